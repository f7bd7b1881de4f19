"""The addresses of a publication's draft, below that of the paper."""

from django.urls import path

from secretariat.engine.access.pages import page
from secretariat.engine.access.permissions import EVERYONE
from secretariat.web.asking import today
from secretariat.web.drafting import comparing, editing, files, remarking, translating

signed_in = page(EVERYONE, today=today)

urlpatterns = [
    path("<str:language>", signed_in(editing.editor_page), name="draft"),
    path("<str:language>/beside", signed_in(translating.beside_page), name="draft-beside"),
    path("<str:language>/remarks", signed_in(remarking.remarks_page), name="draft-remarks"),
    path("<str:language>/versions", signed_in(comparing.versions_page), name="draft-versions"),
    path("<str:language>/text.md", signed_in(files.draft_file), name="draft-file"),
    path("<str:language>/paper.<slug:form>", signed_in(files.draft_print), name="draft-print"),
    path("<str:language>/upload", signed_in(files.upload_page), name="draft-upload"),
]
