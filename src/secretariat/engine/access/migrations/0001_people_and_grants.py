"""People who sign in, and their dated grants."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("history", "0001_acts_clock_and_refusal")]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "username",
                    models.CharField(
                        max_length=100,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "@", "A user name has no @.", inverse_match=True
                            )
                        ],
                        verbose_name="user name",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                ),
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
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("username", django.db.models.functions.text.Lower("username"))
                        ),
                        name="person_username_is_in_lower_case",
                        violation_error_message="A user name is written in lower case.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("username__contains", "@"), _negated=True),
                        name="person_username_is_no_address",
                        violation_error_message="A user name has no @, as an e-mail address has.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="person_email_is_in_lower_case",
                        violation_error_message="An e-mail address is kept in lower case.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "fr", "es"])),
                        name="person_language_is_a_working_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit_path__regex", r"^([^/\n]+(/[^/\n]+)*)?\Z")),
                        name="person_unit_path_is_a_path",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
            ],
            options={
                "verbose_name": "grant",
                "verbose_name_plural": "grants",
            },
        ),
        migrations.AddField(
            model_name="grant",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                ),
                name="grant_ends_after_it_starts",
                violation_error_message="A grant can't end before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__regex", r"^([^/\n]+(/[^/\n]+)*)?\Z")),
                name="grant_scope_is_a_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("person"),
                            models.F("person"),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.Func(
                                django.db.models.functions.text.Concat(
                                    models.F("role"),
                                    models.Value("\n"),
                                    models.F("scope"),
                                    output_field=models.TextField(),
                                ),
                                models.Value(0),
                                function="hashtextextended",
                                output_field=models.BigIntegerField(),
                            ),
                            models.Func(
                                django.db.models.functions.text.Concat(
                                    models.F("role"),
                                    models.Value("\n"),
                                    models.F("scope"),
                                    output_field=models.TextField(),
                                ),
                                models.Value(0),
                                function="hashtextextended",
                                output_field=models.BigIntegerField(),
                            ),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("starts"),
                            models.F("ends"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="grant_is_held_once_at_a_time",
                violation_error_message="She holds this role over this scope at that time.",
            ),
        ),
    ]
