"""The frame of the sample pages."""

from secretariat.web.contexts.frame import (
    Clocks,
    Frame,
    Hidden,
    Language,
    Link,
    Place,
    Reader,
    Search,
)

PLACES = ("Home", "Figures", "Registers", "Papers")
CLOCKS = Clocks(
    as_of="2026-09-30",
    sentence="As of 30 September 2026, as known today.",
    kept=(Hidden(name="by", value="region"),),
)


def frame(
    title: str,
    *,
    place: str = "Figures",
    clocks: Clocks | None = None,
    trail: tuple[Link, ...] = (),
    is_signed_in: bool = True,
) -> Frame:
    """Give the frame of a page of the fictional organization."""
    return Frame(
        organization="International Workshop Organization",
        title=title,
        home_url="/",
        places=tuple(
            Place(
                label=name,
                url=f"/{name.lower()}/",
                is_current=name == place,
                waiting=2 if name == "Home" and is_signed_in else 0,
            )
            for name in PLACES
        ),
        languages=(
            Language(code="en", name="English", url="?lang=en", is_current=True),
            Language(code="fr", name="Français", url="?lang=fr"),
            Language(code="es", name="Español", url="?lang=es"),
        ),
        notice="Every State and person shown here is invented; the instruments are real.",
        reader=Reader(name="Rosa Lindqvist", role="Standards officer") if is_signed_in else None,
        sign_in_url="/accounts/login/",
        sign_out_url="/accounts/logout/",
        clocks=clocks,
        search=Search(url="/find"),
        trail=trail,
        foot=(
            Link(label="Published figures", url="/figures/"),
            Link(label="Papers", url="/papers/"),
        ),
    )
