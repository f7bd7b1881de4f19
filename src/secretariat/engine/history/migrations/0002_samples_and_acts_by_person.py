"""Samples the application may have taken, and an index that finds what a person did."""

from django.db import migrations, models

from secretariat.engine.history.sql import SAMPLING


class Migration(migrations.Migration):
    dependencies = [("history", "0001_acts_clock_and_refusal")]

    operations = [
        migrations.RunSQL(SAMPLING, "DROP FUNCTION IF EXISTS secretariat.take_samples(regclass)"),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["by", "action"], name="history_act_of_a_person"),
        ),
    ]
