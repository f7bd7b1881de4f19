"""Indexes of applications and of steps that answer figures without reading the tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0001_vacancies_and_applications")]

    operations = [
        migrations.RemoveIndex(model_name="application", name="applications_by_day"),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["received_on"], include=["id", "declaration"], name="applications_by_day"
            ),
        ),
        migrations.RemoveIndex(model_name="step", name="steps_of_a_stage"),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                fields=["stage", "entered_on"], include=["application"], name="steps_of_a_stage"
            ),
        ),
    ]
