"""The table of findings: what the register noticed, kept until it is resolved and after."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Column, Field

from app.findings.result import FindingCode, FindingSeverity, FindingStatus
from app.kit.tables import Record, enum_column, public_index


class FindingRecord(Record, table=True):
    """One cause noticed about one subject in one dossier; the same cause is never recorded there twice."""

    __tablename__ = "finding"
    __table_args__ = (
        public_index("finding"),
        UniqueConstraint("agreement_id", "code", "subject_id", "fingerprint"),
    )

    code: FindingCode = Field(sa_column=enum_column(FindingCode, name="code"))
    severity: FindingSeverity = Field(sa_column=enum_column(FindingSeverity, name="severity"))
    status: FindingStatus = Field(sa_column=enum_column(FindingStatus, name="status"))
    agreement_id: UUID = Field(
        sa_column=Column("agreement_id", ForeignKey("agreement.id", use_alter=True), index=True, nullable=False)
    )
    subject_kind: str = Field(sa_type=Text)
    subject_id: UUID = Field(index=True)
    fingerprint: str = Field(sa_type=Text)
    explanation_nl: str = Field(sa_type=Text)
    explanation_en: str = Field(sa_type=Text)
    evidence: list[Any] = Field(sa_column=Column("evidence", JSONB, nullable=False))
    seen_as_of: date
