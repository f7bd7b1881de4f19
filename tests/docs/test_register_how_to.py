"""The register of the how-to takes one model and one declaration, and works as the page says."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.docs.walking import DOCS, SOURCE, blocks

PAGE = DOCS / "how-to" / "add-a-register.md"
SETTINGS = """
from secretariat.site.settings import *
INSTALLED_APPS = [*INSTALLED_APPS, "depots"]
PRODUCT = "depots.product.PRODUCT"
"""
PREPARING = """
import django
django.setup()
from django.core.management import call_command
from secretariat.engine.history.installing import install
from secretariat.engine.registers.installing import install as install_registers
from secretariat.site.cluster.addresses import APP
call_command("check")
call_command("makemigrations", "depots", verbosity=0)
call_command("migrate", verbosity=0, interactive=False)
install_registers("default")
install("default", app_role=APP)
"""
TRYING = """
import django
django.setup()
from datetime import date
from secretariat.areas.reference import actions
from secretariat.areas.reference.models import State
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add
known = {"by": Process("tests"), "on": date(2026, 1, 1)}
add(actions.add_states, [{"code": "QMA", "name_en": "Norland"}], **known)
station = {"code": "HQ", "name_en": "Headquarters", "state": State.objects.get()}
add(actions.add_duty_stations, [{**station, "starts": date(1990, 1, 1)}], **known)
import io
import depots.trying
from depots.area import depots
from depots.models import Depot
from secretariat.engine.imports.running import File, imported
(reads,) = depots.imports
with open("depots.csv", "rb") as file:
    imported(reads, File(name="depots.csv", content=file), **known)
for one in Depot.objects.all():
    print(one.code, one.name_en, one.opened)
"""
FILE = "code,name_en,station,opened\nD1,River depot,HQ,2001-05-01\nD2,Hill depot,HQ,\n"


@pytest.fixture
def pages_files(folder: Path) -> Path:
    """The files the page has its reader save, and settings that name the app and the product."""
    for _language, name, text in blocks(PAGE):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    (folder / "depots" / "__init__.py").write_text('"""Depots."""\n')
    (folder / "depot_settings.py").write_text(SETTINGS)
    return folder


def run(script: str, folder: Path, environment: Mapping[str, str], **more: str) -> str:
    """What a program prints that speaks to this test's databases."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            "PYTHONPATH": f"{folder}:{SOURCE}",
            "DJANGO_SETTINGS_MODULE": "depot_settings",
            **more,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_one_model_and_one_declaration_make_a_register(
    fresh_database: Mapping[str, str], environment: dict[str, str], pages_files: Path
) -> None:
    run(PREPARING, pages_files, environment, SECRETARIAT_AS_OWNER="1")
    (pages_files / "depots.csv").write_text(FILE)
    said = run(TRYING, pages_files, environment).splitlines()
    assert said[-2:] == ["D1 River depot 2001-05-01", "D2 Hill depot None"]
