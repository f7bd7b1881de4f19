"""Editions go their way to the public by steps; those frozen before are public since then."""

import django.db.models.deletion
from django.db import migrations, models

FUNCTION = """
CREATE OR REPLACE FUNCTION secretariat.one_step_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done public.history_act;
    last record;
    stood text;
BEGIN
    IF NEW.act IS DISTINCT FROM secretariat.current_act('publishing.' || NEW.step) THEN
        RAISE EXCEPTION 'Nobody answers for this step of an edition.'
            USING ERRCODE = 'SE001', HINT = 'Send, clear or publish the edition.';
    END IF;
    SELECT act.* INTO done FROM public.history_act AS act WHERE act.id = NEW.act;
    NEW.at := done.at;
    NEW."by" := done."by";
    NEW.by_process := done.process;
    SELECT number, step, public_at INTO last FROM public.publishing_releasestep
        WHERE release_id = NEW.release_id ORDER BY number DESC LIMIT 1;
    stood := coalesce(last.step, 'freeze');
    IF stood = 'publish' AND last.public_at <= NEW.at THEN
        stood := 'public';
    END IF;
    IF (stood, NEW.step) NOT IN (
        ('freeze', 'send'), ('return', 'send'),
        ('send', 'clear'), ('send', 'return'),
        ('clear', 'publish'), ('clear', 'return'),
        ('publish', 'publish'), ('publish', 'return')
    ) THEN
        RAISE EXCEPTION 'An edition does not go from % to %.', stood, NEW.step
            USING ERRCODE = 'SE003', HINT = 'What is public stays: a correction is a new edition.';
    END IF;
    IF NEW.step = 'clear' AND EXISTS (
        SELECT FROM (
            SELECT frozen_by AS by, frozen_by_process AS process
            FROM public.publishing_release WHERE id = NEW.release_id
            UNION ALL
            SELECT earlier.by, earlier.by_process FROM public.publishing_releasestep AS earlier
            WHERE earlier.release_id = NEW.release_id AND earlier.step = 'send'
        ) AS hand
        WHERE hand.by = NEW.by OR (hand.process <> '' AND hand.process = NEW.by_process)
    ) THEN
        RAISE EXCEPTION 'Whoever froze an edition or sent it for review does not clear it.'
            USING ERRCODE = 'SE003', HINT = 'Somebody else clears it.';
    END IF;
    RETURN NEW;
END $$;
"""

GUARDS = """
CREATE TRIGGER one_step_on BEFORE INSERT ON publishing_releasestep
    FOR EACH ROW EXECUTE FUNCTION secretariat.one_step_on();
CREATE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON publishing_releasestep
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
"""

# Before there were steps, what was frozen could be read at once: so it stays.
PUBLISHED_AT_ITS_FREEZING = """
INSERT INTO publishing_releasestep
    (release_id, number, step, at, public_at, act, by, by_process, note)
SELECT id, 1, 'publish', frozen_at, frozen_at, act, frozen_by, frozen_by_process, ''
FROM publishing_release ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

UNDO = "DROP FUNCTION secretariat.one_step_on CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0003_figures_may_be_withheld"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReleaseStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("send", "Send for review"),
                            ("return", "Send back"),
                            ("clear", "Clear for publication"),
                            ("publish", "Publish"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                ("public_at", models.DateTimeField(null=True, verbose_name="public from")),
                ("act", models.UUIDField(unique=True)),
                ("by", models.BigIntegerField(null=True)),
                ("by_process", models.CharField(blank=True, max_length=100)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="publishing.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of an edition",
                "verbose_name_plural": "steps of editions",
                "ordering": ["release", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "number"),
                        name="publishing_step_follows_one",
                        violation_error_message="Somebody else took this edition a step on meanwhile.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("public_at__gte", models.F("at")), ("step", "publish")),
                            models.Q(
                                models.Q(("step", "publish"), _negated=True), ("public_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="publishing_published_is_public_from_then",
                        violation_error_message="Only what is published is public, not before that.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(PUBLISHED_AT_ITS_FREEZING, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTION, UNDO),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
