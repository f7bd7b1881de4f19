"""A link by letter opens once; what was sent before it was so keeps to what its letter said."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0003_drafts_are_saved_in_their_place")]

    operations = [
        migrations.AddField("key", "opens_once", models.BooleanField(default=False)),
        migrations.AlterField("key", "opens_once", models.BooleanField(default=True)),
        migrations.AddField("key", "used_at", models.DateTimeField(null=True)),
    ]
