"""The requirements: what pyproject.toml asks for is pinned with hashes, and no address is held."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "requirements.txt": PROJECT["project"]["dependencies"] + GROUPS["install"],
    "requirements-dev.txt": PROJECT["project"]["dependencies"] + GROUPS["install"] + GROUPS["dev"],
}
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^ ;\\]+)")


def pinned(file: str) -> dict[str, Version]:
    """The version each name is pinned to."""
    lines = (ROOT / file).read_text().splitlines()
    found = (PIN.match(line) for line in lines)
    return {canonicalize_name(pin["name"]): Version(pin["version"]) for pin in found if pin}


@pytest.mark.parametrize("file", ASKED)
def test_everything_asked_for_is_pinned_to_a_version_that_satisfies(file: str) -> None:
    pins = pinned(file)
    for line in ASKED[file]:
        asked = Requirement(line)
        version = pins.get(canonicalize_name(asked.name))
        assert version is not None, f"{asked.name} is missing: make requirements"
        assert asked.specifier.contains(version), f"{asked} is {version}: make requirements"


@pytest.mark.parametrize("file", ASKED)
def test_every_pin_has_a_hash(file: str) -> None:
    text = (ROOT / file).read_text().replace("\\\n", " ")
    pins = [line for line in text.splitlines() if PIN.match(line)]
    assert len(pins) > 20
    assert [line for line in pins if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("file", ASKED)
def test_no_address_is_held(file: str) -> None:
    text = (ROOT / file).read_text()
    assert "://" not in text
    assert "index" not in text


def test_who_develops_runs_what_is_run() -> None:
    run, develop = (pinned(file) for file in ASKED)
    assert {name: develop.get(name) for name in run} == run


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    asked = [line for line in lines if re.match(r'^    "[a-z].*[<>=]', line)]
    assert len(asked) > 20
    assert [line for line in asked if not re.search(r"# .{5,}", line)] == []
