"""Drafts are few, and looked for by time once a day: an index by time cost each save a write."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0002_indexes_of_applications_hold_what_figures_need")]

    operations = [migrations.RemoveIndex(model_name="draft", name="drafts_by_time")]
