"""Heads of columns that order a list, and say how it is ordered now."""

from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.web.asking import parts_of
from secretariat.web.contexts.parts import Column
from secretariat.web.links import register_page
from secretariat.web.records.tables import column


def head(register: Register, asked: Asked, name: str) -> Column:
    """Give the head of a column: a link that orders by it, the other way if it already does."""
    plain = column(register, name)
    if not can_order(register, name):
        return plain
    order = _order_now(register, asked)
    turned = f"-{name}" if order == name else name
    return Column(
        label=plain.label,
        sort_url=register_page(register.key, {**parts_of(asked), "order": turned}),
        order={name: "ascending", f"-{name}": "descending"}.get(order, ""),
    )


def _order_now(register: Register, asked: Asked) -> str:
    if asked.order:
        return asked.order
    first = register.order[0] if register.order else ""
    return first.removesuffix("_en")


def can_order(register: Register, name: str) -> bool:
    """Say whether the list can be ordered by a column: by its own, or by its English text."""
    columns = {field.name for field in register.model._meta.concrete_fields}
    return name in columns or f"{name}_en" in columns
