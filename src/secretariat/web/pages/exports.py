"""A register as a file: what its list shows, all pages of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, StreamingHttpResponse

from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import Asked, chosen, references
from secretariat.web.asking import actor, list_asked, today
from secretariat.web.opening import opened
from secretariat.web.records.files import csv_parts, xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register_csv(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """Give what a register shows as CSV: its filters, order and columns, all pages of it."""
    register, asked, rows = _wanted(request, key)
    response = StreamingHttpResponse(
        csv_parts(register, rows, asked.columns or register.columns),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def register_xlsx(request: HttpRequest, key: str) -> FileResponse:
    """Give the same as a workbook."""
    register, asked, rows = _wanted(request, key)
    book = xlsx(register, rows, asked.columns or register.columns)
    return FileResponse(book, as_attachment=True, filename=f"{key}.xlsx", content_type=XLSX)


def _wanted(request: HttpRequest, key: str) -> tuple[Register, Asked, QuerySet[Any]]:
    register = opened(request, register_of, key, lambda register: register.see)
    asked = list_asked(register, request.GET)
    rows = chosen(register, asked, actor=actor(request), on=today())
    if register.sensitive:
        note(register, list(rows.values_list("pk", flat=True)), Through.EXPORT)
    return register, asked, rows.select_related(*references(register))
