"""What those who run the product read of a page that could not be made."""

import logging

from django.test import RequestFactory
from django.urls import resolve, reverse

from secretariat.site.faults import FaultFormatter

SECRET = "a-secret-that-opens-an-application"


def _record(path: str, *, matched: bool = True) -> logging.LogRecord:
    request = RequestFactory().get(path)
    if matched:
        request.resolver_match = resolve(path)
    try:
        raise ValueError("the drawer was empty")
    except ValueError as error:
        told = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s", (path,), told)
    record.request = request
    return record


def test_a_page_that_broke_is_told_by_its_address_as_declared_and_its_trace() -> None:
    told = FaultFormatter().format(_record(reverse("registers")))
    assert "no answer to registers/" in told.splitlines()[0]
    assert told.splitlines()[-1] == "ValueError: the drawer was empty"


def test_the_secret_in_an_address_is_not_told() -> None:
    told = FaultFormatter().format(_record(reverse("candidate-open", args=[SECRET])))
    assert "no answer to candidate/open/<str:secret>" in told
    assert SECRET not in told


def test_an_address_nobody_declared_is_not_told_either() -> None:
    told = FaultFormatter().format(_record(f"/nothing/{SECRET}", matched=False))
    assert "an address that is not declared" in told
    assert SECRET not in told


def test_only_those_who_run_the_product_are_told_and_only_of_what_broke() -> None:
    told = logging.getLogger("django.request").handlers
    (here,) = [one for one in told if isinstance(one.formatter, FaultFormatter)]
    assert here.level == logging.ERROR
