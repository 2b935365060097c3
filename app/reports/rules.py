"""What reports are grouped by, what they measure, and who counts as a legal person. Pure."""

from dataclasses import dataclass, fields
from functools import reduce
from typing import Any

from app.kit.codelists import CodeList
from app.organisations.rules import LegalForm, OrganisationKind


class Notation(CodeList):
    """How amounts and days are written in CSV."""

    NL = "nl", "Nederlands, zoals 1234,56 en 31-12-2026", "Dutch, such as 1234,56 and 31-12-2026"
    INTERNATIONAL = (
        "international",
        "Internationaal, zoals 1234.56 en 2026-12-31",
        "International, such as 1234.56 and 2026-12-31",
    )


class FundingGrouping(CodeList):
    """What the report on money may be grouped by."""

    AREA = "area", "Gebied"
    RECIPIENT = "recipient", "Ontvanger"
    PROGRAMME = "programme", "Programma"
    PROVIDER = "provider", "Verstrekker"
    STATUS = "status", "Status"
    YEAR = "year", "Jaar"


class AgreementGrouping(CodeList):
    """What the report on agreements may be grouped by."""

    AREA = "area", "Gebied"
    KIND = "kind", "Soort"
    STATUS = "status", "Status"


# What an envelope says of itself; by anything else its money would be told once for every allocation.
OF_ENVELOPES = frozenset({FundingGrouping.PROGRAMME, FundingGrouping.PROVIDER})

# Which kind of record has the name of a group.
NAMED = {
    FundingGrouping.AREA: "area",
    FundingGrouping.RECIPIENT: "organisation",
    FundingGrouping.PROGRAMME: "programme",
    FundingGrouping.PROVIDER: "organisation",
}
# What the report on money is made of.
RESTS_ON = ("allocation", "funding_envelope", "payment", "accounting_report")

# Who is a legal person for certain (BW 2:1, 2:3). Another form, or none on record, may be a sole trader: a person.
LEGAL_PERSONS = frozenset(set(LegalForm) - {LegalForm.OTHER})
PUBLIC_BODIES = frozenset(
    {
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.PROVINCE,
        OrganisationKind.WATER_AUTHORITY,
        OrganisationKind.NATIONAL_GOVERNMENT,
        OrganisationKind.JOINT_BODY,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The measures of one row of the report on money, in whole euro cents (money definitions, section 3).

    The three of envelopes are nothing where no envelope is told of, ceilings also where none is set; what is free
    also where the reader does not see everything that was granted.
    """

    allocations: int = 0
    ceiling_cents: int | None = None
    announced_cents: int | None = None
    expected_cents: int = 0
    reserved_cents: int = 0
    granted_cents: int = 0
    consumption_cents: int = 0
    advanced_cents: int = 0
    paid_cents: int = 0
    accounted_cents: int = 0
    determined_cents: int = 0
    claim_cents: int = 0
    refused_cents: int = 0
    free_cents: int | None = None

    def plus(self, other: "Figures") -> "Figures":
        """Return both together; what is free is nothing once one of them cannot say."""
        sums: dict[str, Any] = {name: _sum(getattr(self, name), getattr(other, name)) for name in MEASURES}
        if self.hides_free or other.hides_free:
            sums["free_cents"] = None
        return Figures(**sums)

    @property
    def hides_free(self) -> bool:
        """Tell whether there is a ceiling, but not what is free of it."""
        return self.ceiling_cents is not None and self.free_cents is None


MEASURES = tuple(field.name for field in fields(Figures))


def total(rows: list[Figures]) -> Figures:
    """Return the sum of all rows: every allocation and envelope stands in one of them, so each euro counts once."""
    return reduce(Figures.plus, rows, Figures())


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other
