"""What a run is about, in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0001_runs_and_tries"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="about",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="about"),
            preserve_default=False,
        ),
    ]
