"""Names that people matched to records."""

import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

from secretariat.engine.history.triggers import AddTriggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("history", "0001_acts_clock_and_refusal"),
    ]

    operations = [
        migrations.CreateModel(
            name="Match",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("import_key", models.CharField(max_length=100, verbose_name="first met in")),
                ("said", models.TextField(verbose_name="what the file says")),
                ("key", models.TextField(verbose_name="what it is looked up by")),
                ("table", models.CharField(max_length=100, verbose_name="kind of record")),
                ("named", models.BigIntegerField(verbose_name="the record it stands for")),
            ],
            options={
                "verbose_name": "matched name",
                "verbose_name_plural": "matched names",
                "ordering": ["table", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("table", "key"),
                        name="a_name_is_matched_to_one_record",
                        violation_error_message="This name is already matched to a record.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("import_key", models.CharField(max_length=100, verbose_name="first met in")),
                ("said", models.TextField(verbose_name="what the file says")),
                ("key", models.TextField(verbose_name="what it is looked up by")),
                ("table", models.CharField(max_length=100, verbose_name="kind of record")),
                ("named", models.BigIntegerField(verbose_name="the record it stands for")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="imports.match",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                        name="event_e8239e08_newest",
                    ),
                    models.Index(fields=["pgh_context_id"], name="event_e8239e08_act"),
                ],
            },
        ),
        AddTriggers(
            model_name="match",
            triggers=[
                pgtrigger.compiler.Trigger(
                    name="somebody_answers",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="PERFORM secretariat.require_act(TG_TABLE_NAME::text); RETURN NULL;",
                        hash="5c733d609380a9f7c79a339fc11dd3286f0eee86",
                        level="STATEMENT",
                        operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                        pgid="pgtrigger_somebody_answers_a17a1",
                        table="imports_match",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="never_truncated",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION '% is never truncated.', TG_TABLE_NAME USING ERRCODE = 'SE003';",
                        hash="baf67484b6d6839942061e466f17b35ffbf307b6",
                        level="STATEMENT",
                        operation="TRUNCATE",
                        pgid="pgtrigger_never_truncated_27220",
                        table="imports_match",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "imports_matchevent" ("id", "import_key", "key", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "table") SELECT new_values."id", new_values."import_key", new_values."key", new_values."named", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."said", new_values."table" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="e08939a3c000dea2aca01f6c9f0ac86ba12c5016",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_7bd7a",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="imports_match",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "imports_matchevent" ("id", "import_key", "key", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "table") SELECT new_values."id", new_values."import_key", new_values."key", new_values."named", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."said", new_values."table" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="0047c516d2af6e76a7fd853fa5cb3e0917942358",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_3a6d5",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="imports_match",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "imports_matchevent" ("id", "import_key", "key", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "table") SELECT old_values."id", old_values."import_key", old_values."key", old_values."named", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."said", old_values."table" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="d6fd6a275df4867f006a033e732b8d57a8fdb785",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_0d2f6",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="imports_match",
                        when="AFTER",
                    ),
                ),
            ],
        ),
    ]
