"""What may still change about a version of the text (R-055)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.agreements.rules import VersionStatus
from app.kit.domain import FieldError, Localised, Violation, problem_type

VERSION_FROZEN = problem_type(
    "version-frozen",
    409,
    title=Localised("De tekst ligt vast", "The text is frozen"),
    cause=Localised(
        "Over deze versie is besloten of zij heeft een vaste tekst; wat daarvan bekend is, verandert niet meer.",
        "This version was decided on or its text is fixed; what is known of it no longer changes.",
    ),
    remedy=Localised(
        "Leg een nieuwe versie vast. Aanvullen wat nog leeg was, zoals een onbekende artikeltekst, kan wel.",
        "Record a new version. Completing what was still empty, such as an unknown clause text, is possible.",
    ),
    rules=("R-055",),
)


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What is known of one clause, in a fixed order of facts; nothing stands for unknown."""

    id: UUID
    text: str | None
    other: tuple[object, ...]

    def only_completed_by(self, other: "ClauseFacts") -> bool:
        """Tell whether another state of this clause keeps every fact that is known here."""
        pairs = zip((self.text, *self.other), (other.text, *other.other), strict=True)
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What decides whether a version of the text may change."""

    status: VersionStatus
    text_sha256: str | None
    clauses: tuple[ClauseFacts, ...]

    @property
    def is_frozen(self) -> bool:
        """Tell whether this is a text that was fixed: by its hash, or by what it is for."""
        return self.text_sha256 is not None or self.status is not VersionStatus.WORKING

    @property
    def has_texts(self) -> bool:
        """Tell whether the words of any clause are known."""
        return any(clause.text is not None for clause in self.clauses)


def frozen_text_stays(before: VersionFacts, after: VersionFacts) -> list[Violation]:
    """Refuse a change of what is known of a frozen text; what was unknown may be completed once (R-055).

    While no words are known the list of clauses is itself incomplete knowledge, and may still be mended.
    """
    if not before.is_frozen:
        return []
    changed = {
        "/textSha256": before.text_sha256 is not None and after.text_sha256 != before.text_sha256,
        "/versionStatus": not after.is_frozen and before.has_texts,
        "/clauses": before.has_texts and not _same_clauses(before.clauses, after.clauses),
    }
    faults = tuple(
        FieldError("body", location, "version-frozen", VERSION_FROZEN.cause)
        for location, is_so in changed.items()
        if is_so
    )
    return [Violation(VERSION_FROZEN, VERSION_FROZEN.cause, "R-055", errors=faults)] if faults else []


def _same_clauses(before: Sequence[ClauseFacts], after: Sequence[ClauseFacts]) -> bool:
    return [clause.id for clause in before] == [clause.id for clause in after] and all(
        known.only_completed_by(stated) for known, stated in zip(before, after, strict=True)
    )


def hashed_text_stays(frozen_hash: str | None, computed: str, stated: str) -> list[Violation]:
    """Refuse any other words under a hash that is the text's own: nothing in such a text was unknown (R-055).

    `computed` is the hash of the words on record, `stated` of those that are to stand there.
    """
    if frozen_hash is None or frozen_hash != computed or stated == computed:
        return []
    fault = FieldError("body", "/clauses", "version-frozen", VERSION_FROZEN.cause)
    return [Violation(VERSION_FROZEN, VERSION_FROZEN.cause, "R-055", errors=(fault,))]
