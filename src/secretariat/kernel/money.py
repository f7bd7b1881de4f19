"""Money: an exact amount in a currency. Nothing is converted, and nothing gets lost."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Final, Self

from secretariat.kernel.currencies import Currency
from secretariat.kernel.errors import BadInput
from secretariat.kernel.texts import sentence as _

# Amounts stay well within the digits that arithmetic keeps, so that no sum is ever rounded.
_WHOLE_DIGITS: Final = 30
_DECIMALS: Final = 20
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)

_AMOUNT: Final = (
    r"[-−]?(?:[0-9]+|[0-9]{1,3}(?P<gap>[,\s’'])[0-9]{3}(?:(?P=gap)[0-9]{3})*)(?:\.[0-9]+)?"
)
_WRITTEN: Final = re.compile(
    rf"(?P<before>[A-Za-z]{{3}})?\s*(?P<amount>{_AMOUNT})\s*(?P<after>[A-Za-z]{{3}})?"
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of a currency.

    Raises BadInput when the amount is anything but a finite Decimal (a float is not exact), or
    has more than 30 digits before the point or 20 after it.
    """

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        if not _is_exact(self.amount):
            raise BadInput(
                _("{amount} is not an exact amount of money", amount=repr(self.amount)),
                do=_("Give a finite Decimal."),
            )
        if self.amount.copy_abs() >= 10**_WHOLE_DIGITS or _decimals(self.amount) > _DECIMALS:
            raise BadInput(
                _("{amount} has too many digits for an amount of money", amount=self.amount),
                why=_(
                    "At most {whole} digits stand before the point and {decimals} after it.",
                    whole=_WHOLE_DIGITS,
                    decimals=_DECIMALS,
                ),
            )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read USD 1,234.50 or 1 234.50 USD: a point for decimals, thousands grouped or not.

        Raises BadInput when it is no amount, or names no currency or two.
        """
        found = _WRITTEN.fullmatch(text.strip())
        codes = [code for code in found.group("before", "after") if code] if found else []
        if found is None or len(codes) != 1:
            raise BadInput(
                _("“{text}” is not an amount of money", text=text),
                do=_("Write the currency and the amount, as in USD 1,234.50."),
            )
        digits = re.sub(r"[,\s’']", "", found["amount"]).replace("−", "-")
        return cls(Decimal(digits), Currency(codes[0].upper()))

    @classmethod
    def zero(cls, currency: Currency) -> Self:
        """Give nothing, in the currency."""
        return cls(Decimal(0), currency)

    def __str__(self) -> str:
        """Write it as USD 1,234.50, with every decimal it has."""
        decimals = max(self.currency.minor_units, _decimals(self.amount))
        # Adding nothing turns a negative zero into zero.
        return f"{self.currency} {_EXACT.add(self.amount, Decimal(0)):,.{decimals}f}"

    def __add__(self, other: "Money") -> "Money":
        self._refuse_unless_same_currency(other)
        return Money(_EXACT.add(self.amount, other.amount), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._refuse_unless_same_currency(other)
        return Money(_EXACT.subtract(self.amount, other.amount), self.currency)

    def __neg__(self) -> "Money":
        return Money(self.amount.copy_negate(), self.currency)

    def __abs__(self) -> "Money":
        return Money(self.amount.copy_abs(), self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._refuse_unless_same_currency(other)
        return self.amount < other.amount

    def rounded(self) -> "Money":
        """Give the nearest whole number of its smallest coin; a half goes away from zero.

        PostgreSQL rounds its numerics the same way, so a page and a query agree.
        """
        coin = Decimal(1).scaleb(-self.currency.minor_units)
        return Money(self.amount.quantize(coin, context=_EXACT), self.currency)

    def allocate(self, weights: Sequence[Decimal | int]) -> tuple["Money", ...]:
        """Share it out in proportion to the weights, in whole coins that add up to it exactly.

        The coins left over go to the largest remainders (Hamilton's method), earlier weights
        first; a weight of nothing gets nothing. Raises BadInput when it is not itself a whole
        number of coins, or when the weights are negative or all nothing.
        """
        shares = _shares(self._coins(), _fractions(weights))
        units = self.currency.minor_units
        return tuple(
            Money(Decimal(share).scaleb(-units, _EXACT), self.currency) for share in shares
        )

    def _coins(self) -> int:
        if self.rounded() != self:
            raise BadInput(
                _("{money} cannot be shared out", money=self),
                why=_("It is not a whole number of the smallest coin."),
                do=_("Round it first."),
            )
        return int(self.amount.scaleb(self.currency.minor_units, _EXACT))

    def _refuse_unless_same_currency(self, other: object) -> None:
        if not isinstance(other, Money):
            raise BadInput(
                _("{other} is not money", other=repr(other)), do=_("Give it a currency.")
            )
        if other.currency != self.currency:
            raise BadInput(
                _("{one} and {other} are in different currencies", one=self, other=other),
                do=_("Convert one of them first, at a rate you can name."),
            )


def total(amounts: Iterable[Money], currency: Currency) -> Money:
    """Add up the amounts, all in the currency; nothing at all adds up to zero."""
    return sum(amounts, start=Money.zero(currency))


def _is_exact(number: object) -> bool:
    return isinstance(number, Decimal) and number.is_finite()


def _decimals(amount: Decimal) -> int:
    return -int(amount.as_tuple().exponent)


def _fractions(weights: Sequence[Decimal | int]) -> list[Fraction]:
    exact = all(isinstance(weight, int) or _is_exact(weight) for weight in weights)
    if not exact or any(weight < 0 for weight in weights) or not any(weights):
        raise BadInput(
            _("Money cannot be shared out by these weights"),
            why=_("Each must be exact, none negative, and at least one more than nothing."),
        )
    return [Fraction(weight) for weight in weights]


def _shares(coins: int, weights: list[Fraction]) -> list[int]:
    """Share out whole coins by largest remainder, the same way above zero as below."""
    sign, whole = (-1 if coins < 0 else 1), sum(weights)
    quotas = [abs(coins) * weight / whole for weight in weights]
    shares = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda at: shares[at] - quotas[at])
    for at in by_remainder[: abs(coins) - sum(shares)]:
        shares[at] += 1
    return [sign * share for share in shares]
