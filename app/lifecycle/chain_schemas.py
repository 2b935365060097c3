"""Shapes of the chain of authority: what is told of each signature, link by link."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.findings.representation import LinkState
from app.findings.result import FindingCode
from app.kit.queries import PageLinks
from app.kit.schema import ApiModel, Day, Instant, LocalisedText
from app.lifecycle.authority import ChainLink
from app.lifecycle.transition_schemas import Evidence


class AuthorityChainQuery(ApiModel):
    """The moment a chain of authority is asked for."""

    model_config = ConfigDict(strict=False, alias_generator=to_camel, extra="forbid", populate_by_name=False)

    as_of: Day | None = Field(None, description="Show what was proven on this day; today when left out.")
    known_at: Instant | None = Field(None, description="Show what the register knew at this instant.")


class AuthorityLink(ApiModel):
    """One link of the chain of authority of a signature."""

    link: ChainLink = Field(description="Which link of the chain.")
    state: LinkState = Field(description="Whether it holds.")
    rule: str | None = Field(description="The rule that was applied.")
    problem: str | None = Field(description="The problem type that names what is missing.")
    explanation: LocalisedText = Field(description="The same in a sentence that names the records and days.")
    evidence: tuple[Evidence, ...] = Field(description="The values it was found in.")
    findings: tuple[FindingCode, ...] = Field(description="The findings that say so.")


class SignatureAuthority(ApiModel):
    """On whose authority one signature stands: office, representation, decision, text."""

    party_id: UUID = Field(description="The party that signed.")
    signatory_id: UUID = Field(description="Who signed for it, as a signatory.")
    person_id: UUID | None = Field(description="Who signed, as a person.")
    status: str
    under_reservation: bool = Field(description="Whether it was signed subject to later approval.")
    text_sha256: str | None = Field(description="The SHA-256 of the text that was signed; null when unknown.")
    links: tuple[AuthorityLink, ...] = Field(description="The links of the chain, from office to text.")


class AuthorityChain(ApiModel):
    """The chain of authority of every signature under an agreement on a day."""

    as_of: date = Field(description="The legal day the chain was judged for.")
    items: tuple[SignatureAuthority, ...]
    links: PageLinks = Field(description="Addresses that belong to this answer, relative to the server.")
