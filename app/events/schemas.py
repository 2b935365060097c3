"""Shapes of the event feed (NL GOV profile for CloudEvents 1.1)."""

import re
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from app.events.rules import CHANGED, RECORDED, TYPE_PREFIX
from app.kit.json_schemas import SEQUENCE_PATTERN
from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.resources import Resource
from app.kit.schema import ApiModel, Instant, Sha256


class EventData(ApiModel):
    """What an event is about; what the record says is read at its address, with the reader's own rights."""

    kind: str = Field(description="The kind of record, such as `agreement`.")
    id: UUID = Field(description="Id of the record.")
    version: int = Field(description="The version that this event made.")
    agreement_id: UUID | None = Field(
        description="The agreement whose dossier the record lies in, if it lies in one."
    )
    address: str = Field(description="Address of the record, relative to the server.")


class CloudEvent(ApiModel):
    """One version of one record came into being."""

    specversion: Literal["1.0"] = Field("1.0", description="The version of CloudEvents.")
    id: Sha256 = Field(description="Hash of the entry in the journal. The same event always has the same id.")
    source: str = Field(description="The organisation that keeps the register, and its system.")
    type: str = Field(description="The kind of record, with `recorded` for its first version and `changed` after.")
    subject: UUID = Field(description="Id of the record.")
    time: Instant = Field(description="When the register recorded it; not when it happened.")
    datacontenttype: Literal["application/json"] = Field("application/json", description="The media type of `data`.")
    dataref: str = Field(description="Address of the record as it is now.", json_schema_extra={"format": "uri"})
    sequence: str = Field(
        pattern=SEQUENCE_PATTERN, description="Place in the journal: rises; what you may not see leaves holes."
    )
    sequencetype: Literal["Integer"] = Field(
        "Integer", description="Sequences are whole numbers: compare them as such."
    )
    data: EventData = Field(description="Which version of which record; its content is at `address`.")


class FeedLinks(PageLinks):
    """Addresses of this page and of what comes after it, relative to the server."""

    next: str = Field(description="Always there: what comes after this page, now or later.")


class EventPage(ApiModel):
    """One page of the feed. It may be empty while `links.next` still goes on."""

    items: list[CloudEvent]
    has_more: bool = Field(
        description="`true`: follow `links.next` at once. `false`: you are up to date; wait first."
    )
    links: FeedLinks = Field(description="Addresses that belong to this answer, relative to the server.")


def _tell_types(schema: dict[str, Any]) -> None:
    """Say which types there are; every resource has declared itself by the time a description is made."""
    kinds = "|".join(kind.replace("_", "-") for kind in sorted(Resource.registry))
    one = rf"{re.escape(TYPE_PREFIX)}({kinds})-({RECORDED}|{CHANGED})"
    schema["pattern"] = f"^{one}(,{one})*$"


class EventFilters(ApiModel):
    """Which events are asked for, and after which place."""

    model_config = ListQuery.model_config

    after: Cursor | None = Field(
        None,
        description="Events after this place: the `after` in `links.next`, or `latest` for those still to come."
        " Without it the feed starts at the beginning.",
    )
    type: str | None = Field(
        None,
        max_length=2000,
        pattern=r"^[a-z.-]+(,[a-z.-]+)*$",
        json_schema_extra=_tell_types,
        description="Only these types, comma-separated, such as `nl.convenanten.agreement-changed`.",
    )
    agreement_id: UUID | None = Field(
        None,
        description="Only records in the dossier of this agreement. Records that belong to several dossiers, such as"
        " decisions and documents, are not among them.",
    )
    organisation_id: UUID | None = Field(
        None,
        description="Only what concerns this organisation: the dossiers it manages, is party to or funds, and the"
        " decisions, mandates, documents and money it sees with them. General reference data, such as organisations"
        " and areas, is left out. It never shows more than you may see; who acted does not matter.",
    )


class EventQuery(EventFilters):
    """A page of the feed."""

    limit: int = Field(100, ge=1, le=1000, description="Most events on one page.")
