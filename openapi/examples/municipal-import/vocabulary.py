"""The words of the sheet for kinds and statuses, in the values of the register. Unknown words are never guessed."""

from dataclasses import dataclass

from cells import CannotReadError, Cell, Reading, text_of


@dataclass(frozen=True)
class Term:
    """A value of a code list, what the register calls it, and what else people write for it."""

    value: str
    label: str
    synonyms: tuple[str, ...] = ()


KINDS = (
    Term("covenant", "Convenant"),
    Term("cooperation_agreement", "Samenwerkingsovereenkomst", ("sok", "samenwerking")),
    Term("letter_of_intent", "Intentieovereenkomst", ("intentieverklaring",)),
    Term("framework_agreement", "Raamovereenkomst"),
    Term("implementation_agreement", "Uitvoeringsovereenkomst"),
    Term("performance_agreement", "Prestatieafspraken"),
    Term("cooperation_agenda", "Samenwerkingsagenda"),
)
STATUSES = (
    Term("draft", "Concept"),
    Term("negotiating", "In afstemming"),
    Term("in_decision", "In besluitvorming", ("naar college",)),
    Term("in_signing", "Ter ondertekening"),
    Term("signed", "Ondertekend", ("getekend",)),
    Term("in_force", "In werking", ("lopend", "actief")),
    Term("expired", "Verlopen", ("afgelopen",)),
    Term("terminated", "Beëindigd", ("opgezegd",)),
    Term("withdrawn", "Ingetrokken"),
    Term("superseded", "Vervangen"),
)


def read_kind(cell: Cell, title: str) -> Reading[Term]:
    """Return the kind of agreement; where the cell is empty, the kind its title names.

    Raises:
        CannotReadError: neither names a kind.

    """
    if text_of(cell):
        return _read(cell, KINDS, "soort")
    words = {word.casefold(): term for term in KINDS for word in (term.label, *term.synonyms)}
    named = sorted((word for word in words if word in title.casefold()), key=len)
    if not named:
        raise CannotReadError("De soort is niet ingevuld.", _choices(KINDS))
    term = words[named[-1]]
    return Reading(term, (f"soort ‘{term.label}’ is uit de naam gehaald",))


def read_status(cell: Cell) -> Reading[Term]:
    """Return the status.

    Raises:
        CannotReadError: it is empty or unknown.

    """
    if not text_of(cell):
        raise CannotReadError("De status is niet ingevuld.", _choices(STATUSES))
    return _read(cell, STATUSES, "status")


def _read(cell: Cell, terms: tuple[Term, ...], what: str) -> Reading[Term]:
    text = text_of(cell)
    for term in terms:
        if text.casefold() == term.label.casefold():
            return Reading(term)
        if text.casefold() in term.synonyms:
            return Reading(term, (f"{what} ‘{text}’ is als ‘{term.label}’ gelezen",))
    raise CannotReadError(f"‘{text}’ is geen bekende {what}.", _choices(terms))


def _choices(terms: tuple[Term, ...]) -> str:
    return f"Kies uit: {', '.join(term.label for term in terms)}."
