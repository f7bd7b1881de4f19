"""What a file was held against is read, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0004_identities_sessions_readings")]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="through",
            field=models.CharField(
                choices=[
                    ("record", "the record’s page"),
                    ("list", "a list"),
                    ("export", "an export"),
                    ("api", "the interface for programs"),
                    ("import", "a file held against them"),
                ],
                max_length=10,
                verbose_name="through",
            ),
        )
    ]
