"""Loading a dossier file: one transaction, the same outcome however often it is loaded."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from app.dossier.blocks import ABOUT_BLOCKS, BLOCKS, FOLLOWING, INTERWOVEN, PART_BLOCKS
from app.dossier.mapping import Block, DossierError, DossierFile, DossierRecord, Item, mapped, record_id
from app.dossier.passed_time import brought_up_to_date, outdated_by_time
from app.kit.body import refuse_citizen_numbers, shaped
from app.kit.domain import RefusedError
from app.kit.journal import Actor
from app.kit.resources import Resource
from app.kit.schema import Provenance, plain
from app.kit.strict_json import read_object
from app.kit.tables import Record
from app.kit.use_cases import present_facts
from app.kit.work import Work
from app.kit.writer import refused_by_constraint
from app.resources import ALL_RESOURCES

LOADER = Actor("urn:convenant:register", "load", "convenant load", "registrar", None)
assert ALL_RESOURCES
Progress = Callable[[int, int], None]


@dataclass
class LoadSummary:
    """What a load did, per kind of record, and which blocks of the file the register has no place for."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Tell whether the register already held all of it."""
        return not self.new and not self.changed

    @property
    def kinds(self) -> list[str]:
        """Return the kinds met, in the order of the file's blocks."""
        met = self.new.keys() | self.changed.keys() | self.unchanged.keys()
        return [block.kind for block in BLOCKS if block.kind in met]


@dataclass(frozen=True, slots=True)
class _Prepared:
    record: DossierRecord
    resource: Resource
    row: Record | None
    facts: Provenance


def read_dossier(octets: bytes) -> DossierFile:
    """Read a file.

    Raises:
        DossierError: it is not JSON, or not an object of blocks.

    """
    try:
        return DossierFile(read_object(octets))
    except ValueError as error:
        raise DossierError("file", "-", "", str(error)) from None


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


async def load(work: Work, file: DossierFile, progress: Progress = silent) -> LoadSummary:
    """Record what is new in a dossier file and correct what changed.

    Raises:
        DossierError: names the record and field that cannot be recorded, and why.

    """
    summary = LoadSummary(left_out=_left_out(file))
    groups: list[Sequence[Block]] = [INTERWOVEN, *([block] for block in FOLLOWING)]
    records = {block.name: _referred_first(file, block) for block in BLOCKS}
    await _require_targets(work, file, [record for found in records.values() for record in found])
    total = sum(map(len, records.values()))
    done = 0
    for group in groups:
        stored: list[tuple[_Prepared, Record]] = []
        for block in group:
            for prepared in await _prepared(work, block, records[block.name]):
                stored += _stored(work, prepared, summary)
                if len(group) == 1:
                    await _apply_all(work, stored)
                progress(done := done + 1, total)
            await work.session.flush()
        await _apply_all(work, stored)
    await work.render()
    return summary


def _referred_first(file: DossierFile, block: Block) -> list[DossierRecord]:
    """Return the records of a block, those that others of the same block refer to before them.

    Raises:
        DossierError: records of the block refer to each other in a circle.

    """
    records = {record.key: record for record in (_mapped(file, block, item) for item in file.items(block.name))}
    own = [ref for ref in file.references if ref.block == block.name and ref.kind == block.kind]
    sorter: TopologicalSorter[str] = TopologicalSorter({key: [] for key in records})
    for ref in own:
        if ref.target in records:
            sorter.add(ref.key, ref.target)
    try:
        return [records[key] for key in sorter.static_order()]
    except CycleError as error:
        raise DossierError(block.name, error.args[1][0], "", "refers to itself through others") from None


def _mapped(file: DossierFile, block: Block, item: Item) -> DossierRecord:
    try:
        return mapped(file, block, item)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        key = str(item.get("id") or item.get("number") or "-")
        problem = f"does not have the shape of such a record ({type(error).__name__}: {error})"
        raise DossierError(block.name, key, "", problem) from None


def _left_out(file: DossierFile) -> list[str]:
    known = {block.name for block in BLOCKS} | PART_BLOCKS | ABOUT_BLOCKS
    return sorted(name for name, content in file.content.items() if name not in known and content)


# Parts have no address of their own; they are found in the block they are written in.
_PART_OWNERS = {
    "neighbourhood": ("neighbourhoods", None),
    "decision_point": ("decisions", "decision_points"),
    "agreement_relation": ("agreement_relations", None),
}


async def _require_targets(work: Work, file: DossierFile, records: list[DossierRecord]) -> None:
    """Refuse a reference to what is neither in the file nor in the register."""
    present = {(record.kind, record.key) for record in records} | _parts_in(file)
    missing = [ref for ref in file.references if (ref.kind, ref.target) not in present]
    for ref in missing:
        resource = Resource.registry.get(ref.kind)
        table: Any = resource.table if resource else None
        found = table and await work.session.get(table, record_id(ref.kind, ref.target))
        if not found:
            what = ref.kind.replace("_", " ")
            problem = f"refers to the {what} `{ref.target}`, which is neither in the file nor in the register"
            raise DossierError(ref.block, ref.key, f"{ref.kind}_id", problem)


def _parts_in(file: DossierFile) -> set[tuple[str, str]]:
    found = set()
    for kind, (block, member) in _PART_OWNERS.items():
        for item in file.items(block):
            found |= {(kind, str(part["id"])) for part in (item.get(member, []) if member else [item])}
    return found


async def _prepared(work: Work, block: Block, records: list[DossierRecord]) -> list[_Prepared]:
    resource = Resource.registry[block.kind]
    ids = [record.id for record in records]
    statement: Any = select(resource.table).where(col(resource.table.id).in_(ids)).with_for_update()
    rows: dict[UUID, Record] = {row.id: row for row in (await work.session.exec(statement)).all()} if ids else {}
    outdated = await outdated_by_time(work.session, list(rows)) if rows else {}
    found = []
    for record in records:
        row = rows.get(record.id)
        facts = dict(record.facts)
        if row is not None:
            present = present_facts(resource, row)
            facts |= {name: _kept(present[name], facts[name]) for name in record.kept}
        shape = _shape(record, resource, facts)
        if row is not None and row.id in outdated:
            facts = brought_up_to_date(plain(shape), outdated[row.id], present_facts(resource, row))
            shape = _shape(record, resource, facts)
        found.append(_Prepared(record, resource, row, shape))
    return found


def _kept(present: Any, stated: Any) -> Any:
    """Return what the register filled in itself where the file is silent, and a history with what the file adds."""
    if not isinstance(present, list):
        return present if stated is None else stated
    held = [_undated(entry) for entry in present]
    return [*present, *(entry for entry in stated if _undated(entry) not in held)]


def _undated(entry: Any) -> Any:
    return {**entry, "since": None} if "since" in entry else entry


def _shape(record: DossierRecord, resource: Resource, facts: dict[str, Any]) -> Provenance:
    try:
        refuse_citizen_numbers(facts)
        return shaped(resource.create, json.dumps(facts))
    except RefusedError as refused:
        fault = refused.violations[0].errors[0]
        raise DossierError(record.block, record.key, fault.location.strip("/"), fault.detail.en) from None


def _stored(work: Work, prepared: _Prepared, summary: LoadSummary) -> list[tuple[_Prepared, Record]]:
    kind = prepared.record.kind
    row = prepared.row
    if row is None:
        summary.new[kind] += 1
        return [(prepared, work.add(prepared.resource, prepared.facts, prepared.record.id))]
    if plain(prepared.facts) == present_facts(prepared.resource, row):
        summary.unchanged[kind] += 1
        return []
    summary.changed[kind] += 1
    work.alter(prepared.resource, row, prepared.facts)
    return [(prepared, row)]


async def _apply_all(work: Work, stored: list[tuple[_Prepared, Record]]) -> None:
    for prepared, row in stored:
        await _applied(work, prepared, row)
    stored.clear()


async def _applied(work: Work, prepared: _Prepared, row: Record) -> None:
    try:
        await prepared.resource.apply(work, row, prepared.facts)
        await work.session.flush()
    except RefusedError as refused:
        first = refused.violations[0]
        location = first.errors[0].location.strip("/") if first.errors else ""
        detail = f"{first.detail.en} ({first.problem.slug})"
        raise DossierError(prepared.record.block, prepared.record.key, location, detail) from None
    except IntegrityError as error:
        problem = str(refused_by_constraint(error))
        raise DossierError(prepared.record.block, prepared.record.key, "", problem) from None
