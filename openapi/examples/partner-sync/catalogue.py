"""Which lists of the register are copied, and which belong to a record of another list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from convenant_client import Convenant, Record
from convenant_client.records import Page


class Listed(Protocol):
    """A list that is asked for page by page."""

    def pages(self) -> Iterator[Page]:
        """Give the pages."""


class Lists(Protocol):
    """The operations on one kind of record; the ids of the records above it come first."""

    @property
    def list(self) -> Callable[..., Listed]:
        """List the records."""

    @property
    def get(self) -> Callable[..., Record]:
        """Read one record."""


@dataclass(frozen=True)
class Collection:
    """One list of the register, and the lists that hang below each of its records."""

    name: str
    lists: Callable[[Convenant], Any]
    below: "tuple[Collection, ...]" = ()

    def of(self, register: Convenant) -> Lists:
        """Return the operations on it."""
        lists: Lists = self.lists(register)
        return lists


DOSSIER = (
    Collection(
        "parties",
        lambda r: r.agreements.parties,
        (Collection("signatories", lambda r: r.agreements.parties.signatories),),
    ),
    Collection("versions", lambda r: r.agreements.versions),
    Collection("signing-events", lambda r: r.agreements.signing_events),
    Collection("signatures", lambda r: r.agreements.signatures),
    Collection("ratifications", lambda r: r.agreements.ratifications),
    Collection("rejection-notices", lambda r: r.agreements.rejection_notices),
    Collection("terminations", lambda r: r.agreements.terminations),
    Collection("consents", lambda r: r.agreements.consents),
    Collection("follow-ups", lambda r: r.agreements.follow_ups),
    Collection("risks", lambda r: r.agreements.risks),
)
GRANT = (
    Collection("conditions", lambda r: r.allocations.conditions),
    Collection("payments", lambda r: r.allocations.payments),
    Collection("accounting-reports", lambda r: r.allocations.accounting_reports),
    Collection("suspensions", lambda r: r.allocations.suspensions),
)
CATALOGUE = (
    Collection("organisations", lambda r: r.organisations),
    Collection("persons", lambda r: r.persons),
    Collection("office-holdings", lambda r: r.office_holdings),
    Collection("role-assignments", lambda r: r.role_assignments),
    Collection("programmes", lambda r: r.programmes),
    Collection("plans", lambda r: r.plans),
    Collection("pillars", lambda r: r.pillars),
    Collection("goals", lambda r: r.goals),
    Collection("sdgs", lambda r: r.sdgs),
    Collection("areas", lambda r: r.areas),
    Collection("documents", lambda r: r.documents),
    Collection("agreements", lambda r: r.agreements, DOSSIER),
    Collection("decisions", lambda r: r.decisions),
    Collection("mandates", lambda r: r.mandates),
    Collection("signing-authorities", lambda r: r.signing_authorities),
    Collection("amendments", lambda r: r.amendments, (Collection("consents", lambda r: r.amendments.consents),)),
    Collection("funding-envelopes", lambda r: r.funding_envelopes),
    Collection("allocations", lambda r: r.allocations, GRANT),
    Collection("findings", lambda r: r.findings),
)


@dataclass(frozen=True)
class Place:
    """Where a record stands: its collection, the ids of the records above it, and its own."""

    collection: Collection
    ids: tuple[str, ...]


def place_of(address: str) -> Place | None:
    """Return the place an address leads to; nothing when that kind of record is not copied."""
    words = address.removeprefix("/v1/").split("/")
    names, ids = words[0::2], words[1::2]
    lists: tuple[Collection, ...] = CATALOGUE
    found = None
    for name in names:
        found = next((each for each in lists if each.name == name), None)
        if found is None:
            return None
        lists = found.below
    return Place(found, tuple(ids)) if found is not None and len(ids) == len(names) else None
