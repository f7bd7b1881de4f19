"""A text too faint to be read is found wherever it stands, though not every text is measured."""

import pytest
from tests.browsers import chromium, window
from tests.product.browsing import Viewer

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><title>Texts</title><style>
body {{ background: #fff; color: #111; }}
.faint {{ color: #bbb; }}
.dark {{ background: #222; }}
.small {{ font-size: 10px; }}
.through {{ opacity: .3; }}
@media (max-width: 500px) {{ .faint-on-a-phone {{ color: #bbb; }} }}
</style></head><body><main><h1>Texts</h1>{}</main></body></html>"""
PLAIN = "<p>Easily read</p>" * 9

READ = [
    PLAIN,
    "<button disabled class='faint'>Off</button>" * 9,
    "<p class='faint dark'>Light upon dark</p>" * 9,
]
FAINT = [
    f"{PLAIN}<p class='faint'>Hardly</p>",
    f"{PLAIN}<p class='dark'>Hardly</p>",
    f"{PLAIN}<div class='dark'><p>Hardly</p></div>",
    f"{PLAIN}<div class='through'><p>Hardly</p></div>",
    f"{PLAIN}<p class='faint-on-a-phone'>Hardly</p>",
    "<p class='faint dark'>Light upon dark</p>" * 9 + "<p class='faint'>Hardly</p>",
    "<p hidden class='faint'>Not shown</p>" * 9 + "<p class='faint'>Hardly</p>",
    "<button disabled class='faint'>Off</button>" * 9 + "<button class='faint'>On</button>",
]


def test_a_text_too_faint_is_found_behind_any_number_that_are_not() -> None:
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), "en")
        for number, body in enumerate([*READ, *FAINT]):
            viewer.look_at(f"/{number}", PAGE.format(body))
    found = {fault.split()[0] for fault in viewer.faults if "color-contrast" in fault}
    assert found == {f"/{number}" for number in range(len(READ), len(READ) + len(FAINT))}
