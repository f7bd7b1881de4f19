"""The cells of tables, put together here: a long list has hundreds, and a template is slow."""

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from secretariat.web.contexts.parts import Cell, Column

register = template.Library()
LONGEST_CODE = 16


@register.simple_tag
def cell(shown: Cell) -> SafeString:
    """Show a cell: its bar, its words with the link they are, and the badge beside them."""
    return mark_safe(_cell(shown))


@register.simple_tag
def row(line: Iterable[tuple[Column, Cell]]) -> SafeString:
    """Show the cells of a row, the first as its head."""
    (_column, first), *others = line
    kind = ' class="code"' if _is_code(str(first.text)) else ""
    head = f'<th scope="row" role="rowheader"{kind}>{_cell(first)}</th>'
    return mark_safe(head + "".join(_data(column, one) for column, one in others))


def _is_code(words: str) -> bool:
    """Whether it is one short word with a number, such as RP-2026-007: it is not broken."""
    return len(words) <= LONGEST_CODE and " " not in words and any(map(str.isdecimal, words))


def _data(column: Column, shown: Cell) -> str:
    kind = "number" if column.is_number else "bar" if column.is_bar else ""
    of_kind = f' class="{kind}"' if kind else ""
    label = conditional_escape(column.label)
    return f'<td role="cell" data-label="{label}"{of_kind}>{_cell(shown)}</td>'


def _cell(shown: Cell) -> str:
    words: str = conditional_escape(shown.text)
    if shown.url:
        words = f'<a href="{conditional_escape(shown.url)}">{words}</a>'
    if shown.badge:
        words = f'{words} <span class="badge-word">{conditional_escape(shown.badge)}</span>'
    lang = f' lang="{conditional_escape(shown.lang)}"' if shown.lang else ""
    return f'<span class="cell"{lang}>{shown.bar}{words}</span>'
