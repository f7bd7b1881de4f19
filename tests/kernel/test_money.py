"""Money is exact: it adds up, is shared out without loss, and is never converted in passing."""

import operator
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.currencies import CODES, Currency
from secretariat.kernel.errors import BadInput
from secretariat.kernel.money import Money, total

USD, CHF, JPY, TND = Currency("USD"), Currency("CHF"), Currency("JPY"), Currency("TND")

currencies = st.sampled_from([USD, CHF, JPY, TND])
amounts = st.decimals(-(10**20), 10**20, places=4) | st.decimals(-1000, 1000, places=2)
monies = st.builds(Money, amounts, currencies)
dollars = st.builds(Money, amounts, st.just(USD))
coins = st.integers(-(10**25), 10**25) | st.integers(-50, 50)
weights = st.lists(
    st.integers(0, 10**6) | st.decimals(0, 100, places=3), min_size=1, max_size=12
).filter(any)


def money(text: str) -> Money:
    return Money.read(text)


def from_coins(count: int, currency: Currency) -> Money:
    return Money(Decimal(count).scaleb(-currency.minor_units), currency)


@given(monies)
def test_money_reads_back_as_it_is_written(one: Money) -> None:
    assert Money.read(str(one)) == one


@given(dollars, dollars)
def test_money_adds_and_subtracts_without_any_rounding(one: Money, other: Money) -> None:
    assert Fraction((one + other).amount) == Fraction(one.amount) + Fraction(other.amount)
    assert (one + other) - other == one
    assert one - one == Money.zero(USD)


@given(dollars, dollars)
def test_sums_do_not_depend_on_the_decimal_context_of_the_thread(one: Money, other: Money) -> None:
    with localcontext() as context:
        context.prec, context.rounding = 3, ROUND_FLOOR
        careless, difference = one + other, one - other
        rounded = one.rounded()
    assert careless == one + other
    assert difference == one - other
    assert rounded == one.rounded()


@given(st.lists(dollars))
def test_a_total_is_the_sum_of_its_parts(parts: list[Money]) -> None:
    assert Fraction(total(parts, USD).amount) == sum(Fraction(part.amount) for part in parts)
    assert total(parts, USD).currency == USD


@given(coins, currencies, weights)
def test_shares_add_up_to_the_money_exactly(
    count: int, currency: Currency, by: list[Decimal | int]
) -> None:
    whole = from_coins(count, currency)
    assert total(whole.allocate(by), currency) == whole


@given(coins, currencies, weights)
def test_each_share_is_whole_coins_less_than_one_from_its_proportion(
    count: int, currency: Currency, by: list[Decimal | int]
) -> None:
    shares = from_coins(count, currency).allocate(by)
    whole = sum(Fraction(weight) for weight in by)
    assert len(shares) == len(by)
    for share, weight in zip(shares, by, strict=True):
        in_coins = Fraction(share.amount) * 10**currency.minor_units
        assert in_coins.denominator == 1
        assert abs(in_coins - count * Fraction(weight) / whole) < 1


@given(coins, weights)
def test_a_weight_of_nothing_gets_nothing(count: int, by: list[Decimal | int]) -> None:
    shares = from_coins(count, USD).allocate([0, *by, Decimal(0)])
    assert shares[0] == shares[-1] == Money.zero(USD)


@given(coins, weights)
def test_a_debt_is_shared_like_the_money(count: int, by: list[Decimal | int]) -> None:
    one = from_coins(count, USD)
    assert (-one).allocate(by) == tuple(-share for share in one.allocate(by))


@given(coins, weights)
def test_a_greater_weight_never_gets_less(count: int, by: list[Decimal | int]) -> None:
    shares = from_coins(abs(count), USD).allocate(by)
    ranked = sorted(zip(by, shares, strict=True), key=lambda pair: (pair[0], pair[1]))
    assert [share for _weight, share in ranked] == sorted(shares)


@pytest.mark.parametrize(
    ("whole", "by", "shares"),
    [
        ("USD 100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("USD 0.05", [3, 7], ["0.02", "0.03"]),
        ("JPY 100", [1, 1, 1], ["34", "33", "33"]),
        ("TND 1.000", [1, 1, 1], ["0.334", "0.333", "0.333"]),
        ("USD -0.01", [1, 2], ["0.00", "-0.01"]),
    ],
)
def test_left_over_coins_go_to_the_largest_remainders(
    whole: str, by: list[int], shares: list[str]
) -> None:
    assert [share.amount for share in money(whole).allocate(by)] == [Decimal(s) for s in shares]


@pytest.mark.parametrize(
    "by", [[], [0, 0], [1, -1], [0.5, 0.5], [Decimal("NaN")], [Decimal("Infinity"), 1], ["1"]]
)
def test_weights_that_share_nothing_out_are_refused(by: list[Any]) -> None:
    with pytest.raises(BadInput, match="cannot be shared out by these weights"):
        money("USD 1.00").allocate(by)


def test_a_fraction_of_a_coin_cannot_be_shared_out() -> None:
    with pytest.raises(BadInput, match=r"USD 1\.005 cannot be shared out.*Round it first"):
        money("USD 1.005").allocate([1, 1])


@given(monies)
def test_rounding_gives_the_nearest_whole_coin(one: Money) -> None:
    coin = Fraction(1, 10**one.currency.minor_units)
    rounded = one.rounded()
    assert (Fraction(rounded.amount) / coin).denominator == 1
    assert abs(Fraction(rounded.amount) - Fraction(one.amount)) <= coin / 2
    assert rounded.rounded() == rounded


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("USD 0.005", "USD 0.01"),
        ("USD 0.015", "USD 0.02"),
        ("USD -0.005", "USD -0.01"),
        ("USD 0.0049", "USD 0.00"),
        ("JPY 0.5", "JPY 1"),
        ("TND 0.0005", "TND 0.001"),
    ],
)
def test_a_half_is_rounded_away_from_zero_as_postgresql_does(exact: str, rounded: str) -> None:
    assert str(money(exact).rounded()) == rounded


@given(dollars, dollars)
def test_money_is_ordered_by_amount(one: Money, other: Money) -> None:
    assert (one < other) == (one.amount < other.amount)
    assert (one >= other) == (one.amount >= other.amount)
    assert max(one, other).amount == max(one.amount, other.amount)


@pytest.mark.parametrize("do", [operator.add, operator.sub, operator.lt, operator.ge])
def test_different_currencies_never_mix(do: Callable[[Money, Money], object]) -> None:
    with pytest.raises(BadInput) as caught:
        do(money("USD 1"), money("CHF 2"))
    assert str(caught.value) == (
        "USD 1.00 and CHF 2.00 are in different currencies. "
        "Convert one of them first, at a rate you can name."
    )


def test_the_same_amount_of_another_currency_is_not_equal() -> None:
    assert money("USD 1") != money("CHF 1")
    assert len({money("USD 1"), money("USD 1.00"), money("CHF 1")}) == 2


@pytest.mark.parametrize("number", [1, 1.5, Decimal(1), "1"])
def test_a_bare_number_is_not_money(number: Any) -> None:
    with pytest.raises(BadInput, match="is not money"):
        money("USD 1") + number
    with pytest.raises(BadInput, match="is not money"):
        money("USD 1") - number
    with pytest.raises(BadInput, match="is not money"):
        bool(money("USD 1") < number)


@pytest.mark.parametrize(
    "amount", [1.5, 1, "1", None, True, Decimal("NaN"), Decimal("Infinity"), Decimal("sNaN")]
)
def test_only_a_finite_decimal_is_an_exact_amount(amount: Any) -> None:
    with pytest.raises(BadInput, match="is not an exact amount"):
        Money(amount, USD)


def test_an_amount_keeps_within_its_digits() -> None:
    most = Decimal("9" * 30)
    assert Money(most, USD).amount == most
    assert Money(Decimal("1E-20"), USD).amount == Decimal("1E-20")
    for amount in (Decimal(10) ** 30, -(Decimal(10) ** 30), Decimal("1E-21"), Decimal("1E+999")):
        with pytest.raises(BadInput, match="too many digits"):
            Money(amount, USD)
    with pytest.raises(BadInput, match="too many digits"):
        Money(most, USD) + money("USD 1")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("USD 1,234.50", "USD 1,234.50"),
        ("usd 1234.5", "USD 1,234.50"),
        ("1,234.50 USD", "USD 1,234.50"),
        ("1 234 567.50 CHF", "CHF 1,234,567.50"),
        ("1\u202f234 CHF", "CHF 1,234.00"),
        ("CHF 1’234.50", "CHF 1,234.50"),
        ("CHF1'234", "CHF 1,234.00"),
        ("USD −5", "USD -5.00"),
        ("USD -0.00", "USD 0.00"),
        ("USD 0.125", "USD 0.125"),
        ("JPY 1,234", "JPY 1,234"),
        ("TND 1", "TND 1.000"),
    ],
)
def test_money_is_read_as_people_write_it(text: str, written: str) -> None:
    assert str(Money.read(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "", "USD", "1,234.50", "USD 1 CHF", "USD 1,23", "USD 1.234,50", "USD 12,34.5", "USD 1.",
        "USD .5", "USD 1e3", "USD NaN", "USD 1,234'567", "USDX 1", "USD --1", "USD ١٢",
    ],
)  # fmt: skip
def test_what_is_no_amount_of_money_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not an amount of money"):
        Money.read(text)


def test_an_unknown_currency_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="“XXX” is not a currency in use"):
        Money.read("XXX 5")
    with pytest.raises(BadInput, match="“usd” is not a currency in use"):
        Currency("usd")


def test_negation_and_size_change_only_the_sign() -> None:
    assert -money("USD 5") == money("USD -5")
    assert abs(money("USD -5")) == money("USD 5")


@pytest.mark.parametrize(("code", "units"), [("USD", 2), ("JPY", 0), ("XOF", 0), ("TND", 3)])
def test_a_currency_knows_its_smallest_coin(code: str, units: int) -> None:
    assert Currency(code).minor_units == units
    assert str(Currency(code)) == code


def test_every_code_is_three_capitals_and_listed_once() -> None:
    assert len(CODES) == len(set(CODES)) > 150
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CODES)
    assert {Currency(code).minor_units for code in CODES} == {0, 2, 3}
