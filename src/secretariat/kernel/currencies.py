"""Currencies by their ISO 4217 code, and how far each is divided."""

from dataclasses import dataclass
from typing import Final

from secretariat.kernel.errors import BadInput
from secretariat.kernel.texts import sentence as _

# ISO 4217, active codes of money people pay with; funds codes and metals are left out.
_CODES_BY_MINOR_UNITS: Final = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    2: """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD
        CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
        GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
        LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
        PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
        SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW
        ZWG""",
    3: "BHD IQD JOD KWD LYD OMR TND",
}
_MINOR_UNITS: Final = {
    code: units for units, codes in _CODES_BY_MINOR_UNITS.items() for code in codes.split()
}
CODES: Final = tuple(sorted(_MINOR_UNITS))


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, by its ISO 4217 code in capitals. Raises BadInput for an unknown code."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in _MINOR_UNITS:
            raise BadInput(
                _("“{code}” is not a currency in use", code=self.code),
                do=_("Give its ISO 4217 code in capitals, such as USD or CHF."),
            )

    @property
    def minor_units(self) -> int:
        """How many decimals its smallest coin has: 2 for USD, 0 for JPY, 3 for TND."""
        return _MINOR_UNITS[self.code]

    def __str__(self) -> str:
        return self.code
