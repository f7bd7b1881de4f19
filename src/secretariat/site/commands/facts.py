"""The facts that come with the product: real States, instruments and categories, imported once."""

from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Instance, tell

LOADED = "loaded"
PROCESS = "secretariat import --facts"


def load_facts_where_empty(here: Instance) -> None:
    """Load the facts into an instance for records of one's own, the first time it is run.

    Later the records are the person's: what she corrected is not overwritten.
    """
    if here.kind is not Kind.EMPTY or (not here.made and here.stamps.get("facts") == LOADED):
        return
    load_facts()
    here.stamps.set("facts", LOADED)


def load_facts() -> None:
    """Import every file of facts, each in an act of its own; what is there already stays."""
    from importlib.resources import files

    from secretariat.areas.reference.imports import SHIPPED as of_reference
    from secretariat.areas.standards.imports import SHIPPED as of_standards
    from secretariat.areas.workforce.imports import SHIPPED as of_workforce
    from secretariat.engine.history.acting import Process
    from secretariat.engine.imports.running import File, imported
    from secretariat.web.asking import today

    for shipped in (*of_reference, *of_standards, *of_workforce):
        with files(shipped.package).joinpath(shipped.file).open("rb") as content:
            trial = imported(
                shipped.reads,
                File(name=shipped.file, content=content),  # type: ignore[arg-type]
                by=Process(PROCESS),
                on=today(),
                reason="Facts that come with the product.",
            ).trial
        counts = f"{trial.new:,} new, {trial.changed:,} changed, {trial.same:,} the same"
        tell(f"{shipped.reads.title}: {counts}")
