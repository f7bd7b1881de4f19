"""Tables made at once are those that would be made one by one, and go as they came."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from secretariat.engine.history.tables import CreateTables

LABEL = "reference"


def tables() -> list[CreateModel]:
    """One, another that refers to it and to itself, and one that refers to both."""
    own_number = ("id", models.BigAutoField(primary_key=True))
    return [
        CreateModel("Shelf", [own_number, ("code", models.CharField(max_length=10))]),
        CreateModel(
            "Book",
            [
                own_number,
                ("shelf", models.ForeignKey("reference.Shelf", models.PROTECT)),
                ("after", models.ForeignKey("self", models.PROTECT, null=True)),
            ],
        ),
        CreateModel(
            "Loan",
            [own_number, ("book", models.ForeignKey("reference.Book", models.PROTECT))],
            options={"indexes": [models.Index(fields=["book"], name="loans_of_a_book")]},
        ),
    ]


@pytest.mark.parametrize("is_ready", [False, True])
def test_the_models_are_those_of_tables_made_one_by_one(is_ready: bool) -> None:
    together, one_by_one = ProjectState(), ProjectState()
    if is_ready:
        assert together.apps.get_models() == []
    CreateTables(tables()).state_forwards(LABEL, together)
    for table in tables():
        table.state_forwards(LABEL, one_by_one)
    assert together == one_by_one
    book = together.apps.get_model(LABEL, "Book")
    assert book._meta.get_field("shelf").related_model is together.apps.get_model(LABEL, "Shelf")


@pytest.mark.django_db
def test_the_database_is_told_what_it_would_be_told_one_by_one() -> None:
    before, after, made = ProjectState(), ProjectState(), CreateTables(tables())
    made.state_forwards(LABEL, after)
    with connection.schema_editor(collect_sql=True) as editor:
        made.database_forwards(LABEL, editor, before, after)
    with connection.schema_editor(collect_sql=True) as one_by_one:
        for table in tables():
            table.database_forwards(LABEL, one_by_one, before, after)
    assert editor.collected_sql == one_by_one.collected_sql
    assert sum(line.startswith("CREATE TABLE") for line in editor.collected_sql) == 3


@pytest.mark.django_db
def test_they_go_the_last_first() -> None:
    before, after, made = ProjectState(), ProjectState(), CreateTables(tables())
    made.state_forwards(LABEL, after)
    with connection.schema_editor(collect_sql=True) as editor:
        made.database_backwards(LABEL, editor, after, before)
    dropped = [line.split('"')[1] for line in editor.collected_sql if line.startswith("DROP TABLE")]
    assert dropped == ["reference_loan", "reference_book", "reference_shelf"]


def test_a_plan_names_every_table() -> None:
    assert CreateTables(tables()).describe() == "Create the tables Shelf, Book, Loan"
