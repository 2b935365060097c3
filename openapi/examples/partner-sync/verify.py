"""Prove that the copy is the register: every record with its ETag and content, and every list with its count."""

from collections import Counter
from dataclasses import dataclass

from catalogue import CATALOGUE, Collection
from copy_db import Row
from sync import Sync, pages_of


@dataclass(frozen=True)
class Verdict:
    """What came of comparing."""

    in_register: dict[str, int]
    in_copy: dict[str, int]
    differences: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        """Tell whether the copy is complete and holds nothing else."""
        return not self.differences and self.in_register == self.in_copy


def verify(sync: Sync, *, rounds: int = 3) -> Verdict:
    """Compare everything.

    Somebody may change the register while it is read. What differs only because of that is gone after catching up, so
    a difference counts when it is still there in the last of a few rounds.
    """
    for remaining in reversed(range(rounds)):
        sync.catch_up()
        verdict = compared(sync)
        if verdict.is_equal or not remaining:
            return verdict
    raise AssertionError("there is at least one round")


def compared(sync: Sync) -> Verdict:
    """Read the whole register once and hold the copy against it."""
    there: dict[str, Row] = {}
    for collection in CATALOGUE:
        _read(sync, collection, "", there)
    here = sync.copy.rows()
    differences = [
        f"{address}: {_difference(there.get(address), here.get(address))}"
        for address in sorted(there.keys() | here.keys())
        if there.get(address) != here.get(address)
    ]
    return Verdict(_counts(there), sync.copy.counts(), tuple(differences))


def _read(sync: Sync, collection: Collection, above: str, found: dict[str, Row]) -> None:
    for rows in pages_of(sync.register, collection, above):
        for row in rows:
            found[row.address] = row
            for below in collection.below:
                _read(sync, below, row.address, found)


def _counts(rows: dict[str, Row]) -> dict[str, int]:
    return dict(sorted(Counter(row.collection for row in rows.values()).items()))


def _difference(there: Row | None, here: Row | None) -> str:
    if here is None:
        return "ontbreekt in de kopie"
    if there is None:
        return "staat niet (meer) in het register"
    return f"versie {here.etag} in plaats van {there.etag}" if here.etag != there.etag else "andere inhoud"
