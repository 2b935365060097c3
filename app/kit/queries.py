"""The query parameters reads share, and the links of a page."""

from functools import cached_property
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from app.kit.codelists import CodeList
from app.kit.schema import ApiModel, Day, Instant

LARGEST_PAGE = 200
# Signed: only the register makes one.
Cursor = Annotated[str, Field(max_length=2048, json_schema_extra={"pattern": "^[A-Za-z0-9_-]+$"})]


class CountMode(CodeList):
    """How a list counts what it holds."""

    EXACT = "exact", "Geteld"
    ESTIMATED = "estimated", "Geschat"


class RecordQuery(ApiModel):
    """What every read of one record takes."""

    model_config = ConfigDict(strict=False, alias_generator=to_camel, extra="forbid", populate_by_name=False)

    as_of: Day | None = Field(None, description="Show the facts as they were in law on this day (Europe/Amsterdam).")
    known_at: Instant | None = Field(
        None, description="Show what the register knew at this instant (RFC 3339 with offset)."
    )
    fields: str | None = Field(
        None,
        max_length=500,
        pattern=r"^[a-zA-Z0-9]+(,[a-zA-Z0-9]+)*$",
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


class AnnotatedQuery(RecordQuery):
    """What a read of a record takes that something annotates."""

    annotate: bool = Field(default=False, description="Also return under `annotations` who put what in it.")

    @property
    def is_plain(self) -> bool:
        """Tell whether the stored representation is wanted as it is."""
        return super().is_plain and not self.annotate


class CommandQuery(ApiModel):
    """What every command takes."""

    model_config = ConfigDict(strict=False, alias_generator=to_camel, extra="forbid", populate_by_name=False)

    validate_only: bool = Field(
        default=False, description="Run everything, undo it, and answer what would have happened."
    )


class ListQuery(RecordQuery):
    """What every list takes besides its own filters."""

    limit: int = Field(25, ge=1, le=LARGEST_PAGE, description="Most records on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")
    sort: str | None = Field(None, max_length=60, description="A name to sort by; a leading minus reverses.")
    count: CountMode | None = Field(None, description="Also return `total`: `exact` counts, `estimated` is cheap.")

    @cached_property
    def asked(self) -> dict[str, Any]:
        """Return what is asked otherwise than by default, by name of the parameter; as it stands in addresses."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)

    @cached_property
    def selection(self) -> dict[str, Any]:
        """Return what decides which records the list holds and in which order, wherever a page of it begins."""
        return self.model_dump(mode="json", exclude={"cursor", "limit", "fields", "expand"}, exclude_none=True)


class PageLinks(ApiModel):
    """Addresses of this page and of the next, relative to the server."""

    self: str
    next: str | SkipJsonSchema[None] = Field(
        None, exclude_if=lambda address: address is None, description="Absent on the last page."
    )
