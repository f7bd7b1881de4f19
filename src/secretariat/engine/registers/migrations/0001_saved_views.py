"""The views of registers that people save."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from secretariat.engine.history.triggers import AddTriggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("history", "0001_acts_clock_and_refusal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("register", models.CharField(max_length=100, verbose_name="register")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=100, verbose_name="shared with")),
                ("asks", models.TextField(blank=True, verbose_name="what it asks for")),
                ("is_default", models.BooleanField(default=False, verbose_name="shown first")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whose it is",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "register", "name"),
                        name="registers_view_has_its_own_name",
                        violation_error_message="You have a view of this name already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("owner", "register"),
                        name="registers_one_view_is_shown_first",
                        violation_error_message="Another view is shown first already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedViewEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("register", models.CharField(max_length=100, verbose_name="register")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=100, verbose_name="shared with")),
                ("asks", models.TextField(blank=True, verbose_name="what it asks for")),
                ("is_default", models.BooleanField(default=False, verbose_name="shown first")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whose it is",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="registers.savedview",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                        name="event_3ba3d38d_newest",
                    ),
                    models.Index(fields=["pgh_context_id"], name="event_3ba3d38d_act"),
                ],
            },
        ),
        AddTriggers(
            model_name="savedview",
            triggers=[
                pgtrigger.compiler.Trigger(
                    name="somebody_answers",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="PERFORM secretariat.require_act(TG_TABLE_NAME::text); RETURN NULL;",
                        hash="8f57b650309ff62bc98572d203d2ef4d60c5f4b1",
                        level="STATEMENT",
                        operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                        pgid="pgtrigger_somebody_answers_e42de",
                        table="registers_savedview",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="never_truncated",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION '% is never truncated.', TG_TABLE_NAME USING ERRCODE = 'SE003';",
                        hash="d594cb389ef10a145ae15541638deabb79c0299a",
                        level="STATEMENT",
                        operation="TRUNCATE",
                        pgid="pgtrigger_never_truncated_8d38a",
                        table="registers_savedview",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registers_savedviewevent" ("asks", "id", "is_default", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "role") SELECT new_values."asks", new_values."id", new_values."is_default", new_values."name", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."register", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="1411c68b64c094697c28b39da7e2f62f5dcb4f47",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_9ec66",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="registers_savedview",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registers_savedviewevent" ("asks", "id", "is_default", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "role") SELECT new_values."asks", new_values."id", new_values."is_default", new_values."name", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."register", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="119e7f2e0015ca39ef63edbfd2ceb43869aee049",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_f8803",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="registers_savedview",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registers_savedviewevent" ("asks", "id", "is_default", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "role") SELECT old_values."asks", old_values."id", old_values."is_default", old_values."name", old_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."register", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="9a3be029f5aa55160eb5360b6745a450086077aa",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a003a",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="registers_savedview",
                        when="AFTER",
                    ),
                ),
            ],
        ),
    ]
