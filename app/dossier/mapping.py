"""How the blocks of a dossier file become records of the register. Pure: plain data in, plain data out.

A file holds one dossier, transcribed in the words of the domain reference: snake_case names and its own short ids.
What has no member of its own is kept as a note; what the file does not say stays null.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from app.kit.resources import camel

NAMESPACE = UUID("6f6a1a5e-5d0e-5c1c-9a55-0d3f6b6a7c11")
Item = Mapping[str, Any]
Facts = dict[str, Any]


class DossierError(Exception):
    """The file does not have the shape of a dossier; names the record and the field."""

    def __init__(self, block: str, key: str, field_name: str, problem: str) -> None:
        """Say where and what."""
        where = f"{block} `{key}`" + (f", field `{field_name}`" if field_name else "")
        super().__init__(f"{where}: {problem}")


def record_id(kind: str, key: str) -> UUID:
    """Return the id of a record: the same file gives the same ids in every register."""
    return uuid5(NAMESPACE, f"{kind}:{key}")


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """One record of a file, ready to be recorded."""

    kind: str
    block: str
    key: str
    facts: Facts
    kept: frozenset[str] = frozenset()

    @property
    def id(self) -> UUID:
        """Return the id the record has in the register."""
        return record_id(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class Block:
    """How one block is read: which members are copied, which refer, which become notes, what completes a record.

    `kept` are members the register itself adds to; a file that does not state them leaves them as they are.
    """

    name: str
    kind: str
    copied: tuple[str, ...]
    references: Mapping[str, str] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    noted: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    complete: "Callable[[DossierFile, Item, Facts], None] | None" = None
    occurred: str | None = None
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """One record of a file that refers to another record."""

    block: str
    key: str
    kind: str
    target: str


@dataclass
class DossierFile:
    """A parsed file, and what its records refer to."""

    content: Mapping[str, Any]
    references: list[Reference] = field(default_factory=list)
    _reading: tuple[str, str] = ("", "")

    def read(self, block: str, key: str) -> None:
        """Note which record is being read; the references that follow are its own."""
        self._reading = (block, key)

    def items(self, block: str) -> list[Item]:
        """Return the records of a block."""
        found = self.content.get(block, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise DossierError(block, "-", "", "is not a list of objects")
        return found

    def of(self, block: str, member: str, key: str) -> list[Item]:
        """Return the records of a block that refer to a key."""
        return [item for item in self.items(block) if item.get(member) == key]

    @property
    def main_agreement(self) -> str | None:
        """Return the agreement the dossier is about: the first one; records that name none belong to it."""
        agreements = self.items("agreements")
        return str(agreements[0]["id"]) if agreements else None

    @property
    def source_refs(self) -> list[Facts]:
        """Return the sources of a record that names none: the documents of the file that are at hand."""
        return [
            {"documentId": str(record_id("document", str(item["id"]))), "section": None, "quote": None}
            for item in self.items("documents")
            if item.get("available")
        ]

    def reference(self, kind: str, key: Any) -> str | None:
        """Return the id of a record referred to by its key."""
        if key is None:
            return None
        self.references.append(Reference(*self._reading, kind, str(key)))
        return str(record_id(kind, str(key)))


def partial_date(stated: Any) -> Facts | None:
    """Return a date of a file as the register writes it; a plain text is a day."""
    if stated is None:
        return None
    if isinstance(stated, str):
        return {"value": stated, "precision": "day", "sourceText": None}
    return {
        "value": stated.get("value"),
        "precision": stated.get("precision"),
        "sourceText": stated.get("source_text"),
    }


_UNKNOWN_DAY = {"value": None, "precision": "unknown", "sourceText": None}


def source_refs(file: DossierFile, stated: Iterable[Item]) -> list[Facts]:
    """Return source references of a file as the register writes them."""
    return [
        {
            "documentId": file.reference("document", ref.get("document_id")),
            "section": ref.get("section"),
            "quote": ref.get("quote"),
        }
        for ref in stated
    ]


def note(item: Item, names: Iterable[str]) -> str | None:
    """Return what has no member of its own, a line for each."""
    lines = [f"{name}: {_as_text(item[name])}" for name in names if item.get(name) not in (None, [], "")]
    own = item.get("note")
    return "\n".join(([str(own)] if own else []) + lines) or None


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_as_text(part) for part in value)
    if isinstance(value, dict):
        return str(value.get("source_text") or "; ".join(f"{k} {_as_text(v)}" for k, v in value.items()))
    return "yes" if value is True else "no" if value is False else str(value)


_PROVENANCE = frozenset({"id", "note", "source_refs", "recording_mode", "occurred_on"})


def mapped(file: DossierFile, block: Block, item: Item) -> DossierRecord:
    """Return one record of a file as facts of the register.

    Raises:
        DossierError: the record has no id, or a field the register does not know.

    """
    key = str(item.get("id") or item.get("number") or "")
    if not key:
        raise DossierError(block.name, "-", "id", "is missing")
    file.read(block.name, key)
    known = {
        *_PROVENANCE,
        *block.copied,
        *block.references,
        *block.dates,
        *block.renamed,
        *block.noted,
        *block.ignored,
    }
    unknown = sorted(item.keys() - known)
    if unknown:
        raise DossierError(block.name, key, unknown[0], "is not a field of such a record")
    refs = item.get("source_refs") or []
    happened = partial_date(item.get("occurred_on") or (item.get(block.occurred) if block.occurred else None))
    facts: Facts = {
        "recordingMode": "historic",
        "occurredOn": happened or dict(_UNKNOWN_DAY),
        "sourceRefs": source_refs(file, refs) or file.source_refs,
        "note": note(item, block.noted),
    }
    facts |= {camel(name): item.get(name) for name in block.copied}
    facts |= {camel(name): file.reference(kind, item.get(name)) for name, kind in block.references.items()}
    facts |= {camel(name): partial_date(item.get(name)) for name in block.dates}
    facts |= {camel(target): item.get(name) for name, target in block.renamed.items()}
    if block.complete is not None:
        block.complete(file, item, facts)
    return DossierRecord(block.kind, block.name, key, facts, block.kept)
