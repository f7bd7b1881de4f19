"""The application as the web server loads it."""

import subprocess
import sys

from tests import serving

LOADED = "import gc, secretariat.site.wsgi; print(gc.get_freeze_count(), gc.get_threshold()[0])"


def test_what_stands_once_it_is_loaded_is_not_looked_through_again() -> None:
    given = {"SECRETARIAT_SECRET_KEY": "of-the-tests-" * 4}
    found = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=serving.programs_environment() | given,
        capture_output=True,
        text=True,
        check=True,
    )
    frozen, made_before_it_comes = map(int, found.stdout.split()[-2:])
    assert frozen > 100_000
    assert made_before_it_comes > 10_000
