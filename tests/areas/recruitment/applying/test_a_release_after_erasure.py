"""A paper that counted applicants still verifies once they are erased, and says why it differs."""

from collections.abc import Mapping

from tests.areas.recruitment.selection.cases import BY

from secretariat.areas.recruitment.actions.erasing import erase_candidates
from secretariat.areas.recruitment.models.applying import Application, Candidate, Declaration
from secretariat.engine.publishing.findings import Kind
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify

ERASED = 3


def test_the_paper_on_recruitment_names_who_was_erased_and_agrees(
    own_example: Mapping[str, str],
) -> None:
    release = Release.objects.filter(publication="recruitment-and-diversity").latest("edition")
    women = Application.objects.filter(
        received_on__year=2022, declaration__sex="F", candidate__data=Candidate.Data.KEPT
    )
    numbers = sorted(set(women.order_by("pk").values_list("candidate", flat=True)))[:ERASED]
    declared = set(
        Application.objects.filter(candidate__in=numbers).values_list("declaration", flat=True)
    )
    erase_candidates(numbers, by=BY, reason="By schedule.")
    found = verify(release, release.seal)
    assert found.agrees, [str(one) for one in found.findings if one.fails]
    assert {one.kind for one in found.findings} == {Kind.ERASED}
    table = Declaration._meta.db_table
    assert {one.record for one in found.findings if one.table == table} == declared
    assert any("rased on schedule" in one.explains for one in found.findings)
