"""From here on every change of people and grants is answered for and kept."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from secretariat.engine.history.triggers import AddTriggers


class Migration(migrations.Migration):
    # The sign-in library's own migrations tidy the table of people before anybody is in it: the
    # guards come after them.
    dependencies = [
        ("access", "0001_people_and_grants"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("role", models.CharField(max_length=100, verbose_name="role")),
                (
                    "scope",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                r"^([^/\n]+(/[^/\n]+)*)?\Z",
                                "A scope is a path such as HRD/REC, or empty.",
                            )
                        ],
                        verbose_name="scope",
                    ),
                ),
                ("starts", models.DateField(verbose_name="starts")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="ends")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="access.grant",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                        name="event_6e19c16f_newest",
                    ),
                    models.Index(fields=["pgh_context_id"], name="event_6e19c16f_act"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "username",
                    models.CharField(
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "@", "A user name has no @.", inverse_match=True
                            )
                        ],
                        verbose_name="user name",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "Français"), ("es", "Español")],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "unit_path",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                r"^([^/\n]+(/[^/\n]+)*)?\Z",
                                "A scope is a path such as HRD/REC, or empty.",
                            )
                        ],
                        verbose_name="works in",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                        name="event_6f6bffcb_newest",
                    ),
                    models.Index(fields=["pgh_context_id"], name="event_6f6bffcb_act"),
                ],
            },
        ),
        AddTriggers(
            model_name="person",
            triggers=[
                pgtrigger.compiler.Trigger(
                    name="somebody_answers",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="PERFORM secretariat.require_act(TG_TABLE_NAME::text); RETURN NULL;",
                        hash="0f1050880780ad0b3b0f0184cca15b7ed032ab89",
                        level="STATEMENT",
                        operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                        pgid="pgtrigger_somebody_answers_41386",
                        table="access_person",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="never_truncated",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION '% is never truncated.', TG_TABLE_NAME USING ERRCODE = 'SE003';",
                        hash="d0e225dec1d8af62bed2de5c12c5a78de184fcc8",
                        level="STATEMENT",
                        operation="TRUNCATE",
                        pgid="pgtrigger_never_truncated_a815c",
                        table="access_person",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_personevent" ("email", "id", "is_active", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_path", "username") SELECT new_values."email", new_values."id", new_values."is_active", new_values."language", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."unit_path", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="b2b838eb9e9e890d9604696ad1825e89345096b7",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_fb4c5",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="access_person",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_personevent" ("email", "id", "is_active", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_path", "username") SELECT new_values."email", new_values."id", new_values."is_active", new_values."language", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."unit_path", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."unit_path" IS DISTINCT FROM (new_values."unit_path") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="edc0b82ef79cdf6ea09a5f07071301c00b92bf6f",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_a1ef2",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="access_person",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_personevent" ("email", "id", "is_active", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_path", "username") SELECT old_values."email", old_values."id", old_values."is_active", old_values."language", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."unit_path", old_values."username" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="7b11965d6b9e6d426e8fa5759b5e4d85dc2aa5bd",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d34ee",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="access_person",
                        when="AFTER",
                    ),
                ),
            ],
        ),
        AddTriggers(
            model_name="grant",
            triggers=[
                pgtrigger.compiler.Trigger(
                    name="somebody_answers",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="PERFORM secretariat.require_act(TG_TABLE_NAME::text); RETURN NULL;",
                        hash="e4ab366e63fff8a32a3fadc55c9f89d753c0de63",
                        level="STATEMENT",
                        operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                        pgid="pgtrigger_somebody_answers_5db82",
                        table="access_grant",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="never_truncated",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION '% is never truncated.', TG_TABLE_NAME USING ERRCODE = 'SE003';",
                        hash="2a1a85678f7ff2d33af2bbc5b8f2220ee3e48ca1",
                        level="STATEMENT",
                        operation="TRUNCATE",
                        pgid="pgtrigger_never_truncated_5dcff",
                        table="access_grant",
                        when="BEFORE",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_grantevent" ("ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "starts") SELECT new_values."ends", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'insert\', new_values."id", new_values."role", new_values."scope", new_values."starts" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="209e20b9c84852315ece9bb1cfc4c9aa3f45118c",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1423b",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="access_grant",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_grantevent" ("ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "starts") SELECT new_values."ends", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'update\', new_values."id", new_values."role", new_values."scope", new_values."starts" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="934bf1e2e0adb66a338fe4b91d0b8c8ef0fcfbc9",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c99f4",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="access_grant",
                        when="AFTER",
                    ),
                ),
                pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_grantevent" ("ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "starts") SELECT old_values."ends", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, secretariat.clock(), \'delete\', old_values."id", old_values."role", old_values."scope", old_values."starts" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="5f24bd6e1ad134886dc6f3d5bc85e8b47dfb651e",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b6eaf",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="access_grant",
                        when="AFTER",
                    ),
                ),
            ],
        ),
    ]
