"""Indicators say whether they tell of the progress of the work or of what it changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0001_frameworks_and_results"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="indicator",
            name="tells",
            field=models.CharField(
                blank=True,
                choices=[("progress", "progress of the work"), ("impact", "what the work changed")],
                max_length=8,
                verbose_name="what it tells",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="tells",
            field=models.CharField(
                blank=True,
                choices=[("progress", "progress of the work"), ("impact", "what the work changed")],
                max_length=8,
                verbose_name="what it tells",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "results_indicatorevent" ("code", "counts", "definition_en", "definition_es", "definition_fr", "direction", "disaggregated_by", "id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tells", "title_en", "title_es", "title_fr", "unit_id") SELECT new_values."code", new_values."counts", new_values."definition_en", new_values."definition_es", new_values."definition_fr", new_values."direction", new_values."disaggregated_by", new_values."id", new_values."objective_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."position", new_values."tells", new_values."title_en", new_values."title_es", new_values."title_fr", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ea8c06e4824e323665ab888193ecb2f38699c8ad",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_02f65",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="results_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "results_indicatorevent" ("code", "counts", "definition_en", "definition_es", "definition_fr", "direction", "disaggregated_by", "id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tells", "title_en", "title_es", "title_fr", "unit_id") SELECT new_values."code", new_values."counts", new_values."definition_en", new_values."definition_es", new_values."definition_fr", new_values."direction", new_values."disaggregated_by", new_values."id", new_values."objective_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."position", new_values."tells", new_values."title_en", new_values."title_es", new_values."title_fr", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="41bd4933b8cdf4bdca9b958391c0e6e7deeeb2ac",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_119db",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="results_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "results_indicatorevent" ("code", "counts", "definition_en", "definition_es", "definition_fr", "direction", "disaggregated_by", "id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tells", "title_en", "title_es", "title_fr", "unit_id") SELECT old_values."code", old_values."counts", old_values."definition_en", old_values."definition_es", old_values."definition_fr", old_values."direction", old_values."disaggregated_by", old_values."id", old_values."objective_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."position", old_values."tells", old_values."title_en", old_values."title_es", old_values."title_fr", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8c9ef0069e91410d0fcd46d6ac362640fa2b46e5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0746d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="results_indicator",
                    when="AFTER",
                ),
            ),
        ),
    ]
