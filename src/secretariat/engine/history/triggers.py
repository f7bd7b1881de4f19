"""Adding the triggers of a table by one migration operation."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger


class AddTriggers(AddTrigger):
    """Every trigger of a new table at once.

    The library adds them one by one, and has every model that is related drawn up again after
    each: a third of the time it takes to prepare the tables. Triggers change no model, so here
    nothing is drawn up again.
    """

    def __init__(self, model_name: str, triggers: Sequence[Trigger]) -> None:
        super().__init__(model_name, triggers[0])
        self.triggers = list(triggers)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Let the state of the model know them."""
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), *self.triggers]

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Install them."""
        if self._are_here(app_label, schema_editor, to_state):
            for one in self.triggers:
                schema_editor.execute(one.install_sql, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take them away."""
        if self._are_here(app_label, schema_editor, to_state):
            for one in self.triggers:
                schema_editor.execute(one.uninstall_sql, params=None)

    def describe(self) -> str:
        """Tell what it does."""
        return f"Create the triggers of {self.model_name}"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Give what it is made of."""
        made_of = {"model_name": self.model_name, "triggers": self.triggers}
        return type(self).__name__, [], made_of

    @property
    def migration_name_fragment(self) -> str:
        """A name for a migration of nothing else."""
        return f"{self.model_name_lower}_triggers"

    def _are_here(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: ProjectState
    ) -> bool:
        model: type[models.Model] = state.apps.get_model(app_label, self.model_name)
        return self.allow_migrate_model_trigger(schema_editor, model)
