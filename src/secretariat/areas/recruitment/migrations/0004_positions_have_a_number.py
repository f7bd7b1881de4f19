"""A position has a number of its own; a recommendation is a move, on a day."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0003_candidates_drafts_and_keys"),
        ("workforce", "0001_officials_and_posts"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="appointment",
            options={
                "ordering": ["position", "-recommended_on", "pk"],
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
            },
        ),
        migrations.AlterModelOptions(
            name="position",
            options={
                "ordering": ["code"],
                "verbose_name": "position of a vacancy",
                "verbose_name_plural": "positions of vacancies",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="position",
            name="recruitment_position_number_is_given_once",
        ),
        migrations.RemoveField(
            model_name="position",
            name="number",
        ),
        migrations.RemoveField(
            model_name="positionevent",
            name="number",
        ),
        migrations.AddField(
            model_name="position",
            name="code",
            field=models.CharField(default="", max_length=45, unique=True, verbose_name="number"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="positionevent",
            name="code",
            field=models.CharField(default="", max_length=45, verbose_name="number"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="appointment",
            name="recommended_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="recommended on"
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="state",
            field=models.CharField(
                choices=[
                    ("prepared", "being prepared"),
                    ("recommended", "recommended"),
                    ("decided", "decided"),
                    ("offered", "offered"),
                    ("accepted", "accepted"),
                    ("on_post", "on post"),
                    ("not_agreed", "not agreed to"),
                    ("declined", "declined or withdrawn"),
                ],
                default="prepared",
                editable=False,
                max_length=11,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="appointmentevent",
            name="recommended_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="recommended on"
            ),
        ),
        migrations.AlterField(
            model_name="appointmentevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("prepared", "being prepared"),
                    ("recommended", "recommended"),
                    ("decided", "decided"),
                    ("offered", "offered"),
                    ("accepted", "accepted"),
                    ("on_post", "on post"),
                    ("not_agreed", "not agreed to"),
                    ("declined", "declined or withdrawn"),
                ],
                default="prepared",
                editable=False,
                max_length=11,
                verbose_name="state",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_positionevent" ("code", "given_up_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "vacancy_id") SELECT new_values."code", new_values."given_up_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."post_id", new_values."vacancy_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e8e4f8ed42d6b24efdf6a4c35b602f749848e62a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b91ce",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="recruitment_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_positionevent" ("code", "given_up_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "vacancy_id") SELECT new_values."code", new_values."given_up_on", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."post_id", new_values."vacancy_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5dafda8fec6028d89bcad1bebefd7324ad2d3984",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7a417",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="recruitment_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "recruitment_positionevent" ("code", "given_up_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "vacancy_id") SELECT old_values."code", old_values."given_up_on", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."post_id", old_values."vacancy_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="decb147a0327980ec98141a7fb07e97d3ba6fed3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b5ac0",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="recruitment_position",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "prepared"), ("recommended_on__isnull", False), _connector="OR"
                ),
                name="recruitment_appointment_says_when_it_was_recommended",
                violation_error_message="A recommendation says on which day it was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["decided", "offered", "accepted", "on_post"]), _negated=True
                    ),
                    ("decided_on__isnull", False),
                    _connector="OR",
                ),
                name="recruitment_appointment_says_when_it_was_decided",
                violation_error_message="A decision says on which day it was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "on_post"), _negated=True),
                    ("on_post_on__isnull", False),
                    _connector="OR",
                ),
                name="recruitment_appointment_says_since_when_it_is_on_post",
                violation_error_message="Whoever is on post is so since a day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("state__in", ["not_agreed", "declined"]),
                    _connector="OR",
                ),
                name="recruitment_appointment_ends_by_a_refusal",
                violation_error_message="Only what was not agreed to or declined has ended.",
            ),
        ),
    ]
