"""A step says for whom it was taken, if she was away; neither of the two clears what is hers."""

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
    NEW.instead_of := (done.facts ->> 'for')::bigint;
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
            SELECT frozen_by AS by, NULL::bigint AS instead_of, frozen_by_process AS process
            FROM public.publishing_release WHERE id = NEW.release_id
            UNION ALL
            SELECT earlier.by, earlier.instead_of, earlier.by_process
            FROM public.publishing_releasestep AS earlier
            WHERE earlier.release_id = NEW.release_id AND earlier.step = 'send'
        ) AS hand
        WHERE hand.by IN (NEW.by, NEW.instead_of) OR hand.instead_of IN (NEW.by, NEW.instead_of)
            OR (hand.process <> '' AND hand.process = NEW.by_process)
    ) THEN
        RAISE EXCEPTION 'Whoever froze an edition or sent it for review does not clear it.'
            USING ERRCODE = 'SE003', HINT = 'Somebody else clears it.';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0004_editions_go_their_way"),
    ]

    operations = [
        migrations.AddField(
            model_name="releasestep",
            name="instead_of",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
    ]
