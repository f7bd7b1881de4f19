"""One way to write a value, one digest of it, and a seal that survives being copied by hand."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.digests import canonical, digest, grouped, sha256_hex, ungrouped
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

texts = st.text(st.characters(codec="utf-8"))
numbers = st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=6)
plain = st.none() | st.booleans() | texts | numbers
values = st.recursive(
    plain | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
seals = st.binary(max_size=20).map(sha256_hex)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (-7, "-7"),
        (Decimal("1.50"), "1.5"),
        (Decimal("100"), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.00"), "0"),
        (Decimal("-0.10"), "-0.1"),
        (Decimal("1E-7"), "0.0000001"),
        ("Côte d’Ivoire “\n”", '"Côte d’Ivoire “\\n”"'),
        (date(2021, 6, 1), '"2021-06-01"'),
        (datetime(2021, 6, 1, 12, tzinfo=UTC), '"2021-06-01T12:00:00.000000Z"'),
        ([1, "a", None], '[1,"a",null]'),
        ((1, ()), "[1,[]]"),
        ({"b": 1, "a": {"d": 2, "c": []}}, '{"a":{"c":[],"d":2},"b":1}'),
        ({Language.FR: 1, "en": 2}, '{"en":2,"fr":1}'),
    ],
)
def test_a_value_is_written_in_one_way(value: object, written: str) -> None:
    assert canonical(value).decode() == written


@given(values)
def test_what_is_written_is_json_that_writes_itself_again(value: object) -> None:
    read = json.loads(canonical(value), parse_float=Decimal)
    assert canonical(read) == canonical(value)


@given(st.dictionaries(texts, values))
def test_the_order_of_keys_makes_no_difference(value: dict[str, object]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(plain, plain)
def test_different_values_are_written_differently(one: object, other: object) -> None:
    same = one == other and isinstance(one, bool) == isinstance(other, bool)
    assert (canonical(one) == canonical(other)) == same


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9), st.integers(0, 9))
def test_equal_numbers_are_written_alike(number: Decimal, zeros: int) -> None:
    padded = Decimal(f"{number:f}" + "0" * zeros)
    assert canonical(padded) == canonical(number)
    assert Decimal(canonical(number).decode()) == number


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.times())
def test_an_instant_is_the_same_in_every_time_zone(day: date, at: time) -> None:
    instant = datetime.combine(day, at, UTC)
    elsewhere = instant.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert canonical(elsewhere) == canonical(instant)


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), {1, 2}, b"bytes", object(), [1, [0.5]], {"a": 0.5}]
)
def test_what_cannot_be_written_in_one_way_is_refused(value: Any) -> None:
    with pytest.raises(BadInput, match="has no digest"):
        canonical(value)


@pytest.mark.parametrize("key", [1, None, 0.5, ("a",)])
def test_only_texts_are_keys(key: Any) -> None:
    with pytest.raises(BadInput, match="Use texts as keys"):
        canonical({key: 1})


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(BadInput, match="is not a number"):
        canonical(Decimal(number))


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(BadInput, match="does not say in which time zone"):
        canonical(datetime(2021, 6, 1))  # noqa: DTZ001


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}])
def test_half_a_character_is_refused(value: object) -> None:
    with pytest.raises(BadInput, match="half a character"):
        canonical(value)


def test_the_digest_is_the_published_sha_256() -> None:
    # The test vector of FIPS 180-2, appendix B.1.
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_hex(b"abc") == known


@given(values)
def test_a_value_is_digested_from_its_canonical_bytes(value: object) -> None:
    assert digest(value) == sha256_hex(canonical(value))


def test_a_seal_is_printed_in_groups_of_four() -> None:
    assert grouped("0123456789abcdef") == "0123 4567 89ab cdef"
    assert grouped("") == ""


@given(seals)
def test_a_seal_is_read_back_as_it_is_printed(seal: str) -> None:
    assert ungrouped(grouped(seal)) == seal
    assert ungrouped(seal) == seal


@given(seals, st.lists(st.sampled_from([" ", "\n", "-", "–", "\u00a0", "\t"]), min_size=17))
def test_spaces_dashes_line_breaks_and_case_do_not_matter(seal: str, gaps: list[str]) -> None:
    groups = grouped(seal).upper().split()
    typed = "".join(gap + group for gap, group in zip(gaps, [*groups, ""], strict=False))
    assert ungrouped(typed) == seal


@given(seals)
def test_letters_typed_for_the_digits_they_look_like_are_understood(seal: str) -> None:
    assert ungrouped(seal.replace("0", "O").replace("1", "l")) == seal
    assert ungrouped(seal.replace("1", "I")) == seal


@pytest.mark.parametrize("text", ["g" * 64, "0x" + "0" * 62, "é" * 64, "0" * 63 + "٣"])
def test_what_has_other_letters_is_no_seal(text: str) -> None:
    with pytest.raises(BadInput, match="has only the digits 0 to 9 and the letters a to f"):
        ungrouped(text)


@pytest.mark.parametrize(("text", "found"), [("", 0), ("ab12 cd34", 8), ("0" * 65, 65)])
def test_a_seal_with_a_group_missing_says_how_long_it_is(text: str, found: int) -> None:
    with pytest.raises(BadInput, match=f"It has {found} characters, not 64"):
        ungrouped(text)
