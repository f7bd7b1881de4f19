"""A cache all web processes share, so that sign-in attempts are counted together."""

from django.db import migrations

# Unlogged: losing the counts in a crash costs nothing, writing them twice would.
MAKE = """
CREATE UNLOGGED TABLE access_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX access_cache_expires ON access_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_their_history")]

    operations = [migrations.RunSQL(MAKE, "DROP TABLE access_cache")]
