"""What of a record only named transitions change, and in which state its course begins. Pure.

A resource declares it (`Resource.moved_by_transition`); the transitions are its feature's own. Members are JSON
Pointers into the facts, with `*` for every item of a list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.kit.domain import FieldError, Localised, RecordingMode, RefusedError, Violation
from app.kit.write_problems import INVALID_TRANSITION

Facts = Mapping[str, Any]
_BEGINS = Localised("Begint bij: {states}.", "Begins with: {states}.")
_NOT_YET = Localised("Dit ontstaat pas door een stap.", "This only comes about by a transition.")
_STEPS = Localised(
    "Dit verandert alleen door een stap: `POST {address}/transitions`.",
    "This only changes by a transition: `POST {address}/transitions`.",
)
_ONE_MODE = Localised(
    "Wat in het werkproces is vastgelegd en wat uit een bron komt, blijven dat elk.",
    "What was recorded in workflow and what came from a source each stay so.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedByTransition:
    """What only named transitions change about one kind of record.

    `first` are the states a record made in workflow mode may begin in. `members` change by transitions alone however
    the record was made; `in_workflow` do so in workflow mode, and what was recorded from a source may be corrected
    with one (R-056); `from_source` are those of them that a correction may mend that names a source not named before.
    `judged` are the members a step was judged by: in workflow mode they stay as they are in every
    state but those of `open_in`, though what was not known may be filled in. Of the list `history` the last entry
    belongs to the state, and in workflow mode all of them.
    `by_parent` tells that the transitions are those of the record this one hangs under.
    """

    first: frozenset[str]
    status: str = "/status"
    members: frozenset[str] = frozenset({"/status"})
    in_workflow: frozenset[str] = field(default_factory=frozenset)
    from_source: frozenset[str] = field(default_factory=frozenset)
    judged: frozenset[str] = field(default_factory=frozenset)
    open_in: frozenset[str] = field(default_factory=frozenset)
    history: str | None = None
    by_parent: bool = False


def require_first(moved: MovedByTransition, facts: Facts) -> None:
    """Let a new record in workflow mode begin in the first state of its course; any other is a transition's to give.

    Raises:
        RefusedError: `invalid-transition` with the members that only a transition gives.

    """
    if facts["recordingMode"] != RecordingMode.WORKFLOW:
        return
    begins = _BEGINS.filled(states=", ".join(sorted(moved.first)))
    status = moved.status.removeprefix("/")
    faults = [] if facts[status] in moved.first else [_fault(moved.status, begins)]
    for pointer in sorted(moved.in_workflow - {moved.status}):
        faults += [_fault(location, _NOT_YET) for _, location, value in _values(facts, pointer) if value is not None]
    if moved.history is not None and len(facts[moved.history] or ()) > 1:
        faults.append(_fault(f"/{moved.history}", _NOT_YET))
    _refuse(faults)


def require_same_mode(present: Facts, stated: Facts) -> None:
    """Refuse a correction that turns one recording mode into the other: each has guards of its own.

    Raises:
        RefusedError: `invalid-transition`.

    """
    if present.get("recordingMode", stated["recordingMode"]) != stated["recordingMode"]:
        _refuse([_fault("/recordingMode", _ONE_MODE)])


def require_unmoved(moved: MovedByTransition, address: str, present: Facts, stated: Facts) -> None:
    """Refuse a correction of what only transitions change; `address` is the record's own.

    Raises:
        RefusedError: `invalid-transition` with those members.

    """
    is_workflow = stated["recordingMode"] == RecordingMode.WORKFLOW
    words = _STEPS.filled(address=address.rsplit("/", 2)[0] if moved.by_parent else address)
    mended = moved.from_source if names_new_source(present, stated) else frozenset()
    pointers = moved.members | (moved.in_workflow - mended if is_workflow else frozenset())
    changed = [location for pointer in sorted(pointers) for location in _changed(present, stated, pointer)]
    if is_workflow and present[moved.status.removeprefix("/")] not in moved.open_in:
        changed += [
            location
            for pointer in sorted(moved.judged)
            for location in _changed(present, stated, pointer, completes=True)
        ]
    if moved.history is not None:
        kept = slice(None) if is_workflow else slice(-1, None)
        if (present[moved.history] or [])[kept] != (stated[moved.history] or [])[kept]:
            changed.append(f"/{moved.history}")
    _refuse([_fault(location, words) for location in changed])


def names_new_source(present: Facts, stated: Facts) -> bool:
    """Tell whether a correction rests on a source that was not named before (R-056)."""
    return any(source not in present["sourceRefs"] for source in stated["sourceRefs"])


def _changed(present: Facts, stated: Facts, pointer: str, *, completes: bool = False) -> Iterator[str]:
    """Yield the places that change; with `completes` what was not known yet may be filled in."""
    before = {key: value for key, _, value in _values(present, pointer)}
    for key, location, value in _values(stated, pointer):
        was_open = completes and key in before and before[key] is None
        if before.get(key) != value and not was_open:
            yield location


def _values(facts: Facts, pointer: str) -> Iterator[tuple[Any, str, Any]]:
    """Yield what stands at a pointer: what identifies the item it is in, its place, and the value."""
    member, _, inside = pointer.removeprefix("/").partition("/*/")
    if not inside:
        yield None, pointer, facts[member]
        return
    for index, item in enumerate(facts[member]):
        yield item["id"], f"/{member}/{index}/{inside}", item[inside]


def _fault(location: str, words: Localised) -> FieldError:
    return FieldError("body", location, INVALID_TRANSITION.slug, words)


def _refuse(faults: list[FieldError]) -> None:
    if faults:
        raise RefusedError(Violation(INVALID_TRANSITION, faults[0].detail, errors=tuple(faults)))
