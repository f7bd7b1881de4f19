"""A figure of a release may be withheld: no number of it is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_leaves_are_kept_as_they_are")]

    operations = [
        migrations.AddField(
            model_name="releasedfigure",
            name="withheld_below",
            field=models.PositiveIntegerField(null=True),
        )
    ]
