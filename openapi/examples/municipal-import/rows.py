"""Understand the rows: what each says about an agreement, what was assumed, and why a row is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from amounts import Amount, read_amount
from cells import CannotReadError, Cell, Reading, says_nothing, text_of
from dates import UNKNOWN, PartialDate, read_date
from names import Organisation, Organisations, read_kvk, split_names
from sheet import Row
from vocabulary import KINDS, STATUSES, Term, read_kind, read_status

Outcome = Literal["ready", "refused", "skipped", "present"]
T = TypeVar("T")
_FOR_EVER = ("onbepaald", "onbepaalde tijd", "onbep. tijd", "doorlopend")


@dataclass(frozen=True)
class Agreement:
    """What a row says."""

    title: str
    kind: Term
    status: Term
    parties: tuple[Organisation, ...]
    concluded: PartialDate
    starts: PartialDate
    ends: PartialDate
    is_indefinite: bool
    amount: Amount | None
    note: str | None


@dataclass
class ReadRow:
    """A row with everything that may be told about it."""

    row: Row
    outcome: Outcome = "ready"
    agreement: Agreement | None = None
    assumed: list[str] = field(default_factory=list)
    problems: list[CannotReadError] = field(default_factory=list)
    # What the register said when the row was tried, or why it is skipped.
    said: str = ""

    @property
    def title(self) -> str:
        """What it is called in a report."""
        return text_of(self.row.cell("title")) or "(zonder naam)"

    def value(self, read: Callable[[], Reading[T]], fallback: T) -> T:
        """Read one cell, and note what was assumed or why it cannot be read."""
        try:
            reading = read()
        except CannotReadError as problem:
            self.problems.append(problem)
            return fallback
        self.assumed += reading.assumed
        return reading.value

    def refuse(self, problem: str, remedy: str) -> None:
        """Note that the row is not loaded, and how to mend that."""
        self.outcome = "refused"
        self.problems.append(CannotReadError(problem, remedy))


def read_rows(rows: Iterable[Row], municipality: Organisation, organisations: Organisations) -> list[ReadRow]:
    """Return every row with what was made of it; empty rows are left out."""
    read = [_read(row, municipality, organisations) for row in rows if not row.is_empty]
    _refuse_duplicates(read)
    return read


def _read(row: Row, municipality: Organisation, organisations: Organisations) -> ReadRow:
    found = ReadRow(row)
    if row.is_total:
        found.outcome, found.said = "skipped", "Dit is een optelling en geen overeenkomst."
        return found
    title = text_of(row.cell("title"))
    if not title:
        found.refuse("De naam is niet ingevuld.", "Vul de naam van de overeenkomst in.")
        return found
    forever = text_of(row.cell("ends")).casefold().startswith(_FOR_EVER)
    found.agreement = Agreement(
        title=title,
        kind=found.value(lambda: read_kind(row.cell("kind"), title), KINDS[0]),
        status=found.value(lambda: read_status(row.cell("status")), STATUSES[0]),
        parties=_parties(found, municipality, organisations),
        concluded=found.value(lambda: read_date(row.cell("concluded")), UNKNOWN),
        starts=found.value(lambda: read_date(row.cell("starts")), UNKNOWN),
        ends=UNKNOWN if forever else found.value(lambda: read_date(row.cell("ends")), UNKNOWN),
        is_indefinite=forever,
        amount=found.value(lambda: read_amount(row.cell("amount")), None),
        note=_note(row),
    )
    _compare_dates(found, found.agreement)
    if found.problems:
        found.outcome = "refused"
    return found


def _parties(found: ReadRow, municipality: Organisation, organisations: Organisations) -> tuple[Organisation, ...]:
    first, others = split_names(found.row.cell("party")), split_names(found.row.cell("others"))
    kvk = found.value(lambda: read_kvk(found.row.cell("kvk")), None)
    parties = [municipality]
    for index, name in enumerate([*first, *others]):
        number = kvk if index == 0 and first else None
        party = found.value(lambda name=name, number=number: organisations.named(name, number), municipality)  # type: ignore[misc]  # mypy does not infer defaults of a lambda
        if party not in parties:
            parties.append(party)
    if len(parties) == 1 and not found.problems:
        found.refuse("Er is geen andere partij ingevuld.", "Vul de contractpartij in.")
    return tuple(parties)


def _compare_dates(found: ReadRow, agreement: Agreement) -> None:
    starts, ends = agreement.starts, agreement.ends
    if starts.value and ends.value and ends.latest < starts.value:
        found.refuse(
            f"De einddatum {ends.value} ligt voor de ingangsdatum {starts.value}.", "Verbeter een van beide."
        )
    if not found.problems and agreement.status.value in {"signed", "in_force"} and agreement.concluded == UNKNOWN:
        found.assumed.append("de dag van ondertekening is onbekend gelaten")


def _note(row: Row) -> str | None:
    """Return the remarks, and what stands in the sheet but has no place of its own in the register."""
    lines = [text_of(row.cell("remarks"))]
    if not says_nothing(row.cell("number")):
        lines.append(f"Nummer in het register van de gemeente: {text_of(row.cell('number'))}")
    amount = text_of(row.cell("amount"))
    if amount:
        lines.append(f"Bijdrage volgens de bron: {amount}")
    return "\n".join(line for line in lines if line) or None


def _refuse_duplicates(read: list[ReadRow]) -> None:
    """Refuse a row that repeats an earlier one: by its number, or by its name, parties and day of signing."""
    seen: dict[tuple[object, ...], Row] = {}
    for each in read:
        for key in _identities(each):
            if key in seen and each.outcome == "ready":
                place = seen[key].number
                each.refuse(
                    f"Deze rij herhaalt rij {place}.", "Verwijder een van de twee, of geef ze een eigen nummer."
                )
            seen.setdefault(key, each.row)


def _identities(each: ReadRow) -> list[tuple[object, ...]]:
    number: Cell = each.row.cell("number")
    keys: list[tuple[object, ...]] = [] if says_nothing(number) else [("nr", text_of(number))]
    if each.agreement is not None and each.outcome == "ready":
        about = each.agreement
        keys.append((about.title.casefold(), frozenset(party.slug for party in about.parties), about.concluded.value))
    return keys
