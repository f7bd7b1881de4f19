"""What every printer says about a release, in the same words."""

from django.utils.translation import gettext as _

from secretariat.engine.publishing.document import Definition, Document
from secretariat.kernel.languages import Spoken


def frozen_sentence(document: Document) -> str:
    """Which edition it is, frozen and known when; of a draft, when its figures were known."""
    if document.is_draft:
        return _("The figures of this draft are as known on %(known)s.") % {"known": document.known}
    return _("Edition %(edition)s, frozen on %(frozen)s, as known on %(known)s. Its seal:") % {
        "edition": document.edition,
        "frozen": document.frozen,
        "known": document.known,
    }


def how_to_check(document: Document) -> str:
    """What the command below the seal is for; a draft has none."""
    if document.is_draft:
        return ""
    return _("Whoever holds this paper can have the Office’s records checked against it:")


def on_every_page(document: Document) -> str:
    """What no page may be read without: the warnings, and when the figures were known."""
    known = _("Figures as known on %(known)s.") % {"known": document.known}
    return " ".join((*document.warnings, known))


def answers(definition: Definition) -> str:
    """By whose authority a measure is computed, and who answers for it."""
    return _("Authority: %(authority)s. Owner: %(owner)s.") % {
        "authority": definition.authority,
        "owner": definition.owner,
    }


def notices(document: Document) -> list[Spoken]:
    """What must be read before the paper: its warnings, its missing language, why this edition."""
    missing = _("Not yet in %(wanted)s; shown in %(shown)s.") % {
        "wanted": document.wanted.own_name,
        "shown": document.language.own_name,
    }
    corrects = _("Corrects edition %(edition)s.") % {"edition": document.corrects}
    own = (
        *document.warnings,
        missing if document.missing else "",
        corrects if document.corrects is not None else "",
    )
    said = (Spoken(text=one, language=document.language, missing=False) for one in own)
    return [one for one in (*said, document.note) if one.text]
