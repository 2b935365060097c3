"""Tables of what entitles somebody to sign, of signatures and what cures them, and of what ends an agreement."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, ForeignKeyConstraint, Index, Text, text
from sqlmodel import Column, Field, SQLModel

from app.kit.schema import PartialDate
from app.kit.tables import Record, cents_column, enum_column, partial_date_column, public_index
from app.lifecycle.rules import AuthorityBasis, RatificationScope, SignatureMethod, TerminationKind


def _in_dossier() -> Any:
    """Return the column that names the dossier."""
    return Field(sa_column=Column("agreement_id", ForeignKey("agreement.id"), index=True, nullable=False))


class SigningAuthority(Record, table=True):
    """What entitles somebody in an office to sign for an organisation, and for how long."""

    __tablename__ = "signing_authority"
    __table_args__ = (public_index("signing_authority"),)

    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    basis: AuthorityBasis = Field(sa_column=enum_column(AuthorityBasis, name="basis"))
    office_holding_id: UUID = Field(foreign_key="office_holding.id", index=True)
    granted_by_office_holding_id: UUID | None = Field(default=None, foreign_key="office_holding.id")
    valid_from: PartialDate = Field(sa_column=partial_date_column("valid_from", nullable=False))
    valid_to: PartialDate | None = Field(sa_column=partial_date_column("valid_to"))
    revoked_on: PartialDate | None = Field(sa_column=partial_date_column("revoked_on"))
    subject_agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    limit_cents: int | None = Field(sa_column=cents_column("limit_cents"))
    document_id: UUID = Field(foreign_key="document.id")


class JointHolder(SQLModel, table=True):
    """Somebody who must sign together with the holder of a joint authority (R-016)."""

    __tablename__ = "signing_authority_joint_holder"

    signing_authority_id: UUID = Field(primary_key=True, foreign_key="signing_authority.id")
    office_holding_id: UUID = Field(primary_key=True, foreign_key="office_holding.id")


class Signature(Record, table=True):
    """A signature that was actually set under one text; it stays when it no longer counts."""

    __tablename__ = "signature"
    __table_args__ = (
        # One signatory has at most one signature that stands: whatever two writers do at once.
        Index("uq_signature_standing", "signatory_id", unique=True, postgresql_where=text("voided_on IS NULL")),
        CheckConstraint("under_reservation = (reservation_text IS NOT NULL)", name="reservation"),
        CheckConstraint("(voided_on IS NULL) = (void_reason IS NULL)", name="voided"),
    )

    agreement_id: UUID = _in_dossier()
    party_id: UUID = Field(foreign_key="party.id", index=True)
    signatory_id: UUID = Field(foreign_key="signatory.id", index=True)
    agreement_version_id: UUID | None = Field(default=None, foreign_key="agreement_version.id", index=True)
    text_sha256: str | None = Field(
        sa_column=Column("text_sha256", Text, CheckConstraint("text_sha256 ~ '^[0-9a-f]{64}$'", name="text_sha256"))
    )
    signed_on: PartialDate = Field(sa_column=partial_date_column("signed_on", nullable=False))
    signed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    method: SignatureMethod | None = Field(sa_column=enum_column(SignatureMethod, name="method", nullable=True))
    place: str | None = Field(default=None, sa_type=Text)
    office_holding_id: UUID | None = Field(default=None, foreign_key="office_holding.id")
    signing_authority_id: UUID | None = Field(default=None, foreign_key="signing_authority.id", index=True)
    mandate_id: UUID | None = Field(default=None, foreign_key="mandate.id")
    under_reservation: bool
    reservation_text: str | None = Field(default=None, sa_type=Text)
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    voided_on: PartialDate | None = Field(sa_column=partial_date_column("voided_on"))
    void_reason: str | None = Field(default=None, sa_type=Text)


class Ratification(Record, table=True):
    """A later approval by the competent body that cures one unauthorised signature (R-023, BW 3:69)."""

    __tablename__ = "ratification"

    agreement_id: UUID = _in_dossier()
    party_id: UUID = Field(foreign_key="party.id", index=True)
    signatory_id: UUID = Field(foreign_key="signatory.id", index=True)
    signature_id: UUID | None = Field(default=None, foreign_key="signature.id", index=True)
    decision_point_id: UUID = Field(foreign_key="decision_point.id", index=True)
    ratified_on: PartialDate = Field(sa_column=partial_date_column("ratified_on", nullable=False))
    scope: RatificationScope = Field(sa_column=enum_column(RatificationScope, name="scope"))


class RejectionNotice(Record, table=True):
    """A counterparty's notice that it rejects one unauthorised signature (R-024, BW 3:69-3)."""

    __tablename__ = "rejection_notice"

    agreement_id: UUID = _in_dossier()
    party_id: UUID = Field(foreign_key="party.id", index=True)
    signatory_id: UUID = Field(foreign_key="signatory.id", index=True)
    signature_id: UUID | None = Field(default=None, foreign_key="signature.id", index=True)
    notified_on: PartialDate = Field(sa_column=partial_date_column("notified_on", nullable=False))
    knew_of_defect: bool


class Termination(Record, table=True):
    """What ends an agreement, or one party's part in it, on a day."""

    __tablename__ = "termination"
    __table_args__ = (
        CheckConstraint("kind <> 'withdrawal' OR party_id IS NOT NULL", name="withdrawing_party"),
        ForeignKeyConstraint(["party_id", "agreement_id"], ["party.id", "party.agreement_id"]),
        # What the turn of the day looks for.
        Index("ix_termination_mutual", "agreement_id", postgresql_where=text("kind = 'mutual'")),
        Index("ix_termination_effective", text("partial_date_latest(effective_on)")),
    )

    agreement_id: UUID = _in_dossier()
    party_id: UUID | None = Field(default=None, index=True)
    kind: TerminationKind = Field(sa_column=enum_column(TerminationKind, name="kind"))
    notice_received_on: PartialDate | None = Field(sa_column=partial_date_column("notice_received_on"))
    effective_on: PartialDate = Field(sa_column=partial_date_column("effective_on", nullable=False))
    ground: str = Field(sa_type=Text)
    clause_id: UUID | None = Field(default=None, foreign_key="clause.id")
    legal_opinion_document_id: UUID | None = Field(default=None, foreign_key="document.id")
    document_id: UUID = Field(foreign_key="document.id")


class Consent(Record, table=True):
    """A party's consent to what needs it: a mutual end, an accession, a succession by another agreement."""

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(termination_id, acceding_party_id, superseding_agreement_id) = 1", name="one_subject"
        ),
        ForeignKeyConstraint(["party_id", "agreement_id"], ["party.id", "party.agreement_id"]),
    )

    agreement_id: UUID = _in_dossier()
    party_id: UUID = Field(index=True)
    termination_id: UUID | None = Field(default=None, foreign_key="termination.id", index=True)
    acceding_party_id: UUID | None = Field(default=None, foreign_key="party.id", index=True)
    superseding_agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id", index=True)
    given_on: PartialDate = Field(sa_column=partial_date_column("given_on", nullable=False))
    decision_point_id: UUID | None = Field(default=None, foreign_key="decision_point.id")
    signing_authority_id: UUID | None = Field(default=None, foreign_key="signing_authority.id")
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
