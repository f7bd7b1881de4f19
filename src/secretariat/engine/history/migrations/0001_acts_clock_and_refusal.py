"""Acts and erasures, and the database's own functions of history."""

import uuid

from django.db import migrations, models

from secretariat.engine.history.sql import FUNCTIONS, GUARDS, UNDO


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("action", models.CharField(max_length=100)),
                ("by", models.BigIntegerField(null=True)),
                ("process", models.CharField(blank=True, max_length=100)),
                ("reason", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
                ("undoes", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("simulated", models.BooleanField(default=False)),
                ("transaction", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "act",
                "indexes": [
                    models.Index(fields=["-at", "id"], name="history_act_newest_first"),
                    models.Index(fields=["undoes"], name="history_act_undone_by"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=63)),
                ("record", models.BigIntegerField()),
                ("act", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "erasure",
                "indexes": [
                    models.Index(fields=["table", "record"], name="history_erasure_of_record")
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
