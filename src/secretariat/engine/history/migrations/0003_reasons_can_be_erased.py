"""Why an act was done can be erased with what it was about; all else of acts stays as written."""

from django.db import migrations

from secretariat.engine.history.sql import REASONS, REASONS_UNDONE


class Migration(migrations.Migration):
    dependencies = [("history", "0002_samples_and_acts_by_person")]

    operations = [migrations.RunSQL(REASONS, REASONS_UNDONE)]
