"""Notices, what people follow, and how they wish to be written to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("history", "0001_acts_clock_and_refusal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="mail_preference",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("at_once", "At once, each by itself"),
                            ("daily", "Once a day, all in one"),
                            ("never", "Never: on the home page alone"),
                        ],
                        default="daily",
                        max_length=10,
                        verbose_name="E-mail",
                    ),
                ),
                ("digested_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name": "preference",
                "verbose_name_plural": "preferences",
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(blank=True, max_length=100)),
                ("record", models.BigIntegerField(null=True)),
                ("figure", models.CharField(blank=True, max_length=100)),
                (
                    "since",
                    models.DateTimeField(db_default=models.Func(function="secretariat.clock")),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "follow",
                "verbose_name_plural": "follows",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "table", "record", "figure"),
                        name="notices_follow_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("record", None), ("table", "")),
                            ("figure", ""),
                            _connector="XOR",
                        ),
                        name="notices_follow_a_record_or_a_figure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("waits", "waits for you"),
                            ("due", "is due"),
                            ("moved", "was moved"),
                        ],
                        max_length=10,
                    ),
                ),
                ("action", models.CharField(max_length=100)),
                ("table", models.CharField(max_length=100)),
                ("record", models.BigIntegerField(null=True)),
                ("count", models.PositiveIntegerField(default=1)),
                ("act", models.UUIDField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("days", models.SmallIntegerField(null=True)),
                ("at", models.DateTimeField(db_default=models.Func(function="secretariat.clock"))),
                ("read_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["person", "-at"], name="notices_of_a_person"),
                    models.Index(
                        condition=models.Q(("mailed_at", None)),
                        fields=["person"],
                        name="notices_not_yet_sent",
                    ),
                    models.Index(fields=["table", "record", "action"], name="notices_of_a_record"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "due")),
                        fields=("person", "action", "table", "record", "due_on", "days"),
                        name="notices_remind_once",
                    )
                ],
            },
        ),
    ]
