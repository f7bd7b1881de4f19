"""The catalogue in the words of DCAT 3, as JSON-LD: for programs that gather open data."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from secretariat.kernel.languages import LANGUAGES
from secretariat.web.data.datasets import Dataset, File, Words

Node = dict[str, Any]

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE: Final = "http://publications.europa.eu/resource/authority/language/"
_CODES: Final = {"en": "ENG", "fr": "FRA", "es": "SPA"}
_ACCESS: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_LICENCE: Final = "https://spdx.org/licenses/"


def catalogue(
    datasets: Sequence[Dataset], *, site: str, title: Words, about: Words, publisher: Words
) -> Node:
    """The catalogue at `site` (an address without a last slash) with all its datasets."""
    by = {"@id": f"{site}/#publisher", "@type": "foaf:Organization", "foaf:name": _told(publisher)}
    changed = [one.changed for one in datasets if one.changed is not None]
    return _without_nothing(
        {
            "@context": CONTEXT,
            "@id": f"{site}/data/",
            "@type": "dcat:Catalog",
            "dct:title": _told(title),
            "dct:description": _told(about),
            "dct:publisher": by,
            "dct:license": _at(_LICENCE + _licence(datasets)),
            "dct:language": [_spoken(str(one)) for one in LANGUAGES],
            "dct:modified": _instant(max(changed, default=None)),
            "foaf:homepage": _at(f"{site}/"),
            "dcat:dataset": [_dataset(one, site, by) for one in datasets],
        }
    )


def _licence(datasets: Sequence[Dataset]) -> str:
    """The one licence of all, or that of the first where papers differ."""
    return datasets[0].licence if datasets else ""


def _dataset(one: Dataset, site: str, publisher: Node) -> Node:
    spoken = sorted({file.language for file in one.files} - {""}) or list(map(str, LANGUAGES))
    address = f"{site}{one.page}"
    return _without_nothing(
        {
            "@id": f"{address}#dataset",
            "@type": "dcat:Dataset",
            "dct:identifier": f"{one.kind}:{one.key}",
            "dct:title": _told(one.title),
            "dct:description": _told(one.about),
            "dct:publisher": _at(publisher["@id"]),
            "dct:creator": _creator(address, one.owner),
            "dct:license": _at(_LICENCE + one.licence),
            "dct:accessRights": _at(_ACCESS),
            "dct:language": [_spoken(code) for code in spoken],
            "dct:modified": _instant(one.changed),
            "dct:temporal": _from(one.since),
            "dcat:version": one.version,
            "dcat:landingPage": _at(address),
            "dcat:distribution": [_distribution(file, one, site) for file in one.files],
        }
    )


def _distribution(file: File, of: Dataset, site: str) -> Node:
    address = f"{site}{file.address}"
    return _without_nothing(
        {
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": file.title,
            "dcat:accessURL": _at(f"{site}{of.page}"),
            "dcat:downloadURL": _at(address),
            "dcat:mediaType": _at(_MEDIA + file.media),
            "dct:license": _at(_LICENCE + of.licence),
            "dct:language": _spoken(file.language) if file.language else None,
            "dct:modified": _instant(of.changed),
        }
    )


def _creator(address: str, owner: Words) -> Node | None:
    if not owner:
        return None
    return {"@id": f"{address}#owner", "@type": "foaf:Agent", "foaf:name": _told(owner)}


def _from(since: date | None) -> Node | None:
    """From which day on it can be counted; it goes on to this day."""
    if since is None:
        return None
    first = {"@value": since.isoformat(), "@type": "xsd:date"}
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": first}


def _told(words: Words) -> list[Node]:
    return [{"@value": said, "@language": code} for code, said in words.items() if said]


def _instant(at: datetime | None) -> Node | None:
    return {"@value": at.isoformat(), "@type": "xsd:dateTime"} if at else None


def _at(address: str) -> Node:
    return {"@id": address}


def _spoken(code: str) -> Node:
    return _at(_LANGUAGE + _CODES[code])


def _without_nothing(node: Mapping[str, Any]) -> Node:
    """What is not known is not said."""
    return {key: held for key, held in node.items() if held not in (None, "", [])}
