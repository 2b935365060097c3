"""The words rules speak in: problem types, violations, recording modes. Pure: no I/O, no clock, no framework."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.kit.codelists import CodeList


class RecordingMode(CodeList):
    """How a fact reaches the register (domain reference, idea 2)."""

    WORKFLOW = "workflow", "Werkproces"
    HISTORIC = "historic", "Historische vastlegging"


class ApiRole(CodeList):
    """What a member may do for an organisation (glossary: `api_role`)."""

    REGISTRAR = "registrar", "Registrator"
    LEGAL_OFFICER = "legal_officer", "Jurist"
    DECISION_SECRETARY = "decision_secretary", "Bestuurssecretaris"
    MANDATE_HOLDER = "mandate_holder", "Gemandateerde"
    FINANCE_OFFICER = "finance_officer", "Financieel medewerker"
    CONTROLLER = "controller", "Controller"
    PUBLISHER = "publisher", "Woo-coördinator"
    ARCHIVIST = "archivist", "Archivaris"
    AUDITOR = "auditor", "Auditor (alleen lezen)"
    ADMINISTRATOR = "administrator", "Beheerder van lidmaatschappen"
    PUBLIC = "public", "Openbaar"


@dataclass(frozen=True, slots=True)
class Localised:
    """One sentence in both languages of the register."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in `nl` or `en`."""
        return self.nl if language == "nl" else self.en

    def filled(self, **values: object) -> "Localised":
        """Return the text with its `{placeholders}` filled in."""
        return Localised(nl=self.nl.format(**values), en=self.en.format(**values))


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of refusal: the slug is the contract, the wording is free (RFC 9457, section 3.1.1)."""

    slug: str
    status: int
    title: Localised
    cause: Localised
    remedy: Localised
    rules: tuple[str, ...] = ()


PROBLEM_TYPES: dict[str, ProblemType] = {}


def problem_type(
    slug: str,
    status: int,
    *,
    title: Localised,
    cause: Localised,
    remedy: Localised,
    rules: tuple[str, ...] = (),
) -> ProblemType:
    """Declare a problem type once; its page appears at `/problems/{slug}`.

    Raises:
        ValueError: the slug is declared twice.

    """
    if slug in PROBLEM_TYPES:
        raise ValueError(f"the problem type {slug} is declared twice")
    PROBLEM_TYPES[slug] = declared = ProblemType(slug, status, title, cause, remedy, rules)
    return declared


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault in the input: where it stands, a stable code and a sentence; never the offending value."""

    source: str
    location: str
    code: str
    detail: Localised


@dataclass(frozen=True, slots=True)
class Violation:
    """What one rule found against a command.

    `always` marks the rules that block in every recording mode (B in the domain reference);
    the others block in workflow mode and become findings in historic mode (W).
    """

    problem: ProblemType
    detail: Localised
    rule: str | None = None
    always: bool = True
    errors: tuple[FieldError, ...] = ()
    members: dict[str, Any] = field(default_factory=dict)


class RefusedError(Exception):
    """A command was refused; carries every violation, the first of which decides status and type."""

    def __init__(self, *violations: Violation, headers: dict[str, str] | None = None) -> None:
        """Keep the violations in the order the rules found them."""
        super().__init__("; ".join(f"{v.problem.slug}: {v.detail.en}" for v in violations))
        self.violations = violations
        self.headers = headers or {}

    @property
    def problem(self) -> ProblemType:
        """Return the type that decides the answer."""
        return self.violations[0].problem


def refusal(
    problem: ProblemType,
    detail: Localised | None = None,
    *,
    rule: str | None = None,
    errors: tuple[FieldError, ...] = (),
    headers: dict[str, str] | None = None,
    **members: Any,
) -> RefusedError:
    """Return the error that refuses for one reason; the cause text serves where no detail is given."""
    return RefusedError(
        Violation(problem, detail or problem.cause, rule=rule, errors=errors, members=members),
        headers=headers,
    )


def settle(violations: Iterable[Violation], mode: RecordingMode) -> list[Violation]:
    """Raise what blocks in this mode and return what historic mode only records.

    Raises:
        RefusedError: at least one violation blocks.

    """
    found = list(violations)
    blocking = [v for v in found if v.always or mode is RecordingMode.WORKFLOW]
    if blocking:
        raise RefusedError(*blocking)
    return found
