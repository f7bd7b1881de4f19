"""Releases, and the triggers that keep them as they were frozen."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from secretariat.engine.publishing.sql import FUNCTIONS, GUARDS, UNDO


class Migration(migrations.Migration):
    initial = True

    dependencies = [("history", "0001_acts_clock_and_refusal")]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publication", models.CharField(max_length=100, verbose_name="publication")),
                ("edition", models.PositiveIntegerField(verbose_name="edition")),
                ("frozen_at", models.DateTimeField(verbose_name="frozen")),
                ("known_at", models.DateTimeField(verbose_name="as known")),
                (
                    "simulated",
                    models.BooleanField(default=False, verbose_name="on a simulated clock"),
                ),
                ("act", models.UUIDField(unique=True)),
                ("frozen_by", models.BigIntegerField(null=True)),
                ("frozen_by_process", models.CharField(blank=True, max_length=100)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("texts", models.JSONField()),
                ("facts", models.JSONField()),
                ("product_version", models.CharField(max_length=50)),
                ("database_version", models.CharField(max_length=50)),
                ("parts", models.JSONField()),
                ("seal", models.CharField(max_length=64, verbose_name="seal")),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="publishing.release",
                        verbose_name="corrects",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ["publication", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="ReleasedEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=20)),
                ("table", models.CharField(max_length=63)),
                ("count", models.BigIntegerField()),
                (
                    "ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("root", models.CharField(max_length=64)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="publishing.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a release",
                "ordering": ["release", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReleasedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=20)),
                ("measure", models.CharField(max_length=100)),
                ("asked", models.JSONField()),
                ("value", models.TextField(null=True)),
                ("n", models.BigIntegerField()),
                ("part", models.BigIntegerField(null=True)),
                ("whole", models.BigIntegerField(null=True)),
                ("unit", models.JSONField()),
                ("words", models.JSONField()),
                ("definition", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="publishing.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure of a release",
                "ordering": ["release", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReleasedTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=63)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), size=None
                    ),
                ),
                ("salt", models.BinaryField()),
                ("count", models.BigIntegerField()),
                (
                    "ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                (
                    "leaves",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BinaryField(), size=None
                    ),
                ),
                ("root", models.CharField(max_length=64)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tables",
                        to="publishing.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "table of a release",
            },
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                fields=("publication", "edition"),
                name="publishing_release_has_its_own_edition",
                violation_error_message="This edition has been frozen already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="releasedevidence",
            constraint=models.UniqueConstraint(
                fields=("release", "figure", "name"), name="publishing_evidence_is_kept_once"
            ),
        ),
        migrations.AddIndex(
            model_name="releasedfigure",
            index=models.Index(fields=["measure"], name="publishing_figures_by_measure"),
        ),
        migrations.AddConstraint(
            model_name="releasedfigure",
            constraint=models.UniqueConstraint(
                fields=("release", "key"), name="publishing_figure_has_its_own_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="releasedtable",
            constraint=models.UniqueConstraint(
                fields=("release", "table"), name="publishing_table_is_digested_once"
            ),
        ),
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
