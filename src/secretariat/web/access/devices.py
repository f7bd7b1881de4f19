"""What a browser says of itself, in words a person knows it by."""

from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """Name the browser and the system; what is not known is said to be unknown."""
    facts = {"browser": _named(agent, BROWSERS), "system": _named(agent, SYSTEMS)}
    if not facts["browser"]:
        return _("Unknown browser")
    if not facts["system"]:
        return facts["browser"]
    return _("%(browser)s on %(system)s") % facts


def _named(agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in known if mark in agent), "")
