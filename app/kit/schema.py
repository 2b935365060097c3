"""Base classes and field types of everything that travels over HTTP."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from app.kit.dates import DatePrecision, Interval, interval_of
from app.kit.domain import RecordingMode
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


Name = Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_clean_text(multiline=False))]
Title = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_clean_text(multiline=False))]
ShortText = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_clean_text(multiline=False))]
LongText = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_clean_text(multiline=True))]
Slug = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 as 64 lower-case hexadecimal digits.")]
Cents = Annotated[int, Field(ge=0, le=CENTS_LIMIT, description="A whole number of euro cents.")]


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
    Field(ge=date(1900, 1, 1), le=date(2200, 12, 31), description="A legal day (Europe/Amsterdam), YYYY-MM-DD."),
]


def _as_utc_text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _instant_with_offset(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise invalid(
            "instant_format",
            "Een moment is RFC 3339 met tijdzone, zoals 2026-04-01T12:00:00Z.",
            "An instant is RFC 3339 with an offset, such as 2026-04-01T12:00:00Z.",
        )
    return value


_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)

Instant = Annotated[
    datetime,
    BeforeValidator(_instant_with_offset),
    PlainSerializer(_as_utc_text, return_type=str, when_used="json"),
    Field(description="An instant in UTC, RFC 3339.", json_schema_extra={"format": "date-time"}),
]


class PartialDate(ApiModel):
    """A date as precise as its source: a day, a month, a season, mid-year, a year, or unknown."""

    value: Annotated[str, Field(max_length=10, pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")] | None = Field(
        None, description="ISO 8601 with the precision given: `2026-03-23`, `2025-04`, `2025`; null when unknown."
    )
    precision: DatePrecision
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
    role: str
    organisation_id: UUID | None


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
    links: RecordLinks
    recorded_at: Instant = Field(description="When the register recorded this version.")
    occurred_on: PartialDate | None
    recording_mode: RecordingMode | None = None
    recorded_by: Recorder | None = None
    source_refs: tuple[SourceRef, ...] | None = None
    corrects_id: UUID | None = None
    note: str | None = None


class CountMode(StrEnum):
    """How a list counts what it holds."""

    EXACT = "exact"
    ESTIMATED = "estimated"


KnownAt = Annotated[
    datetime,
    BeforeValidator(_instant_with_offset),
    Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2200, 12, 31, tzinfo=UTC)),
]


class RecordQuery(ApiModel):
    """What every read of one record takes."""

    model_config = ConfigDict(strict=False, alias_generator=to_camel, extra="forbid", populate_by_name=False)

    as_of: Day | None = Field(None, description="Show the facts as they were in law on this day (Europe/Amsterdam).")
    known_at: KnownAt | None = Field(
        None, description="Show what the register knew at this instant (RFC 3339 with offset)."
    )
    fields: str | None = Field(
        None,
        max_length=500,
        pattern=r"^[a-zA-Z]+(,[a-zA-Z]+)*$",
        description="Only these members, comma-separated; `id` and `links` always stay.",
    )
    expand: str | None = Field(
        None,
        max_length=200,
        pattern=r"^[a-z-]+(,[a-z-]+)*$",
        description="Also return these related records, comma-separated, under `included`.",
    )

    @property
    def is_plain(self) -> bool:
        """Tell whether the stored representation is wanted as it is."""
        return self.fields is None and self.expand is None


class ListQuery(RecordQuery):
    """What every list takes besides its own filters."""

    limit: int = Field(25, ge=1, le=200, description="Most records on one page.")
    cursor: str | None = Field(None, max_length=512, description="From `links.next`; opaque.")
    sort: str | None = Field(None, max_length=60, description="A name to sort by; a leading minus reverses.")
    count: CountMode | None = Field(None, description="Also return `total`: `exact` counts, `estimated` is cheap.")


class PageLinks(ApiModel):
    """Addresses of this page and of the next, relative to the server."""

    self: str
    next: str | None = Field(None, description="Absent on the last page.")


class ProblemFault(ApiModel):
    """One fault in the input."""

    source: str = Field(alias="in", description="`body`, `query`, `path` or `header`.")
    location: str = Field(description="JSON Pointer in the body, or the name of the parameter.")
    code: str = Field(description="Stable code of the fault.")
    detail: str


class Problem(ApiModel):
    """A problem document (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(
        description="Address of the page that explains cause and remedy.",
        examples=["https://convenant.example.org/problems/not-found"],
    )
    title: str
    status: int
    detail: str
    request_id: str = Field(description="Mention this when reporting a fault.")
    errors: list[ProblemFault] | None = Field(None, description="Every fault found in the input.")
