"""Base classes and field types of everything that travels over HTTP."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from app.kit.dates import FIRST_DAY, LAST_DAY, DatePrecision, Interval, interval_of
from app.kit.domain import RecordingMode
from app.kit.json_schemas import DAY, INSTANT, LINES, ONE_LINE, PARTIAL_DATE
from app.kit.text import normalised

CENTS_LIMIT = 99_999_999_999_999


class ApiModel(BaseModel):
    """Base of every shape: lowerCamelCase names, unknown members refused, no silent conversion."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
        serialize_by_alias=True,
        from_attributes=True,
    )


def invalid(code: str, nl: str, en: str) -> PydanticCustomError:
    """Return the fault a validator raises: a stable code and a sentence in both languages."""
    return PydanticCustomError(code, en, {"nl": nl})


def _clean_text(*, multiline: bool) -> Callable[[str], str]:
    def clean(text: str) -> str:
        try:
            cleaned = normalised(text, multiline=multiline)
        except ValueError:
            raise invalid(
                "character_not_allowed",
                "De tekst bevat een stuurteken of een onzichtbaar of niet toegekend teken.",
                "The text holds a control, invisible or unassigned character.",
            ) from None
        if not multiline and cleaned != cleaned.strip():
            raise invalid(
                "surrounding_space",
                "De tekst begint of eindigt met een spatie.",
                "The text begins or ends with a space.",
            )
        if not cleaned.strip():
            raise invalid("blank_text", "De tekst bestaat uit niets dan wit.", "The text is nothing but white space.")
        return cleaned

    return clean


clean_line = _clean_text(multiline=False)
Name = Annotated[str, Field(min_length=1, max_length=255, json_schema_extra=ONE_LINE), AfterValidator(clean_line)]
Title = Annotated[str, Field(min_length=1, max_length=300, json_schema_extra=ONE_LINE), AfterValidator(clean_line)]
ShortText = Annotated[
    str,
    Field(min_length=1, max_length=1000, json_schema_extra=ONE_LINE),
    AfterValidator(clean_line),
]
LongText = Annotated[
    str,
    Field(min_length=1, max_length=20_000, json_schema_extra=LINES),
    AfterValidator(_clean_text(multiline=True)),
]
Slug = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 as 64 lower-case hexadecimal digits.")]


def _cents(value: Any) -> Any:
    """Refuse every number that is no amount, and whatever is no number (R-075)."""
    if isinstance(value, float) and not value.is_integer():
        raise invalid(
            "amount_precision",
            "Een bedrag is nauwkeurig tot op de cent: geef hele eurocenten, zonder cijfers achter de komma.",
            "An amount is precise to the cent: give whole euro cents, without decimals.",
        )
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= CENTS_LIMIT:
        raise invalid(
            "amount_invalid",
            f"Een bedrag is een geheel getal van 0 tot en met {CENTS_LIMIT} eurocent, zonder punt, exponent of"
            " aanhalingstekens.",
            f"An amount is a whole number from 0 to {CENTS_LIMIT} euro cents, without point, exponent or quotes.",
        )
    return value


Cents = Annotated[
    int, Field(ge=0, le=CENTS_LIMIT, description="A whole number of euro cents."), BeforeValidator(_cents)
]


def _day(value: Any) -> Any:
    """Refuse everything but a text: numbers would be taken for seconds."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _day_fault()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _day_fault() from None


# `fromisoformat` alone also reads week dates, such as 2026-W13-1.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day_fault() -> PydanticCustomError:
    return invalid("day_format", "Een dag is een bestaande datum als JJJJ-MM-DD.", "A day is an existing YYYY-MM-DD.")


Day = Annotated[
    date,
    BeforeValidator(_day),
    Field(ge=FIRST_DAY, le=LAST_DAY),
    WithJsonSchema(DAY),
]


def instant_text(instant: datetime) -> str:
    """Return an instant as answers write it: RFC 3339 in UTC, to the microsecond."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _instant(value: Any) -> Any:
    """Read an RFC 3339 instant of the centuries the register covers; without an offset it would be a guess."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    fault = invalid(
        "instant_format",
        "Een moment is RFC 3339 met tijdzone, zoals 2026-04-01T12:00:00Z, tussen 1900 en 2200.",
        "An instant is RFC 3339 with an offset, such as 2026-04-01T12:00:00Z, between 1900 and 2200.",
    )
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise fault
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise fault from None
    if not FIRST_DAY.year < instant.year < LAST_DAY.year:
        raise fault
    return instant.astimezone(UTC)


_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)

Instant = Annotated[
    datetime,
    BeforeValidator(_instant),
    PlainSerializer(instant_text, return_type=str, when_used="json"),
    Field(description="An instant, RFC 3339; answers are in UTC.", json_schema_extra=INSTANT),
]


class PartialDate(ApiModel):
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    model_config = ConfigDict(json_schema_extra=PARTIAL_DATE)

    value: Annotated[str, Field(max_length=10, pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")] | None = Field(
        None, description="ISO 8601 with the precision given: `2026-03-23`, `2025-04`, `2025`; null when unknown."
    )
    precision: DatePrecision = Field(description="How exact the value is.")
    source_text: ShortText | None = Field(None, description="The words of the source.")

    @model_validator(mode="after")
    def _value_fits_precision(self) -> Self:
        try:
            interval_of(self.value, self.precision, self.source_text)
        except ValueError:
            raise invalid(
                "partial_date_form",
                "De waarde past niet bij de precisie: dag JJJJ-MM-DD, maand JJJJ-MM, jaar, seizoen en medio JJJJ.",
                "The value does not fit its precision: day YYYY-MM-DD, month YYYY-MM; year, season, mid-year YYYY.",
            ) from None
        return self

    @property
    def interval(self) -> Interval:
        """Return the days this date may mean (R-003)."""
        return interval_of(self.value, self.precision, self.source_text)


class SourceRef(ApiModel):
    """Where a fact was found."""

    document_id: UUID = Field(description="The document in the register.")
    section: ShortText | None = Field(None, description="Section, page or heading in that document.")
    quote: LongText | None = Field(None, description="The words themselves, where they matter.")


class LocalisedText(ApiModel):
    """One sentence in Dutch and English."""

    nl: str
    en: str


class Provenance(ApiModel):
    """How a fact reached the register; shared by every create request."""

    recording_mode: RecordingMode = Field(
        RecordingMode.HISTORIC,
        description="`historic` records what already happened and needs `occurredOn` and a source document (R-001).",
    )
    occurred_on: PartialDate | None = Field(None, description="The day of the fact itself, as precise as known.")
    source_refs: tuple[SourceRef, ...] = Field((), max_length=50, description="The documents the fact rests on.")
    corrects_id: UUID | None = Field(None, description="The record that this one corrects.")
    note: LongText | None = Field(None, description="What the source adds and no other member holds.")


def plain(shape: BaseModel) -> dict[str, Any]:
    """Return a shape as plain JSON data with published names."""
    return shape.model_dump(mode="json", by_alias=True)


class Recorder(ApiModel):
    """Who recorded the latest version."""

    name: str
    role: str = Field(description="The role they acted in.")
    organisation_id: UUID | None = Field(description="The organisation they acted for.")


class RecordLinks(ApiModel):
    """Addresses that belong to this record, relative to the server."""

    self: str


class RecordRead(ApiModel):
    """What every record carries. Members marked internal are absent for readers outside the dossier."""

    internal_members: ClassVar[frozenset[str]] = frozenset(
        {"recorded_by", "source_refs", "corrects_id", "recording_mode", "note"}
    )

    id: UUID
    version: int = Field(description="Counts the changes; the ETag inside the dossier.")
    links: RecordLinks = Field(description="Addresses that belong to this record, relative to the server.")
    recorded_at: Instant = Field(
        description="When the register made this version; `knownAt` shows it from its commit on, a moment later."
    )
    occurred_on: PartialDate | None = Field(description="The day of the fact itself, as precise as known.")
    recording_mode: RecordingMode | None = Field(
        None,
        description="`workflow`: as it happened; `historic`: taken down from a source (R-001). Inside the dossier.",
    )
    recorded_by: Recorder | None = Field(None, description="Who recorded this version. Only inside the dossier.")
    source_refs: tuple[SourceRef, ...] | None = Field(
        None, description="The documents the fact rests on. Only inside the dossier."
    )
    corrects_id: UUID | None = Field(None, description="The record that this one corrects. Only inside the dossier.")
    note: str | None = Field(
        None, description="What the source adds and no other member holds. Only inside the dossier."
    )


class HistoricFact(Provenance):
    """Provenance of a fact that is only recorded after it happened, until its workflow exists."""

    recording_mode: Literal[RecordingMode.HISTORIC] = Field(
        RecordingMode.HISTORIC, description="Recorded from a source: needs `occurredOn` and `sourceRefs` (R-001)."
    )


def listed_once(identity: Callable[[Any], Any]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Return the validator that refuses a list in which an identity occurs twice; one without identity is free."""

    def check(items: tuple[Any, ...]) -> tuple[Any, ...]:
        ids = [found for item in items if (found := identity(item)) is not None]
        if len(ids) != len(set(ids)):
            raise invalid("listed_twice", "Een id komt twee keer voor.", "An id is listed twice.")
        return items

    return check


def _in_order(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Sort a set of ids, so that its order never counts as a change."""
    return tuple(sorted(ids))


IdSet = Annotated[
    tuple[UUID, ...],
    Field(max_length=500, json_schema_extra={"uniqueItems": True}),
    AfterValidator(listed_once(lambda found: found)),
    AfterValidator(_in_order),
]
