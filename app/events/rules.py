"""What an event is called and when a reader's place in the feed no longer exists. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.kit.domain import Localised, problem_type

TYPE_PREFIX = "nl.convenanten."
RECORDED, CHANGED = "recorded", "changed"

CURSOR_EPOCH_CHANGED = problem_type(
    "cursor-epoch-changed",
    410,
    title=Localised("Deze plaats in de feed bestaat niet meer", "This place in the feed no longer exists"),
    cause=Localised(
        "Het register is hersteld uit een reservekopie; de cursor hoort bij de geschiedenis van daarvoor.",
        "The register was restored from a backup; the cursor belongs to the history before that.",
    ),
    remedy=Localised(
        "Staat er `resume`, geef dat dan als `after` mee: tot daar is alles hetzelfde gebleven. Staat het er niet,"
        " lees dan opnieuw zonder `after`; een gebeurtenis met een `id` dat u al kent, is dezelfde.",
        "If there is a `resume`, give that as `after`: up to there everything stayed the same. If there is none, read"
        " again without `after`; an event with an `id` you already know is the same one.",
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted: kinds of record with what happened to them, one dossier, one organisation."""

    kinds: Mapping[str, frozenset[str]] | None = None
    agreement_id: UUID | None = None
    organisation_id: UUID | None = None


def event_type(kind: str, version: int) -> str:
    """Return what an event is called: the kind of record, and whether this was its first version.

    NL GOV profile for CloudEvents 1.1: reverse domain, named after the register and never after an organisation.
    """
    return f"{TYPE_PREFIX}{kind.replace('_', '-')}-{RECORDED if version == 1 else CHANGED}"


def kinds_named(types: Iterable[str], known: Iterable[str]) -> dict[str, frozenset[str]] | None:
    """Return the kinds of record some event types are about, with `recorded`, `changed` or both for each.

    Nothing is returned when a type does not exist.
    """
    by_name = {kind.replace("_", "-"): kind for kind in known}
    found: dict[str, frozenset[str]] = {}
    for name in types:
        subject, _, happened = name.removeprefix(TYPE_PREFIX).rpartition("-")
        if not name.startswith(TYPE_PREFIX) or subject not in by_name or happened not in (RECORDED, CHANGED):
            return None
        kind = by_name[subject]
        found[kind] = found.get(kind, frozenset()) | {happened}
    return found
