"""Applications say which languages the candidate works in: every grade asks for some."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0004_links_open_once"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="application",
            name="languages",
            field=models.TextField(blank=True, verbose_name="languages"),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="languages",
            field=models.TextField(blank=True, verbose_name="languages"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_applicationevent" ("candidate_id", "code", "declaration_id", "degrees", "education", "id", "languages", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "received_at", "received_on", "source_id", "state", "vacancy_id", "years", "years_abroad") SELECT new_values."candidate_id", new_values."code", new_values."declaration_id", new_values."degrees", new_values."education", new_values."id", new_values."languages", new_values."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."posts", new_values."received_at", new_values."received_on", new_values."source_id", new_values."state", new_values."vacancy_id", new_values."years", new_values."years_abroad" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b18ef9ac1317da4f97cbcf54b12c1d93396de2cd",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9999e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="recruitment_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_applicationevent" ("candidate_id", "code", "declaration_id", "degrees", "education", "id", "languages", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "received_at", "received_on", "source_id", "state", "vacancy_id", "years", "years_abroad") SELECT new_values."candidate_id", new_values."code", new_values."declaration_id", new_values."degrees", new_values."education", new_values."id", new_values."languages", new_values."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."posts", new_values."received_at", new_values."received_on", new_values."source_id", new_values."state", new_values."vacancy_id", new_values."years", new_values."years_abroad" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4bb8ff1f8934f290dbaf29228bc408ba553c2fb1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70c96",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="recruitment_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_applicationevent" ("candidate_id", "code", "declaration_id", "degrees", "education", "id", "languages", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "received_at", "received_on", "source_id", "state", "vacancy_id", "years", "years_abroad") SELECT old_values."candidate_id", old_values."code", old_values."declaration_id", old_values."degrees", old_values."education", old_values."id", old_values."languages", old_values."letter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."posts", old_values."received_at", old_values."received_on", old_values."source_id", old_values."state", old_values."vacancy_id", old_values."years", old_values."years_abroad" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e01866455728fe7248195da7aafe6e68713e1556",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0b509",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="recruitment_application",
                    when="AFTER",
                ),
            ),
        ),
    ]
