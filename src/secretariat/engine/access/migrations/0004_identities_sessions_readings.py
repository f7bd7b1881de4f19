"""Subjects of an identity provider, open sessions, who read what is sensitive, and rates."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Kept as written, by the trigger and (in engine/history/installing.py) by what is granted.
APPEND_ONLY = """
CREATE OR REPLACE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON access_reading
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
"""

# Unlogged, as the counts of sign-in attempts are: a crash forgets them, which costs nothing.
RATES = """
CREATE UNLOGGED TABLE access_rate (
    what varchar(255) PRIMARY KEY, began timestamptz NOT NULL, count integer NOT NULL
);
CREATE INDEX access_rate_began ON access_rate (began);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_sign_in_attempts"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                ("device", models.CharField(blank=True, max_length=200, verbose_name="device")),
                ("began", models.DateTimeField(verbose_name="began")),
                ("seen", models.DateTimeField(verbose_name="last seen")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=models.Func(
                            function="secretariat.clock", output_field=models.DateTimeField()
                        ),
                        verbose_name="when",
                    ),
                ),
                ("person", models.BigIntegerField(null=True, verbose_name="who")),
                ("process", models.CharField(blank=True, max_length=100)),
                ("register", models.CharField(max_length=100, verbose_name="register")),
                (
                    "through",
                    models.CharField(
                        choices=[
                            ("record", "the record’s page"),
                            ("list", "a list"),
                            ("export", "an export"),
                            ("api", "the interface for programs"),
                        ],
                        max_length=10,
                        verbose_name="through",
                    ),
                ),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        size=None,
                        verbose_name="records",
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="number of records")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the records")),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="access_reading_newest_first"),
                    models.Index(fields=["person", "-at"], name="access_reading_by_person"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["records"], name="access_reading_of_records"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer", models.URLField(max_length=255, verbose_name="identity provider")),
                ("subject", models.CharField(max_length=255, verbose_name="subject")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "identity",
                "verbose_name_plural": "identities",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issuer", "subject"),
                        name="identity_is_one_persons",
                        violation_error_message="This subject is linked to somebody already.",
                    ),
                    models.UniqueConstraint(
                        fields=("issuer", "person"),
                        name="identity_is_one_per_person_and_provider",
                        violation_error_message="This person is linked to the provider already.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER kept_as_written ON access_reading"),
        migrations.RunSQL(RATES, "DROP TABLE access_rate"),
    ]
