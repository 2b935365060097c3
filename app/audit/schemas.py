"""Shapes of the journal as auditors read it."""

from typing import Self
from uuid import UUID

from pydantic import Field, model_validator

from app.kit.queries import Cursor, ListQuery, PageLinks
from app.kit.schema import ApiModel, Instant, RecordLinks, Sha256, invalid

MOST_VERIFIED = 10_000


class JournalActor(ApiModel):
    """Who gave a command, as the token and the membership told it then."""

    issuer: str = Field(description="Who issued the token; the register itself, for what it does by itself.")
    subject: str = Field(description="Who somebody is to the issuer of their token (`sub`).")
    name: str
    role: str = Field(description="The role acted in.")
    organisation_id: UUID | None = Field(description="The organisation acted for.")


class JournalEntryRead(ApiModel):
    """One version of one record, as the journal holds it; the hashes chain it to the entry before."""

    sequence: int = Field(description="Its place in the journal: from 1, without gaps.")
    recorded_at: Instant
    actor: JournalActor = Field(description="Who did it, and for whom.")
    command: str = Field(description="What was done, such as `record-agreement`.")
    resource_kind: str = Field(description="The kind of the record.")
    resource_id: UUID = Field(description="The id of the record.")
    resource_version: int = Field(description="Which version of the record this is.")
    agreement_id: UUID | None = Field(description="The agreement whose dossier it is in; null outside dossiers.")
    mandate_id: UUID | None = Field(description="The mandate it was done under.")
    request_id: str = Field(description="The request that did it, as in `X-Request-Id`.")
    payload_hash: Sha256
    previous_hash: Sha256
    entry_hash: Sha256
    links: RecordLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class JournalPayload(ApiModel):
    """The content of an entry, exactly as it was hashed."""

    salt: str = Field(description="Sixteen octets in hexadecimal.")
    reason: str | None
    representation: str = Field(description="The record as those inside the dossier saw it: JSON text.")
    public_representation: str | None = Field(
        description="The record as everybody saw it; null when it was not public."
    )


class JournalEntryDetail(JournalEntryRead):
    """One entry with its content."""

    payload: JournalPayload | None = Field(description="Null when the content was destroyed; its hash stays.")


class JournalPage(ApiModel):
    """One page of the journal, oldest first. It may hold few entries, even none, and still have a next page."""

    items: list[JournalEntryRead]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class JournalQuery(ApiModel):
    """Filters on the journal."""

    model_config = ListQuery.model_config

    limit: int = Field(25, ge=1, le=200, description="Most entries on one page.")
    cursor: Cursor | None = Field(None, description="From `links.next`; opaque.")
    agreement_id: UUID | None = None
    resource_kind: str | None = Field(
        None, max_length=60, description="Only this kind of record, as in `resourceKind`."
    )
    resource_id: UUID | None = None
    subject: str | None = Field(None, max_length=255, description="Only commands of this `actor.subject`.")
    command: str | None = Field(None, max_length=100, description="Only this command, such as `agreement.correct`.")
    recorded_from: Instant | None = Field(None, description="Only entries recorded at this instant or later.")
    recorded_until: Instant | None = Field(None, description="Only entries recorded before this instant.")


class CheckpointRead(ApiModel):
    """The end of the journal at one moment. Whoever keeps it can later prove that nothing before it was changed."""

    origin: str = Field(description="Always `convenant-journal`: says what kind of checkpoint this is.")
    epoch: UUID = Field(description="Names this history; a restore from a backup begins another one.")
    sequence: int = Field(description="The last entry.")
    entry_hash: Sha256
    text: str = Field(description="The same in four lines, as `convenant verify --checkpoint` reads it.")


class VerificationQuery(ApiModel):
    """Which entries to recompute."""

    model_config = ListQuery.model_config

    first: int = Field(1, ge=1, le=2**53, alias="from", description="The first entry; the journal starts at 1.")
    last: int | None = Field(
        None,
        ge=1,
        le=2**53,
        alias="to",
        description="The last entry, at most 9,999 after the first; by default as far as that, or the end.",
    )

    @model_validator(mode="after")
    def _range_is_bounded(self) -> Self:
        if self.last is not None and not 0 <= self.last - self.first < MOST_VERIFIED:
            raise invalid(
                "range_too_long",
                "`to` is minstens `from`, en hoogstens 9.999 meer.",
                "`to` is at least `from`, and at most 9,999 more.",
            )
        return self


class BreakRead(ApiModel):
    """A place where the journal is not what it was."""

    sequence: int = Field(description="The entry where it does not hold.")
    reason: str = Field(description="What is wrong there, in English.")


class VerificationRead(ApiModel):
    """What recomputing a part of the journal gave."""

    first: int = Field(alias="from", description="The first entry looked at.")
    last: int = Field(alias="to", description="The last entry looked at: `to`, or the end of the journal.")
    holds: bool = Field(description="Whether every entry that was looked at is what it was.")
    destroyed_payloads: int = Field(description="Entries whose content was destroyed: only their chain was checked.")
    breaks: list[BreakRead] = Field(description="Where it does not hold; the first hundred.")
    head: CheckpointRead = Field(description="The end of the journal while it was checked.")
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")
