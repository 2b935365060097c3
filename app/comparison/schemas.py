"""Shapes of the comparison of two versions of a text."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from app.agreements.rules import ClauseKind, VersionStatus
from app.comparison.kinds import ClauseChange, MentionKind, RunKind, TextComparison
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, Instant, RecordLinks


class ComparisonQuery(ApiModel):
    """What to compare a version with, and as the register knew both when."""

    model_config = ListQuery.model_config

    against: UUID = Field(description="Id of the version to compare with, of the same agreement: the old text.")
    known_at: Instant | None = Field(None, description="Compare what the register knew of both at this instant.")

    @property
    def as_of(self) -> None:
        """Return no legal day: two texts named by their ids are compared, whichever of them counts on a day."""


class RunRead(ApiModel):
    """A stretch of text that stayed, went or came."""

    kind: RunKind
    text: str = Field(description="The words that stayed, went or came.")


class TouchedMentionRead(ApiModel):
    """A mention that went from the old clause or came in the new one."""

    kind: MentionKind
    value: str = Field(
        description="The same in every notation: euro cents; a percentage; a date as `2031-01-01`, `2031-01`, `2031`"
        " or `--01-01`; a period in `months`, `days` or `working days`; the party's name; or the word that denies."
    )
    text: str = Field(description="The words themselves.")
    version: Literal["old", "new"] = Field(
        description="Which of the two versions it stands in: the `old` or the `new`."
    )
    place: Literal["heading", "text"] = Field(description="Whether it stands in the `heading` or the `text`.")
    start: int = Field(description="Where the words begin in that heading or text, in characters from 0.")
    end: int = Field(description="Where they end.")
    is_changed: bool = Field(
        description="Whether the two texts as a whole mention this value another number of times. If not, it only"
        " stands elsewhere or in other words."
    )


class ComparedClause(ApiModel):
    """A clause as one of the versions has it."""

    id: UUID
    article_no: str | None = Field(description="Its number in the text.")
    clause_kind: ClauseKind = Field(description="What the clause is about; amendments are judged by it.")
    heading: str | None = Field(description="The heading above the clause, without its number.")
    is_text_known: bool = Field(description="Whether the register knows the words of this clause.")


class ClauseDifferenceRead(ApiModel):
    """One clause in both versions, or in the one that has it."""

    changes: list[ClauseChange] = Field(
        description="What happened to it; several may hold at once. Empty: nothing as far as known, see `wording`."
    )
    wording: TextComparison = Field(
        description="`unknown` when one of the versions does not tell the words: nothing is then said about them."
    )
    old: ComparedClause | None = Field(description="The clause in the older text; null when it is new.")
    new: ComparedClause | None = Field(description="The clause in the newer text; null when it went.")
    heading_runs: list[RunRead] = Field(description="The changes in the heading, as `runs`.")
    runs: list[RunRead] | None = Field(
        description="Equal and deleted runs joined are the old text, equal and inserted ones the new; null when"
        " `wording` is `unknown`."
    )
    is_coarse: bool = Field(
        description="A passage was too large to be compared word by word, and is shown as deleted and inserted whole."
    )
    mentions: list[TouchedMentionRead] = Field(description="What weighs when it changes, and went or came here.")


class ValueChangeRead(ApiModel):
    """An amount, percentage, date, period, party name or denial that went or came somewhere in the text."""

    kind: MentionKind
    value: str = Field(description="The same in every notation, see `clauses[].mentions[].value`.")
    is_changed: bool = Field(
        description="Whether the new text as a whole mentions it more or less often than the old. If not, it only"
        " stands elsewhere or in other words."
    )
    old_texts: list[str] = Field(description="The words it went in, each once.")
    new_texts: list[str] = Field(description="The words it came in, each once.")
    old_clause_ids: list[UUID] = Field(description="The clauses of the old version it went from.")
    new_clause_ids: list[UUID] = Field(description="The clauses of the new version it came in.")


class ComparedVersion(ApiModel):
    """One of the two versions."""

    id: UUID
    version_no: int = Field(description="Counts the texts of the agreement, from 1.")
    version_status: VersionStatus = Field(description="How far that text came.")
    links: RecordLinks = Field(description="Addresses that belong to this answer, relative to the server.")


class VersionComparison(ApiModel):
    """What changed from one version of a text to another, clause by clause in the order of the new one."""

    agreement_id: UUID = Field(description="The agreement both are texts of.")
    old: ComparedVersion = Field(description="The text compared with.")
    new: ComparedVersion = Field(description="The text that was asked for.")
    known_at: Instant | None = Field(description="The register time asked for; null: all it knows now.")
    is_complete: bool = Field(
        description="False when the words of a clause, or the clauses of a version, are not known: more may have"
        " changed than is told."
    )
    values: list[ValueChangeRead] = Field(
        description="Amounts, percentages, dates, periods, party names and denials that went or came, headings"
        " included; those that changed first."
    )
    clauses: list[ClauseDifferenceRead] = Field(description="Every clause of either, in the order of the newer text.")
    links: RecordLinks = Field(description="Addresses that belong to this answer, relative to the server.")
