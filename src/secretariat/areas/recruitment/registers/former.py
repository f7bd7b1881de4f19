"""How cases of a former system are taken over: with the states and days they had there."""

from collections.abc import Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.roles import May
from secretariat.engine.imports.declaring import Column, Import
from secretariat.engine.imports.readings import Reading
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.records.declaring import Action, Check, Kind


def taken_over(
    one: Ordinary,
    by_moves: Mapping[str, Reading],
    *,
    key: str = "",
    checks: tuple[Check, ...] = (),
) -> Import:
    """The import of former cases of a kind; `by_moves` are the fields that else moves alone write.

    It only adds: what has been taken over goes on by moves, so that a row that says another thing
    of a case already there is wrong. Of what must hold of a new case only `checks` are asked of a
    former one. `key` is that of the import, where it isn't named after the register.
    """
    add = Action(
        key=f"recruitment.take_over_{one.key.replace('-', '_')}",
        title=format_lazy(_("Take over: {title}"), title=one.title),
        told=_("took this case over from a former system"),
        model=one.model,
        kind=Kind.ADD,
        may=May.TAKE_OVER_CASES,
        fields=(*one.fields, *by_moves),
        checks=checks,
        scope=one.scope,
        takes_over=True,
    )
    further = (
        Column(field=name, headers=(name,), reads=reads, optional=True)
        for name, reads in by_moves.items()
    )
    plain = one.reads
    return Import(
        key=key or plain.key,
        title=one.title,
        model=one.model,
        add=add,
        natural_key=plain.natural_key,
        columns=(*plain.columns, *further),
    )
