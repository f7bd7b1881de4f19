"""Who of the example drafts, adopts, reports and verifies, and in which language they write."""

from functools import cache

from secretariat.example.people_past import newcomers
from secretariat.example.reference_past import unit_paths

EDITOR = "helene.vastrand"
SECOND_EDITOR = "rodrigo.almazar"
SECRETARY = "ibrahim.khalwani"
VERIFIER = "grete.lindoval"
SECOND_VERIFIER = "beatriz.lunares"
VERIFIER_OF_THE_UNION = "lars.hjortvik"

REPORTERS = {
    "reform-2015-17": {"DGO": "pascal.oumarvi"},
    "hr-2022-25": {"DGO/MANAGE/HRD": "ruth.amberley"},
    "union-2020-25": {"UNION": "ximena.portalegre"},
}
"""Who reports for the units below a path, by framework; those of the policy side for all others."""

OF_THE_POLICY_SIDE = {
    "DGO/POLICY/NORMES": "emeka.tolandi",
    "DGO/POLICY/FPRW": "sanna.viirlaid",
    "DGO/POLICY/CHILD": "oumou.seydane",
    "DGO/POLICY/EMPLOY": "mirela.dobrescan",
    "DGO/POLICY/PROTECT": "anselm.korvatz",
    "DGO/POLICY/CONDITIONS": "noemi.castellar",
    "DGO/POLICY/SAFETY": "birgit.halvess",
    "DGO/POLICY/DIALOGUE": "thierno.balandou",
}
VERIFIED_BY_THE_SECOND = frozenset({
    "oumou.seydane", "noemi.castellar", "thierno.balandou", "mirela.dobrescan",
})  # fmt: skip


def reporter(framework: str, unit: str) -> str:
    """Who reports for a unit under a framework, by user name."""
    path = unit_paths()[unit]
    for above, name in REPORTERS.get(framework, OF_THE_POLICY_SIDE).items():
        if f"{path}/".startswith(f"{above}/"):
            return name
    raise LookupError(f"Nobody reports for {unit} under {framework}.")


def verifier(reported_by: str) -> str:
    """Who verifies what somebody reports: never the same person."""
    if reported_by == "ximena.portalegre":
        return VERIFIER_OF_THE_UNION
    return SECOND_VERIFIER if reported_by in VERIFIED_BY_THE_SECOND else VERIFIER


@cache
def language_of(name: str) -> str:
    """The language in which somebody writes evidence."""
    return {one.username: one.language for one in newcomers()}[name]
