"""The calendar of an agreement, read as its reader may read it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from app.agreements.rules import AgreementKind
from app.agreements.service import AGREEMENTS
from app.calendar.rules import Entry, calendar_of
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised, refusal
from app.kit.expansion import included, member_name
from app.kit.problem_types import NOT_FOUND
from app.kit.reading import Reads
from app.kit.resources import Representation, Resource
from app.kit.statement import Moment

# What the dates come from, of all that a dossier may be related to.
_KINDS = frozenset(
    {
        "decision",
        "document",
        "follow_up",
        "mandate",
        "organisation",
        "party",
        "publication",
        "signatory",
        "signing_event",
        "termination",
    }
)
# A decision and a mandate are told by their own days: one that starts later is to come, and stands in the calendar.
_AS_IT_IS = frozenset({"decision", "mandate"})


def relations_read() -> Mapping[str, str]:
    """Return what is read beside an agreement: the kind of record by the name of the relation."""
    return {name: found.kind for name, found in AGREEMENTS.expansions.items() if found.kind in _KINDS}


async def calendar(
    reads: Reads, token: VerifiedToken | None, agreement_id: UUID, day: date, moment: Moment
) -> tuple[Representation, list[Entry]]:
    """Return an agreement and what stands in its calendar on a legal day, from what its reader may see.

    Raises:
        RefusedError: `not-found`: absent, not visible, or only what is published of it.

    """
    known_then = replace(moment, as_of=None)
    found = await reads.record(AGREEMENTS, token, agreement_id, (), known_then)
    agreement = AGREEMENTS.project(json.loads(found.text), day)
    # A published agreement does not publish the plans of those inside its dossier.
    if agreement is None or not found.is_inside:
        raise refusal(NOT_FOUND)
    relations = relations_read()
    related = await included(reads, AGREEMENTS, token, tuple(relations), [agreement_id], known_then)
    representations = {"agreement": [agreement]}
    for kind in relations.values():
        texts = related[member_name(Resource.registry[kind])]
        then = (_on_day(kind, json.loads(text), day) for text in texts)
        representations[kind] = [representation for representation in then if representation is not None]
    return agreement, calendar_of(representations, day)


def name_of(agreement: Representation) -> Localised:
    """Return the title of an agreement, or what kind it is where it has none."""
    title, kind = agreement["title"], AgreementKind(agreement["kind"])
    return Localised(kind.nl, kind.en) if title is None else Localised(title, title)


def _on_day(kind: str, representation: Representation, day: date) -> Representation | None:
    return representation if kind in _AS_IT_IS else Resource.registry[kind].project(representation, day)
