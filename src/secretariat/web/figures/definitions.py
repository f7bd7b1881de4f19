"""What a figure counts, in words: the definition in force, and every dated version of it."""

from datetime import date

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import Definition as Dated
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import When
from secretariat.kernel.periods import Period
from secretariat.web import formats, wording
from secretariat.web.contexts.figures import Definition, Version
from secretariat.web.contexts.parts import Cell, Fact


def definition(measure: Measure, when: When) -> Definition:
    """Describe the definition in force for the date or period shown."""
    used = measure.on(day_of(when))
    return Definition(
        paragraphs=tuple(used.shown.split("\n\n")),
        lang=_lang(used),
        facts=(
            Fact(name=_("Authority"), cell=Cell(text=str(measure.authority))),
            Fact(name=_("Since"), cell=Cell(text=formats.day(measure.since))),
            Fact(name=_("Owner"), cell=Cell(text=str(measure.owner))),
            Fact(name=_("Kind"), cell=Cell(text=wording.kind(measure))),
            Fact(name=_("Unit"), cell=Cell(text=wording.heading(str(measure.unit.title)))),
            Fact(name=_("Key"), cell=Cell(text=measure.key)),
        ),
        versions=_versions(measure, used) if len(measure.definitions) > 1 else (),
    )


def day_of(when: When) -> date:
    """Give the day whose definition is in force: the date, or the last day of the period."""
    if isinstance(when, Period):
        return when.ends or date.max
    return when


def _versions(measure: Measure, used: Dated) -> tuple[Version, ...]:
    return tuple(
        Version(
            since=_("From %(day)s") % {"day": formats.day(one.since or measure.since)},
            text=one.shown,
            is_in_force=one is used,
        )
        for one in reversed(measure.definitions)
    )


def _lang(used: Dated) -> str:
    """Give the language of a definition nobody translated, unless it is the reader's own."""
    in_english = used.shown == "\n\n".join(used.paragraphs)
    return "en" if in_english and formats.language() != "en" else ""
