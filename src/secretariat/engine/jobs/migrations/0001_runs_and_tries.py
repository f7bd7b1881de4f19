"""Runs of jobs and the tries to do them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("access", "0003_sign_in_attempts"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("job", models.CharField(max_length=100, verbose_name="job")),
                ("arguments", models.JSONField(default=dict, verbose_name="arguments")),
                ("process", models.CharField(blank=True, max_length=100, verbose_name="process")),
                ("language", models.CharField(default="en", max_length=2, verbose_name="language")),
                ("due", models.DateTimeField(null=True, verbose_name="due")),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="asked for at",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("failed", "Failed for good"),
                            ("let go", "Let go"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
                ("result", models.JSONField(null=True, verbose_name="result")),
                ("failure", models.JSONField(null=True, verbose_name="failure")),
                ("begun_anew", models.BigIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of a job",
                "verbose_name_plural": "runs of jobs",
                "indexes": [
                    models.Index(fields=["person", "-id"], name="jobs_run_of_person"),
                    models.Index(fields=["state", "-id"], name="jobs_run_in_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("job", "due"), name="a_periodic_job_runs_once_a_moment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("process", ""), _connector="XOR"),
                        name="somebody_answers_for_a_run",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "done", "failed", "let go"])),
                        name="a_run_is_in_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Try",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("worker", models.BigIntegerField(null=True)),
                (
                    "began_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "told_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("sentence", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "under way"),
                            ("done", "done"),
                            ("released", "put back, because the worker was told to end"),
                            ("broken", "broken off"),
                            ("passing", "failed, to be tried again"),
                            ("failed", "failed for good"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("failure", models.JSONField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="jobs.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "try",
                "verbose_name_plural": "tries",
            },
        ),
    ]
