"""From mandates in the register to the situations they are judged in, many at once."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.findings.facts import MandateFacts
from app.findings.reading import (
    read_agreement,
    read_decision,
    read_mandate,
    read_office_holding,
    read_role_assignment,
)
from app.lifecycle.mandate_guards import MandateSituation
from app.lifecycle.mandate_time import HolderFacts

_READERS: dict[str, Any] = {
    "agreement": read_agreement,
    "decision": read_decision,
    "office_holding": read_office_holding,
    "role_assignment": read_role_assignment,
}


def situations_of(chains: Sequence[Any], grounds: Sequence[Any], day: date) -> dict[UUID, MandateSituation]:
    """Return the situation of each mandate, from the rows of what it derives from and of what it is judged by."""
    derived: dict[UUID, list[tuple[int, MandateFacts]]] = {}
    for row in chains:
        facts = read_mandate(json.loads(row["representation"]))
        derived.setdefault(row["owner"], []).append((row["depth"], facts))
    found: dict[UUID, dict[str, list[Any]]] = {owner: {kind: [] for kind in _READERS} for owner in derived}
    for row in grounds:
        found[row["owner"]][row["kind"]].append(_READERS[row["kind"]](json.loads(row["representation"])))
    return {owner: _situation(chain, found[owner], day) for owner, chain in derived.items()}


def _situation(chain: list[tuple[int, MandateFacts]], grounds: dict[str, list[Any]], day: date) -> MandateSituation:
    own, *above = (facts for _, facts in sorted(chain, key=lambda each: each[0]))
    return MandateSituation(
        mandate=own,
        day=day,
        above=tuple(above),
        agreement=next(iter(grounds["agreement"]), None),
        decisions=tuple(grounds["decision"]),
        holder_facts=HolderFacts(
            office_holdings=tuple(grounds["office_holding"]), role_assignments=tuple(grounds["role_assignment"])
        ),
    )
