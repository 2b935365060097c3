"""What entitles to sign, signatures and what cures them, what ends an agreement; how a decision comes about and goes.

Revision 0009.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PARTIAL_DATES = {
    "consent": ("given_on",),
    "decision": ("scheduled_on", "revoked_on"),
    "ratification": ("ratified_on",),
    "rejection_notice": ("notified_on",),
    "signature": ("signed_on", "voided_on"),
    "signing_authority": ("valid_from", "valid_to", "revoked_on"),
    "termination": ("notice_received_on", "effective_on"),
}
FINDING_CODES = tuple(f"F-{number:03}" for number in range(1, 26))
FIRST_FINDING_CODES = FINDING_CODES[:20]
# What parties are asked for is found by these.
PARTIAL_INDEXES = {
    "ix_agreement_on_its_way": ("agreement", "id", "status IN ('in_decision', 'in_signing', 'signed')"),
    "ix_party_acceded": ("party", "agreement_id", "joined_on IS NOT NULL"),
    "ix_signatory_unauthorised": ("signatory", "agreement_id", "status = 'signed_unauthorised'"),
    "ix_termination_mutual": ("termination", "agreement_id", "kind = 'mutual'"),
}
CHECKS = (
    *((table, name, f"is_partial_date({name})") for table, names in PARTIAL_DATES.items() for name in names),
    ("signing_authority", "limit_cents", "limit_cents BETWEEN 0 AND 99999999999999"),
    ("signature", "text_sha256", "text_sha256 ~ '^[0-9a-f]{64}$'"),
)


def limit_finding_codes(codes: tuple[str, ...]) -> None:
    """Let findings have these codes and no others."""
    op.drop_constraint(op.f("ck_finding_code_values"), "finding", type_="check")
    op.create_check_constraint(op.f("ck_finding_code_values"), "finding", sa.column("code").in_(codes))


def upgrade() -> None:
    limit_finding_codes(FINDING_CODES)
    op.create_table(
        "rejection_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("signatory_id", sa.Uuid(), nullable=False),
        sa.Column("notified_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("knew_of_defect", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_rejection_notice_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_rejection_notice_party_id_party")),
        sa.ForeignKeyConstraint(
            ["signatory_id"], ["signatory.id"], name=op.f("fk_rejection_notice_signatory_id_signatory")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejection_notice")),
    )
    op.create_index(op.f("ix_rejection_notice_agreement_id"), "rejection_notice", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_rejection_notice_party_id"), "rejection_notice", ["party_id"], unique=False)
    op.create_index(op.f("ix_rejection_notice_signatory_id"), "rejection_notice", ["signatory_id"], unique=False)
    op.create_table(
        "signing_authority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "ex_officio",
                "designation",
                "power_of_attorney",
                "statutory",
                "statutory_joint",
                name="basis_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("office_holding_id", sa.Uuid(), nullable=False),
        sa.Column("granted_by_office_holding_id", sa.Uuid(), nullable=True),
        sa.Column("valid_from", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("valid_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("revoked_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("subject_agreement_id", sa.Uuid(), nullable=True),
        sa.Column("limit_cents", sa.BigInteger(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_signing_authority_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["granted_by_office_holding_id"],
            ["office_holding.id"],
            name=op.f("fk_signing_authority_granted_by_office_holding_id_office_holding"),
        ),
        sa.ForeignKeyConstraint(
            ["office_holding_id"],
            ["office_holding.id"],
            name=op.f("fk_signing_authority_office_holding_id_office_holding"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_signing_authority_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["subject_agreement_id"],
            ["agreement.id"],
            name=op.f("fk_signing_authority_subject_agreement_id_agreement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_authority")),
    )
    op.create_index(
        op.f("ix_signing_authority_office_holding_id"), "signing_authority", ["office_holding_id"], unique=False
    )
    op.create_index(
        op.f("ix_signing_authority_organisation_id"), "signing_authority", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_signing_authority_subject_agreement_id"), "signing_authority", ["subject_agreement_id"], unique=False
    )
    op.create_table(
        "ratification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("signatory_id", sa.Uuid(), nullable=False),
        sa.Column("decision_point_id", sa.Uuid(), nullable=False),
        sa.Column("ratified_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("full", "partial", name="scope_values", native_enum=False, create_constraint=True, length=64),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_ratification_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["decision_point_id"],
            ["decision_point.id"],
            name=op.f("fk_ratification_decision_point_id_decision_point"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_ratification_party_id_party")),
        sa.ForeignKeyConstraint(
            ["signatory_id"], ["signatory.id"], name=op.f("fk_ratification_signatory_id_signatory")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratification")),
    )
    op.create_index(op.f("ix_ratification_agreement_id"), "ratification", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_ratification_decision_point_id"), "ratification", ["decision_point_id"], unique=False)
    op.create_index(op.f("ix_ratification_party_id"), "ratification", ["party_id"], unique=False)
    op.create_index(op.f("ix_ratification_signatory_id"), "ratification", ["signatory_id"], unique=False)
    op.create_table(
        "signing_authority_joint_holder",
        sa.Column("signing_authority_id", sa.Uuid(), nullable=False),
        sa.Column("office_holding_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_holding_id"],
            ["office_holding.id"],
            name=op.f("fk_signing_authority_joint_holder_office_holding_id_office_holding"),
        ),
        sa.ForeignKeyConstraint(
            ["signing_authority_id"],
            ["signing_authority.id"],
            name=op.f("fk_signing_authority_joint_holder_signing_authority_id_signing_authority"),
        ),
        sa.PrimaryKeyConstraint(
            "signing_authority_id", "office_holding_id", name=op.f("pk_signing_authority_joint_holder")
        ),
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("signatory_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_version_id", sa.Uuid(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.Column("signed_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "method",
            sa.Enum(
                "wet",
                "advanced",
                "qualified",
                name="method_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("office_holding_id", sa.Uuid(), nullable=True),
        sa.Column("signing_authority_id", sa.Uuid(), nullable=True),
        sa.Column("mandate_id", sa.Uuid(), nullable=True),
        sa.Column("under_reservation", sa.Boolean(), nullable=False),
        sa.Column("reservation_text", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("voided_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("(voided_on IS NULL) = (void_reason IS NULL)", name=op.f("ck_signature_voided")),
        sa.CheckConstraint(
            "under_reservation = (reservation_text IS NOT NULL)", name=op.f("ck_signature_reservation")
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_signature_agreement_id_agreement")),
        sa.ForeignKeyConstraint(
            ["agreement_version_id"],
            ["agreement_version.id"],
            name=op.f("fk_signature_agreement_version_id_agreement_version"),
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_signature_document_id_document")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_signature_mandate_id_mandate")),
        sa.ForeignKeyConstraint(
            ["office_holding_id"], ["office_holding.id"], name=op.f("fk_signature_office_holding_id_office_holding")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_signature_party_id_party")),
        sa.ForeignKeyConstraint(["signatory_id"], ["signatory.id"], name=op.f("fk_signature_signatory_id_signatory")),
        sa.ForeignKeyConstraint(
            ["signing_authority_id"],
            ["signing_authority.id"],
            name=op.f("fk_signature_signing_authority_id_signing_authority"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_agreement_id"), "signature", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_signature_agreement_version_id"), "signature", ["agreement_version_id"], unique=False)
    op.create_index(op.f("ix_signature_party_id"), "signature", ["party_id"], unique=False)
    op.create_index(op.f("ix_signature_signatory_id"), "signature", ["signatory_id"], unique=False)
    op.create_index(
        "uq_signature_standing",
        "signature",
        ["signatory_id"],
        unique=True,
        postgresql_where=sa.text("voided_on IS NULL"),
    )
    op.create_table(
        "termination",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "notice",
                "mutual",
                "withdrawal",
                "rescission",
                "court",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notice_received_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("effective_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=True),
        sa.Column("legal_opinion_document_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'withdrawal' OR party_id IS NOT NULL", name=op.f("ck_termination_withdrawing_party")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_termination_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_termination_clause_id_clause")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_termination_document_id_document")),
        sa.ForeignKeyConstraint(
            ["legal_opinion_document_id"],
            ["document.id"],
            name=op.f("fk_termination_legal_opinion_document_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id", "agreement_id"],
            ["party.id", "party.agreement_id"],
            name=op.f("fk_termination_party_id_agreement_id_party"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termination")),
    )
    op.create_index(op.f("ix_termination_agreement_id"), "termination", ["agreement_id"], unique=False)
    op.create_index(
        "ix_termination_effective",
        "termination",
        [sa.literal_column("partial_date_latest(effective_on)")],
        unique=False,
    )
    op.create_index(op.f("ix_termination_party_id"), "termination", ["party_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("termination_id", sa.Uuid(), nullable=True),
        sa.Column("acceding_party_id", sa.Uuid(), nullable=True),
        sa.Column("superseding_agreement_id", sa.Uuid(), nullable=True),
        sa.Column("given_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("decision_point_id", sa.Uuid(), nullable=True),
        sa.Column("signing_authority_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(termination_id, acceding_party_id, superseding_agreement_id) = 1",
            name=op.f("ck_consent_one_subject"),
        ),
        sa.ForeignKeyConstraint(["acceding_party_id"], ["party.id"], name=op.f("fk_consent_acceding_party_id_party")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_consent_agreement_id_agreement")),
        sa.ForeignKeyConstraint(
            ["decision_point_id"], ["decision_point.id"], name=op.f("fk_consent_decision_point_id_decision_point")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_consent_document_id_document")),
        sa.ForeignKeyConstraint(
            ["party_id", "agreement_id"],
            ["party.id", "party.agreement_id"],
            name=op.f("fk_consent_party_id_agreement_id_party"),
        ),
        sa.ForeignKeyConstraint(
            ["signing_authority_id"],
            ["signing_authority.id"],
            name=op.f("fk_consent_signing_authority_id_signing_authority"),
        ),
        sa.ForeignKeyConstraint(
            ["superseding_agreement_id"], ["agreement.id"], name=op.f("fk_consent_superseding_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["termination_id"], ["termination.id"], name=op.f("fk_consent_termination_id_termination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_acceding_party_id"), "consent", ["acceding_party_id"], unique=False)
    op.create_index(op.f("ix_consent_agreement_id"), "consent", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_consent_party_id"), "consent", ["party_id"], unique=False)
    op.create_index(
        op.f("ix_consent_superseding_agreement_id"), "consent", ["superseding_agreement_id"], unique=False
    )
    op.create_index(op.f("ix_consent_termination_id"), "consent", ["termination_id"], unique=False)
    op.add_column("agreement", sa.Column("has_retroactive_clause", sa.Boolean(), nullable=True))
    op.add_column("clause", sa.Column("survives_end", sa.Boolean(), nullable=True))
    op.add_column("decision", sa.Column("scheduled_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("decision", sa.Column("revoked_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("decision", sa.Column("revoked_by_decision_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_decision_revoked_by_decision_id_decision"),
        "decision",
        "decision",
        ["revoked_by_decision_id"],
        ["id"],
    )
    op.add_column("signatory", sa.Column("signing_authority_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_signatory_signing_authority_id_signing_authority"),
        "signatory",
        "signing_authority",
        ["signing_authority_id"],
        ["id"],
        use_alter=True,
    )
    for table, name, condition in CHECKS:
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    records = "signing_authority, signature, ratification, rejection_notice, termination, consent"
    op.execute(f"GRANT SELECT, INSERT, UPDATE ON {records} TO convenant_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON signing_authority_joint_holder TO convenant_app")
    for name, (table, column, where) in PARTIAL_INDEXES.items():
        op.create_index(name, table, [column], unique=False, postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, (table, _, _) in PARTIAL_INDEXES.items():
        op.drop_index(name, table_name=table)
    limit_finding_codes(FIRST_FINDING_CODES)
    for name in PARTIAL_DATES["decision"]:
        op.drop_constraint(op.f(f"ck_decision_{name}"), "decision", type_="check")
    op.drop_constraint(op.f("fk_signatory_signing_authority_id_signing_authority"), "signatory", type_="foreignkey")
    op.drop_column("signatory", "signing_authority_id")
    op.drop_constraint(op.f("fk_decision_revoked_by_decision_id_decision"), "decision", type_="foreignkey")
    op.drop_column("decision", "revoked_by_decision_id")
    op.drop_column("decision", "revoked_on")
    op.drop_column("decision", "scheduled_on")
    op.drop_column("clause", "survives_end")
    op.drop_column("agreement", "has_retroactive_clause")
    op.drop_index(op.f("ix_consent_termination_id"), table_name="consent")
    op.drop_index(op.f("ix_consent_superseding_agreement_id"), table_name="consent")
    op.drop_index(op.f("ix_consent_party_id"), table_name="consent")
    op.drop_index(op.f("ix_consent_agreement_id"), table_name="consent")
    op.drop_index(op.f("ix_consent_acceding_party_id"), table_name="consent")
    op.drop_table("consent")
    op.drop_index(op.f("ix_termination_party_id"), table_name="termination")
    op.drop_index("ix_termination_effective", table_name="termination")
    op.drop_index(op.f("ix_termination_agreement_id"), table_name="termination")
    op.drop_table("termination")
    op.drop_index("uq_signature_standing", table_name="signature", postgresql_where=sa.text("voided_on IS NULL"))
    op.drop_index(op.f("ix_signature_signatory_id"), table_name="signature")
    op.drop_index(op.f("ix_signature_party_id"), table_name="signature")
    op.drop_index(op.f("ix_signature_agreement_version_id"), table_name="signature")
    op.drop_index(op.f("ix_signature_agreement_id"), table_name="signature")
    op.drop_table("signature")
    op.drop_table("signing_authority_joint_holder")
    op.drop_index(op.f("ix_ratification_signatory_id"), table_name="ratification")
    op.drop_index(op.f("ix_ratification_party_id"), table_name="ratification")
    op.drop_index(op.f("ix_ratification_decision_point_id"), table_name="ratification")
    op.drop_index(op.f("ix_ratification_agreement_id"), table_name="ratification")
    op.drop_table("ratification")
    op.drop_index(op.f("ix_signing_authority_subject_agreement_id"), table_name="signing_authority")
    op.drop_index(op.f("ix_signing_authority_organisation_id"), table_name="signing_authority")
    op.drop_index(op.f("ix_signing_authority_office_holding_id"), table_name="signing_authority")
    op.drop_table("signing_authority")
    op.drop_index(op.f("ix_rejection_notice_signatory_id"), table_name="rejection_notice")
    op.drop_index(op.f("ix_rejection_notice_party_id"), table_name="rejection_notice")
    op.drop_index(op.f("ix_rejection_notice_agreement_id"), table_name="rejection_notice")
    op.drop_table("rejection_notice")
