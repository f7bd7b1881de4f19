"""Leaves are digests, which nothing compresses: trying took a third of the time of a freeze."""

from django.db import migrations

STORAGE = """
ALTER TABLE publishing_releasedtable
    ALTER COLUMN leaves SET STORAGE {kind}, ALTER COLUMN ids SET STORAGE {kind};
ALTER TABLE publishing_releasedevidence ALTER COLUMN ids SET STORAGE {kind};
"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_releases")]

    operations = [
        migrations.RunSQL(STORAGE.format(kind="EXTERNAL"), STORAGE.format(kind="EXTENDED"))
    ]
