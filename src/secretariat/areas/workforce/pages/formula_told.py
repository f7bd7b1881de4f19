"""The formula of representation in force, in words and with its authority."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.representing import Formula
from secretariat.areas.workforce.standing.moments import Moment
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Fact
from secretariat.web.links import record_page

NOUGHT = Decimal(0)


def in_words(moment: Moment) -> tuple[str, ...]:
    """Say how a desirable range is reckoned on the day; without a formula there is nothing."""
    return tuple(_sentences(moment.formula)) if moment.formula else ()


def _sentences(formula: Formula) -> Iterator[str]:
    yield _base(formula)
    yield _(
        "%(membership)s of them in equal parts, %(contribution)s by the scale of assessments, "
        "%(population)s by population: together these make the midpoint of a State’s range."
    ) % {
        "membership": _cent(formula.membership),
        "contribution": _cent(formula.contribution),
        "population": _cent(formula.population),
    }
    yield _margin(formula)
    if formula.small_share is not None:
        yield _("States assessed at %(share)s or less have the range %(lower)s to %(upper)s.") % {
            "share": _cent(formula.small_share),
            "lower": formats.number(formula.small_lower),
            "upper": formats.number(formula.small_upper),
        }
    if formula.no_excess_above is not None:
        told = {"share": _cent(formula.no_excess_above)}
        yield _("For States assessed above %(share)s it ends at the midpoint.") % told
    told = {"way": formula.get_rounding_display()}
    yield _("Both ends are rounded %(way)s to whole posts.") % told


def _base(formula: Formula) -> str:
    if formula.base is None:
        return _("As many posts are shared out as officials are counted.")
    return _("%(count)s posts are shared out.") % {"count": formats.number(formula.base)}


def _margin(formula: Formula) -> str:
    told = {
        "margin": _cent(formula.margin),
        "least": _plain(formula.margin_least),
        "upper": _plain(formula.upper_least),
    }
    parts = [_("The range reaches %(margin)s of the midpoint either way") % told]
    if formula.margin_least > NOUGHT:
        parts.append(_("at least %(least)s posts") % told)
    if formula.upper_least > NOUGHT:
        parts.append(_("and its upper end is at least %(upper)s") % told)
    return ", ".join(parts) + "."


def _plain(number: Decimal) -> str:
    exact = number.normalize()
    return formats.number(exact, max(-int(exact.as_tuple().exponent), 0))


def _cent(number: Decimal) -> str:
    exact = (number / 100).normalize()
    return formats.share(exact, max(-int(exact.as_tuple().exponent) - 2, 0))


def facts(moment: Moment) -> tuple[Fact, ...]:
    """The method, the version in force and what it rests on; each opens its record."""
    formula = moment.formula
    if formula is None:
        return ()
    method = Cell(
        text=formula.method.name.text,
        url=record_page("representation-methods", formula.method_id),
    )
    since = Cell(
        text=formats.day(formula.starts), url=record_page("representation-formulas", formula.pk)
    )
    return (
        Fact(name=_("Method"), cell=method),
        Fact(name=_("Version since"), cell=since),
        Fact(name=_("Authority"), cell=Cell(text=formula.authority)),
    )
