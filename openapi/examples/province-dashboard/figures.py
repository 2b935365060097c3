"""What the dashboard shows, as plain values: the page and the CSV are both made of this and of nothing else."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Money:
    """Euro cents by stage. The first three exclude each other; what was paid is a part of what was granted."""

    expected: int = 0
    reserved: int = 0
    consumed: int = 0
    granted: int = 0
    paid: int = 0
    determined: int = 0

    @property
    def asked_of_ceiling(self) -> int:
        """What the ceiling would have to bear if every estimate came true."""
        return self.expected + self.reserved + self.consumed

    def __add__(self, other: "Money") -> "Money":
        """Return both together."""
        return Money(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Money)))


@dataclass(frozen=True)
class AreaMoney:
    """The money of one area."""

    area: str
    money: Money


@dataclass(frozen=True)
class Envelopes:
    """What there is to divide. A ceiling was decided on; what is only announced is an estimate without claims.

    `free` is nothing where the reader is not the provider of all of it.
    """

    ceiling: int | None
    announced: int | None
    free: int | None

    @property
    def available(self) -> int:
        """All the money there is or may be."""
        return (self.ceiling or 0) + (self.announced or 0)


@dataclass(frozen=True)
class StatusFigures:
    """How many agreements have a status, and for how many days already, as far as the register knows since when."""

    status: str
    agreements: int
    median_days: int | None
    maximum_days: int | None
    known: int


@dataclass(frozen=True)
class Finding:
    """Something that does not add up."""

    severity: Severity
    code: str
    explanation: str
    agreement: str
    address: str


@dataclass(frozen=True)
class Figures:
    """Everything on the page."""

    register: str
    made_on: date
    envelopes: Envelopes
    areas: tuple[AreaMoney, ...]
    statuses: tuple[StatusFigures, ...]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> Money:
        """The money of all areas together."""
        return sum((each.money for each in self.areas), Money())

    @property
    def agreements(self) -> int:
        """How many agreements there are."""
        return sum(each.agreements for each in self.statuses)

    def count(self, severity: Severity) -> int:
        """Return how many findings are this severe."""
        return sum(finding.severity == severity for finding in self.findings)
