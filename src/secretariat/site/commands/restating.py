"""The command that says what of a paper reads otherwise, and why."""

from typing import TYPE_CHECKING

import click

from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES
from secretariat.site.commands.plumbing import instance

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from secretariat.engine.publishing.models import Release
    from secretariat.engine.publishing.restating_causes import Cause
    from secretariat.engine.publishing.restating_told import Restated


@click.command()
@click.argument("release")
@click.argument("other", required=False)
@click.option(
    "--by",
    metavar="USER",
    help="Who reads it; a process of the Office, which sees all, if left out.",
)
def restate(release: str, other: str | None, by: str | None) -> None:
    """Hold RELEASE against today, or against OTHER, figure by figure: what changed and why.

    A release is named KEY/EDITION, or KEY for the newest edition. What is withheld stays withheld.

    Example: secretariat restate fundamental-conventions/1 fundamental-conventions/2
    """
    with instance():
        from secretariat.engine.publishing import restating_words as told
        from secretariat.engine.publishing.readers import Reader
        from secretariat.engine.publishing.restating import restate as restated
        from secretariat.engine.publishing.seeing import seen_by
        from secretariat.kernel.languages import Language
        from secretariat.site.commands.publishing import actor
        from secretariat.web.asking import now, today

        reader = Reader(actor(by, process="secretariat restate"), today(), now())
        seen = seen_by(reader.actor, on=reader.on, now=reader.now) if by else None
        beside = _release(other, seen) if other else None
        found = restated(_release(release, seen), beside, reader=reader)
        language = Language(LANGUAGES[0])
        click.echo(told.compared(found, language))
        click.secho(f"{told.title(found)}.", bold=True)
        for one in found.told:
            _tell(one, language)
        for words in told.reserves(found):
            click.echo(words)


def _release(words: str, among: "QuerySet[Release] | None") -> "Release":
    """The release that is named so."""
    from secretariat.engine.publishing.releases import release_of

    key, slash, edition = words.partition("/")
    if slash and not edition.isdigit():
        raise BadInput(
            f"“{words}” names no release.", do="Write KEY/EDITION, such as members/2, or KEY."
        )
    return release_of(key, int(edition) if edition else None, among=among)


def _tell(one: "Restated", language: str) -> None:
    from secretariat.engine.publishing import restating_words as told
    from secretariat.kernel.languages import Language

    earlier, later = told.sides(one)
    click.echo(f"- {told.named(one.figure, Language(language))}: {earlier} → {later}")
    for cause in one.causes:
        _tell_cause(cause)


def _tell_cause(cause: "Cause") -> None:
    click.echo(f"  {cause.title}. {cause.sentence} {cause.others}".rstrip())
    for record in cause.records:
        click.echo(f"    · {record}: {record.became}")
    if cause.said or cause.now:
        click.echo(f"    {cause.said or '–'} → {cause.now or '–'}")
