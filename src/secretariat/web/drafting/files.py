"""A text as a file: to take along, to read as the paper it would be, and to bring back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secretariat.engine.access.decisions import require
from secretariat.engine.drafting.passages import plain
from secretariat.engine.drafting.revising import LONGEST
from secretariat.engine.publishing.printing import file_name, printer_of
from secretariat.kernel.errors import BadInput
from secretariat.web.asking import today
from secretariat.web.contexts.drafting import UploadPage
from secretariat.web.contexts.frame import Link
from secretariat.web.drafting.changes import changes
from secretariat.web.drafting.desks import desk, title, trail
from secretariat.web.drafting.keeping import previewer
from secretariat.web.frames import frame
from secretariat.web.records.meanwhile import BEGAN_FROM


def draft_file(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Give the text as it stands."""
    at = desk(request, key, language)
    response = HttpResponse(at.text.text, content_type="text/markdown; charset=utf-8")
    name = f"{at.publication.key}.{at.language}.md"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def draft_print(request: HttpRequest, key: str, language: str, form: str) -> HttpResponse:
    """Print the text as the paper it would be, with figures computed now; nothing is kept.

    Raises NotFound for a format there is none of, BadInput where the text can't be read.
    """
    at, printer = desk(request, key, language), printer_of(form)
    preview = previewer(request, at).preview(at.publication, at.language, at.text.text)
    if preview.document is None:
        raise BadInput(_("The text can't be printed yet."), problems=preview.problems)
    data = printer.print(preview.document)
    response = HttpResponse(data, content_type=printer.media)
    name = file_name(preview.document, printer)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def upload_page(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Show what a file would change; nothing is written before she says so."""
    at = desk(request, key, language)
    require(at.person, at.publication.writes, on=today())
    text = _read(request)
    found = changes(at.text.text, text)
    page = UploadPage(
        title=title(at),
        sentence=_sentence(len(found)),
        language=at.language.value,
        text=text,
        began_from=at.version,
        save_url=at.url("draft"),
        back=Link(label=_("Back to the text as it stands"), url=at.url("draft")),
        changes=found,
    )
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail(at)),
        "page": page,
        "began_from": BEGAN_FROM,
    }
    return render(request, "secretariat/drafting/upload.html", given)


def _read(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise BadInput(_("No file was chosen."), do=_("Choose a Markdown file, then upload it."))
    if file.size > 4 * LONGEST:
        raise BadInput(
            _("A text has at most %(most)s characters.") % {"most": LONGEST},
            do=_("Divide the paper, or move a part of it into an annex of its own."),
        )
    try:
        return plain(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(
            _("The file is not text."),
            why=_("Its letters are not in UTF-8."),
            do=_("Save it as Markdown (.md) in UTF-8, and upload that."),
        ) from error


def _sentence(count: int) -> str:
    if not count:
        return _("The file says just what the text says. Nothing would change.")
    return _("Nothing has been written yet. This is what the file would change.")
