"""A willingness has a code; rosters, consent, proposals and sources hold together."""

import django.contrib.postgres.constraints
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0001_vacancies_and_applications"),
        ("reference", "0002_organization"),
        ("workforce", "0001_officials_and_posts"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="willingness",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="willingness",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="willingness",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="willingness",
            name="code",
            field=models.CharField(default="", max_length=30, unique=True, verbose_name="code"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="willingnessevent",
            name="code",
            field=models.CharField(default="", max_length=30, verbose_name="code"),
            preserve_default=False,
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="willingness",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_willingnessevent" ("code", "ends", "family_id", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts") SELECT new_values."code", new_values."ends", new_values."family_id", new_values."id", new_values."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."region_id", new_values."starts" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d9cd55b4bbb77afee784025b18d646bd4ca86345",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5df3d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="recruitment_willingness",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="willingness",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_willingnessevent" ("code", "ends", "family_id", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts") SELECT new_values."code", new_values."ends", new_values."family_id", new_values."id", new_values."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."region_id", new_values."starts" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8b21c46ffd3aa0ba42725c617ca4e6bf9a1250b5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cbe27",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="recruitment_willingness",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="willingness",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_willingnessevent" ("code", "ends", "family_id", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts") SELECT old_values."code", old_values."ends", old_values."family_id", old_values."id", old_values."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."region_id", old_values."starts" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0eba65a5fd66b7e47b4727c53f25b65c00d0d45e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88a68",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="recruitment_willingness",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on__isnull", True),
                    ("withdrawn_on__gte", models.F("agreed_on")),
                    _connector="OR",
                ),
                name="recruitment_contact_agrees_before_she_withdraws",
                violation_error_message="Nobody says no before she has agreed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="listing",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.Func(
                                models.F("roster"), models.F("candidate"), function="point"
                            ),
                            models.Func(
                                models.F("roster"), models.F("candidate"), function="point"
                            ),
                            function="box",
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.Func(
                                models.Value(0),
                                models.Func(
                                    models.F("starts"),
                                    template="%(expressions)s - date '2000-01-01'",
                                ),
                                function="point",
                            ),
                            models.Func(
                                models.Value(0),
                                models.Func(
                                    models.F("ends"),
                                    template="coalesce(%(expressions)s - date '2000-01-01', 10000000)",
                                ),
                                function="point",
                            ),
                            function="box",
                        ),
                        "&&",
                    ),
                ],
                name="recruitment_candidate_is_on_a_roster_once_a_day",
                violation_error_message="The candidate is on this roster already on some of these days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("outcome", "open")),
                    models.Q(
                        models.Q(("outcome", "open"), _negated=True), ("decided_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="recruitment_proposal_is_decided_on_a_day",
                violation_error_message="What was decided has a day, and what is open has none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__isnull", True), ("event__isnull", True), _connector="OR"
                ),
                name="recruitment_source_is_a_channel_or_an_event",
                violation_error_message="A source is a channel or an event, not both.",
            ),
        ),
    ]
