"""The tables of the first dossier.

Revision 0002.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_epoch",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_access_epoch_single")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_access_epoch")),
    )
    op.create_table(
        "finding",
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
        sa.Column(
            "code",
            sa.Enum(
                "F-001",
                "F-002",
                "F-003",
                "F-004",
                "F-005",
                "F-006",
                "F-007",
                "F-008",
                "F-009",
                "F-010",
                "F-011",
                "F-012",
                "F-013",
                "F-014",
                "F-015",
                "F-016",
                "F-017",
                "F-018",
                "F-019",
                "F-020",
                name="code_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "severity",
            sa.Enum(
                "error",
                "warning",
                "info",
                name="severity_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "acknowledged",
                "accepted",
                "resolved",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("explanation_nl", sa.Text(), nullable=False),
        sa.Column("explanation_en", sa.Text(), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("seen_as_of", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint(
            "agreement_id",
            "code",
            "subject_id",
            "fingerprint",
            name=op.f("uq_finding_agreement_id_code_subject_id_fingerprint"),
        ),
    )
    op.create_index(op.f("ix_finding_agreement_id"), "finding", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_finding_subject_id"), "finding", ["subject_id"], unique=False)
    op.create_table(
        "organisation",
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
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "municipality",
                "province",
                "water_authority",
                "national_government",
                "joint_body",
                "housing_association",
                "welfare_organisation",
                "mental_health_provider",
                "care_provider",
                "education",
                "police",
                "company",
                "other",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column(
            "legal_form",
            sa.Enum(
                "public_law",
                "foundation",
                "association",
                "cooperative",
                "private_limited",
                "public_limited",
                "other",
                name="legal_form_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("is_public_law_body", sa.Boolean(), nullable=True),
        sa.Column("kvk_number", sa.Text(), nullable=True),
        sa.Column("rsin", sa.Text(), nullable=True),
        sa.Column("oin", sa.Text(), nullable=True),
        sa.Column("tooi_uri", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "merged",
                "dissolved",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisation.id"], name=op.f("fk_organisation_successor_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("kvk_number", name=op.f("uq_organisation_kvk_number")),
        sa.UniqueConstraint("oin", name=op.f("uq_organisation_oin")),
        sa.UniqueConstraint("rsin", name=op.f("uq_organisation_rsin")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisation_slug")),
        sa.UniqueConstraint("tooi_uri", name=op.f("uq_organisation_tooi_uri")),
    )
    op.create_table(
        "person",
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
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("initials", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_family_name", "person", [sa.literal_column("lower(family_name)")], unique=False)
    op.create_table(
        "sdg",
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
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label_nl", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.CheckConstraint("number BETWEEN 1 AND 17", name=op.f("ck_sdg_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sdg")),
        sa.UniqueConstraint("number", name=op.f("uq_sdg_number")),
    )
    op.create_table(
        "area",
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
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "area_kind",
            sa.Enum(
                "urban_district",
                "small_core",
                name="area_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("municipality_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("municipality_name", sa.Text(), nullable=True),
        sa.Column("province_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("selected_by_province", sa.Boolean(), nullable=False),
        sa.Column("selection_sequence", sa.Integer(), nullable=True),
        sa.Column("cooperation_agreement_concluded", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["municipality_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_area_municipality_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["province_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_area_province_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_province_organisation_id"), "area", ["province_organisation_id"], unique=False)
    op.create_table(
        "document",
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
        sa.Column(
            "kind",
            sa.Enum(
                "college_proposal",
                "decision",
                "agreement_text",
                "programme_plan",
                "letter",
                "report",
                "evidence",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("reference_number", sa.Text(), nullable=True),
        sa.Column("dated_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("author_body", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column(
            "confidentiality",
            sa.Enum(
                "public",
                "internal",
                "confidential",
                name="confidentiality_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_document_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_organisation_id"), "document", ["organisation_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("roles", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("issuer", "subject", "organisation_id", name=op.f("pk_membership")),
    )
    op.create_table(
        "office_holding",
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
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "function_kind",
            sa.Enum(
                "mayor",
                "alderman",
                "provincial_executive_member",
                "kings_commissioner",
                "board_member",
                "secretary",
                "official",
                name="function_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("portfolio", sa.Text(), nullable=True),
        sa.Column("valid_from", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("valid_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_office_holding_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_office_holding_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_holding")),
    )
    op.create_index(op.f("ix_office_holding_organisation_id"), "office_holding", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_office_holding_person_id"), "office_holding", ["person_id"], unique=False)
    op.create_table(
        "party",
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
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "party_role",
            sa.Enum(
                "alliance_partner",
                "party",
                name="party_role_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("must_sign", sa.Boolean(), nullable=False),
        sa.Column("joined_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("left_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_party_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("agreement_id", "organisation_id", name=op.f("uq_party_agreement_id_organisation_id")),
        sa.UniqueConstraint("id", "agreement_id", name=op.f("uq_party_id_agreement_id")),
    )
    op.create_index(op.f("ix_party_agreement_id"), "party", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_party_organisation_id"), "party", ["organisation_id"], unique=False)
    op.create_table(
        "programme",
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
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("horizon_years", sa.Integer(), nullable=True),
        sa.Column("ambition", sa.Text(), nullable=True),
        sa.CheckConstraint("horizon_years > 0", name=op.f("ck_programme_horizon_years")),
        sa.ForeignKeyConstraint(
            ["owner_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_programme_owner_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_index(op.f("ix_programme_owner_organisation_id"), "programme", ["owner_organisation_id"], unique=False)
    op.create_table(
        "agreement",
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
        sa.Column(
            "kind",
            sa.Enum(
                "letter_of_intent",
                "cooperation_agreement",
                "covenant",
                "cooperation_agenda",
                "framework_agreement",
                "implementation_agreement",
                "performance_agreement",
                "amending_agreement",
                "termination_agreement",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("managing_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "negotiating",
                "in_decision",
                "approved",
                "in_signing",
                "signed",
                "in_force",
                "expired",
                "terminated",
                "superseded",
                "withdrawn",
                "annulled",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("concluded_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("starts_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("ends_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("effective_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("is_indefinite", sa.Boolean(), nullable=True),
        sa.Column("notice_period_months", sa.Integer(), nullable=True),
        sa.Column("tacit_renewal_months", sa.Integer(), nullable=True),
        sa.Column("far_reaching", sa.Boolean(), nullable=True),
        sa.Column("has_amendment_clause", sa.Boolean(), nullable=True),
        sa.Column("has_accession_clause", sa.Boolean(), nullable=True),
        sa.Column(
            "legal_bindingness",
            sa.Enum(
                "binding",
                "partly_binding",
                "non_binding",
                name="legal_bindingness_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("extra_staff_claim", sa.Boolean(), nullable=True),
        sa.Column("current_version_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["managing_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_agreement_managing_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_agreement_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(
        op.f("ix_agreement_managing_organisation_id"), "agreement", ["managing_organisation_id"], unique=False
    )
    op.create_index(op.f("ix_agreement_programme_id"), "agreement", ["programme_id"], unique=False)
    op.create_index(
        "ix_agreement_title", "agreement", [sa.literal_column("lower(coalesce(title, ''))"), "id"], unique=False
    )
    op.create_table(
        "decision",
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
            "body",
            sa.Enum(
                "municipal_executive",
                "municipal_council",
                "mayor",
                "provincial_executive",
                "provincial_council",
                "kings_commissioner",
                "management_board",
                "supervisory_board",
                name="body_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "scheduled",
                "decided",
                "revoked",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("announced_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("outcome_text", sa.Text(), nullable=True),
        sa.Column("reference_number", sa.Text(), nullable=True),
        sa.Column("mandate_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication_status",
            sa.Enum(
                "unknown",
                "not_assessed",
                "assessed",
                "ready",
                "published",
                "withheld",
                "withdrawn",
                name="publication_status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_decision_document_id_document")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_decision_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_organisation_id"), "decision", ["organisation_id"], unique=False)
    op.create_table(
        "funding_envelope",
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
        sa.Column("provider_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column(
            "certainty",
            sa.Enum(
                "estimate",
                "reserved",
                "firm",
                name="certainty_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "qualifier",
            sa.Enum(
                "exact",
                "circa",
                "maximum",
                "minimum",
                name="qualifier_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("amount_source_text", sa.Text(), nullable=True),
        sa.Column(
            "ceiling_status",
            sa.Enum(
                "announced",
                "adopted",
                "published",
                "closed",
                name="ceiling_status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column(
            "subsidy_regime",
            sa.Enum(
                "applies",
                "excluded_public_only",
                name="subsidy_regime_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("period_from", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("period_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("published_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column(
            "distribution_method",
            sa.Enum(
                "first_come",
                "tender",
                "allocation_key",
                "negotiated",
                name="distribution_method_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_funding_envelope_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["provider_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_funding_envelope_provider_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_envelope")),
    )
    op.create_index(op.f("ix_funding_envelope_programme_id"), "funding_envelope", ["programme_id"], unique=False)
    op.create_index(
        op.f("ix_funding_envelope_provider_organisation_id"),
        "funding_envelope",
        ["provider_organisation_id"],
        unique=False,
    )
    op.create_table(
        "neighbourhood",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("municipality_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("priority_now", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_neighbourhood_area_id_area")),
        sa.ForeignKeyConstraint(
            ["municipality_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_neighbourhood_municipality_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhood")),
    )
    op.create_index(op.f("ix_neighbourhood_area_id"), "neighbourhood", ["area_id"], unique=False)
    op.create_table(
        "pillar",
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
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("label_nl", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_pillar_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pillar")),
    )
    op.create_index(op.f("ix_pillar_programme_id"), "pillar", ["programme_id"], unique=False)
    op.create_table(
        "plan",
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
        sa.Column(
            "kind",
            sa.Enum(
                "programme_plan",
                "implementation_plan",
                "strategic_agenda",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("adopted_by_decision_id", sa.Uuid(), nullable=True),
        sa.Column("adopted_jointly", sa.Boolean(), nullable=True),
        sa.Column("adopted_jointly_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_plan_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_programme_id"), "plan", ["programme_id"], unique=False)
    op.create_table(
        "signatory",
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
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("office_holding_id", sa.Uuid(), nullable=True),
        sa.Column(
            "function_kind",
            sa.Enum(
                "mayor",
                "alderman",
                "provincial_executive_member",
                "kings_commissioner",
                "board_member",
                "secretary",
                "official",
                name="function_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("function_text", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "not_designated",
                "designated",
                "authority_verified",
                "signed",
                "signed_under_reservation",
                "signed_unauthorised",
                "ratified",
                "ratification_refused",
                "declined",
                "replaced",
                "voided",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("signed_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_holding_id"], ["office_holding.id"], name=op.f("fk_signatory_office_holding_id_office_holding")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_signatory_party_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signatory_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    op.create_index(op.f("ix_signatory_agreement_id"), "signatory", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_signatory_party_id"), "signatory", ["party_id"], unique=False)
    op.create_table(
        "agreement_area",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_area_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_agreement_area_area_id_area")),
        sa.PrimaryKeyConstraint("agreement_id", "area_id", name=op.f("pk_agreement_area")),
    )
    op.create_index(op.f("ix_agreement_area_area_id"), "agreement_area", ["area_id"], unique=False)
    op.create_table(
        "agreement_neighbourhood",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_neighbourhood_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_agreement_neighbourhood_neighbourhood_id_neighbourhood"),
        ),
        sa.PrimaryKeyConstraint("agreement_id", "neighbourhood_id", name=op.f("pk_agreement_neighbourhood")),
    )
    op.create_table(
        "agreement_relation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "follows",
                "supersedes",
                "implements",
                "amends",
                "derived_from",
                "accompanies",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("to_agreement_id", sa.Uuid(), nullable=True),
        sa.Column("to_plan_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(to_agreement_id IS NULL) <> (to_plan_id IS NULL)", name=op.f("ck_agreement_relation_one_target")
        ),
        sa.CheckConstraint("to_agreement_id <> agreement_id", name=op.f("ck_agreement_relation_not_itself")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_relation_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["to_agreement_id"], ["agreement.id"], name=op.f("fk_agreement_relation_to_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["to_plan_id"], ["plan.id"], name=op.f("fk_agreement_relation_to_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_relation")),
    )
    op.create_index(op.f("ix_agreement_relation_agreement_id"), "agreement_relation", ["agreement_id"], unique=False)
    op.create_index(
        op.f("ix_agreement_relation_to_agreement_id"), "agreement_relation", ["to_agreement_id"], unique=False
    )
    op.create_table(
        "agreement_status_period",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "negotiating",
                "in_decision",
                "approved",
                "in_signing",
                "signed",
                "in_force",
                "expired",
                "terminated",
                "superseded",
                "withdrawn",
                "annulled",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("since", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_status_period_agreement_id_agreement")
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_agreement_status_period")),
    )
    op.create_table(
        "agreement_version",
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
        sa.Column("version_no", sa.Integer(), nullable=False),
        sa.Column(
            "version_status",
            sa.Enum(
                "working",
                "decision_text",
                "signing_text",
                "consolidated",
                name="version_status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("based_on_version_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_version_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["based_on_version_id"],
            ["agreement_version.id"],
            name=op.f("fk_agreement_version_based_on_version_id_agreement_version"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_agreement_version_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_version")),
        sa.UniqueConstraint("agreement_id", "version_no", name=op.f("uq_agreement_version_agreement_id_version_no")),
    )
    op.create_index(op.f("ix_agreement_version_agreement_id"), "agreement_version", ["agreement_id"], unique=False)
    op.create_table(
        "allocation",
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
        sa.Column("envelope_id", sa.Uuid(), nullable=False),
        sa.Column("parent_allocation_id", sa.Uuid(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column(
            "certainty",
            sa.Enum(
                "estimate",
                "reserved",
                "firm",
                name="certainty_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "qualifier",
            sa.Enum(
                "exact",
                "circa",
                "maximum",
                "minimum",
                name="qualifier_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("amount_source_text", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "indicative",
                "reserved",
                "granted",
                "advance_paid",
                "accounted",
                "determined",
                "settled",
                "recovering",
                "recovered",
                "refused",
                "withdrawn",
                "lapsed",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("applied_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("requested_cents", sa.BigInteger(), nullable=True),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=True),
        sa.Column("granted_cents", sa.BigInteger(), nullable=True),
        sa.Column("refused_cents", sa.BigInteger(), nullable=True),
        sa.Column("determined_cents", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column(
            "legal_basis_kind",
            sa.Enum(
                "regulation",
                "budget_item",
                "incidental",
                name="legal_basis_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("activities", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status NOT IN ('reserved', 'granted') OR certainty <> 'estimate'",
            name=op.f("ck_allocation_estimate_carries_nothing"),
        ),
        sa.CheckConstraint("determined_cents <= granted_cents", name=op.f("ck_allocation_determined_within_grant")),
        sa.CheckConstraint("parent_allocation_id <> id", name=op.f("ck_allocation_not_its_own_parent")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_allocation_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_allocation_area_id_area")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_allocation_decision_id_decision")),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["funding_envelope.id"], name=op.f("fk_allocation_envelope_id_funding_envelope")
        ),
        sa.ForeignKeyConstraint(
            ["parent_allocation_id"], ["allocation.id"], name=op.f("fk_allocation_parent_allocation_id_allocation")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_allocation_recipient_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
    )
    op.create_index(op.f("ix_allocation_agreement_id"), "allocation", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_allocation_area_id"), "allocation", ["area_id"], unique=False)
    op.create_index(op.f("ix_allocation_envelope_id"), "allocation", ["envelope_id"], unique=False)
    op.create_index(op.f("ix_allocation_parent_allocation_id"), "allocation", ["parent_allocation_id"], unique=False)
    op.create_index(
        op.f("ix_allocation_recipient_organisation_id"), "allocation", ["recipient_organisation_id"], unique=False
    )
    op.create_table(
        "decision_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "enter_into_agreement",
                "grant_mandate",
                "revoke_mandate",
                "designate_signatory",
                "ratify",
                "approve_amendment",
                "terminate",
                "adopt_plan",
                "set_ceiling",
                "grant_subsidy",
                "refuse_subsidy",
                "grant_advance",
                "determine_subsidy",
                "withdraw_subsidy",
                "recover",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "conform",
                "conform_amended",
                "deferred",
                "rejected",
                "withdrawn",
                "noted",
                name="outcome_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("agreement_version_id", sa.Uuid(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("mandate_id", sa.Uuid(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=True),
        sa.Column("envelope_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_point_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_decision_point_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_point")),
        sa.UniqueConstraint("decision_id", "number", name=op.f("uq_decision_point_decision_id_number")),
    )
    op.create_index(op.f("ix_decision_point_agreement_id"), "decision_point", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_decision_point_decision_id"), "decision_point", ["decision_id"], unique=False)
    op.create_index(op.f("ix_decision_point_mandate_id"), "decision_point", ["mandate_id"], unique=False)
    op.create_table(
        "document_agreement",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_document_agreement_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_agreement_document_id_document")
        ),
        sa.PrimaryKeyConstraint("document_id", "agreement_id", name=op.f("pk_document_agreement")),
    )
    op.create_index(op.f("ix_document_agreement_agreement_id"), "document_agreement", ["agreement_id"], unique=False)
    op.create_table(
        "dossier_relation",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "manages",
                "party",
                "funds",
                name="relation_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_dossier_relation_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_dossier_relation_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "agreement_id", "relation", name=op.f("pk_dossier_relation")),
    )
    op.create_index(op.f("ix_dossier_relation_agreement_id"), "dossier_relation", ["agreement_id"], unique=False)
    op.create_table(
        "follow_up",
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
        sa.Column(
            "kind",
            sa.Enum(
                "council_information_letter",
                "press_release",
                "evaluation",
                "clarification",
                "funding_arrangements",
                "implementation_plans",
                "other",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "in_preparation",
                "done",
                "cancelled",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("due_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("done_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column(
            "addressee_body",
            sa.Enum(
                "municipal_executive",
                "municipal_council",
                "mayor",
                "provincial_executive",
                "provincial_council",
                "kings_commissioner",
                "management_board",
                "supervisory_board",
                name="addressee_body_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("joint", sa.Boolean(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_follow_up_agreement_id_agreement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_agreement_id"), "follow_up", ["agreement_id"], unique=False)
    op.create_table(
        "funding_envelope_area",
        sa.Column("envelope_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_funding_envelope_area_area_id_area")),
        sa.ForeignKeyConstraint(
            ["envelope_id"],
            ["funding_envelope.id"],
            name=op.f("fk_funding_envelope_area_envelope_id_funding_envelope"),
        ),
        sa.PrimaryKeyConstraint("envelope_id", "area_id", name=op.f("pk_funding_envelope_area")),
    )
    op.create_index(op.f("ix_funding_envelope_area_area_id"), "funding_envelope_area", ["area_id"], unique=False)
    op.create_table(
        "goal",
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
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("agreement_id IS NULL OR plan_id IS NULL", name=op.f("ck_goal_one_owner")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_goal_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_agreement_id"), "goal", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_goal_plan_id"), "goal", ["plan_id"], unique=False)
    op.create_table(
        "risk",
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
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_risk_agreement_id_agreement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk")),
    )
    op.create_index(op.f("ix_risk_agreement_id"), "risk", ["agreement_id"], unique=False)
    op.create_table(
        "role_assignment",
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
        sa.Column(
            "role",
            sa.Enum("portfolio_holder", name="role_values", native_enum=False, create_constraint=True, length=64),
            nullable=False,
        ),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("office_holding_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("valid_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "(agreement_id IS NULL) <> (programme_id IS NULL)", name=op.f("ck_role_assignment_one_subject")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_role_assignment_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["office_holding_id"],
            ["office_holding.id"],
            name=op.f("fk_role_assignment_office_holding_id_office_holding"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_role_assignment_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_role_assignment_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_assignment")),
    )
    op.create_index(op.f("ix_role_assignment_agreement_id"), "role_assignment", ["agreement_id"], unique=False)
    op.create_index(
        op.f("ix_role_assignment_office_holding_id"), "role_assignment", ["office_holding_id"], unique=False
    )
    op.create_index(op.f("ix_role_assignment_organisation_id"), "role_assignment", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_role_assignment_programme_id"), "role_assignment", ["programme_id"], unique=False)
    op.create_table(
        "signing_event",
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
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "held",
                "postponed",
                "cancelled",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("planned_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("held_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("previous_planned_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("location_chosen_id", sa.Uuid(), nullable=True),
        sa.Column("attendees_text", sa.Text(), nullable=True),
        sa.Column("condition_text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_signing_event_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["location_chosen_id"],
            ["neighbourhood.id"],
            name=op.f("fk_signing_event_location_chosen_id_neighbourhood"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_event")),
    )
    op.create_index(op.f("ix_signing_event_agreement_id"), "signing_event", ["agreement_id"], unique=False)
    op.create_table(
        "clause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Text(), nullable=True),
        sa.Column(
            "clause_kind",
            sa.Enum(
                "parties",
                "recitals",
                "definitions",
                "purpose",
                "goals",
                "principles",
                "obligations",
                "governance",
                "finance",
                "term",
                "entry_into_force",
                "reservation",
                "amendment",
                "accession",
                "withdrawal",
                "termination",
                "confidentiality",
                "liability",
                "personal_data",
                "publicity",
                "evaluation",
                "disputes",
                "applicable_law",
                "annex",
                "signature_block",
                "other",
                name="clause_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("legal_advice_obtained", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["agreement_version.id"], name=op.f("fk_clause_version_id_agreement_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
    )
    op.create_index(op.f("ix_clause_version_id"), "clause", ["version_id"], unique=False)
    op.create_table(
        "mandate",
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
        sa.Column(
            "authority_kind",
            sa.Enum(
                "mandate",
                "power_of_attorney",
                "authorisation",
                "signing_mandate",
                name="authority_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "granting_body",
            sa.Enum(
                "municipal_executive",
                "municipal_council",
                "mayor",
                "provincial_executive",
                "provincial_council",
                "kings_commissioner",
                "management_board",
                "supervisory_board",
                name="granting_body_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("granting_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("decision_point_id", sa.Uuid(), nullable=True),
        sa.Column(
            "holder_kind",
            sa.Enum(
                "role",
                "function",
                "person",
                name="holder_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "holder_role",
            sa.Enum(
                "portfolio_holder", name="holder_role_values", native_enum=False, create_constraint=True, length=64
            ),
            nullable=True,
        ),
        sa.Column(
            "function_kind",
            sa.Enum(
                "mayor",
                "alderman",
                "provincial_executive_member",
                "kings_commissioner",
                "board_member",
                "secretary",
                "official",
                name="function_kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("powers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("subject_agreement_id", sa.Uuid(), nullable=True),
        sa.Column(
            "phase_limit",
            sa.Enum(
                "until_signing",
                "during_term",
                name="phase_limit_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("valid_from", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("valid_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("financial_limit_cents", sa.BigInteger(), nullable=True),
        sa.Column("sub_mandate_allowed", sa.Boolean(), nullable=True),
        sa.Column("parent_mandate_id", sa.Uuid(), nullable=True),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.Column("consent_document_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "granted",
                "active",
                "exhausted",
                "expired",
                "revoked",
                "lapsed",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(holder_role IS NOT NULL)::int + (function_kind IS NOT NULL)::int + (person_id IS NOT NULL)::int <= 1",
            name=op.f("ck_mandate_one_holder"),
        ),
        sa.ForeignKeyConstraint(
            ["consent_document_id"], ["document.id"], name=op.f("fk_mandate_consent_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["decision_point_id"], ["decision_point.id"], name=op.f("fk_mandate_decision_point_id_decision_point")
        ),
        sa.ForeignKeyConstraint(
            ["granting_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_mandate_granting_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_mandate_id"], ["mandate.id"], name=op.f("fk_mandate_parent_mandate_id_mandate")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mandate_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
    )
    op.create_index(op.f("ix_mandate_decision_point_id"), "mandate", ["decision_point_id"], unique=False)
    op.create_index(
        op.f("ix_mandate_granting_organisation_id"), "mandate", ["granting_organisation_id"], unique=False
    )
    op.create_index(op.f("ix_mandate_subject_agreement_id"), "mandate", ["subject_agreement_id"], unique=False)
    op.create_table(
        "signing_event_location",
        sa.Column("signing_event_id", sa.Uuid(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_signing_event_location_neighbourhood_id_neighbourhood"),
        ),
        sa.ForeignKeyConstraint(
            ["signing_event_id"],
            ["signing_event.id"],
            name=op.f("fk_signing_event_location_signing_event_id_signing_event"),
        ),
        sa.PrimaryKeyConstraint("signing_event_id", "neighbourhood_id", name=op.f("pk_signing_event_location")),
    )
    # Tables that refer to each other in a circle: their last references are added when all of them exist.
    op.create_foreign_key("fk_finding_agreement_id_agreement", "finding", "agreement", ["agreement_id"], ["id"])
    op.create_foreign_key("fk_party_agreement_id_agreement", "party", "agreement", ["agreement_id"], ["id"])
    op.create_foreign_key(
        "fk_agreement_current_version_id_agreement_version",
        "agreement",
        "agreement_version",
        ["current_version_id"],
        ["id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key("fk_decision_mandate_id_mandate", "decision", "mandate", ["mandate_id"], ["id"])
    op.create_foreign_key(
        "fk_plan_adopted_by_decision_id_decision", "plan", "decision", ["adopted_by_decision_id"], ["id"]
    )
    op.create_foreign_key("fk_signatory_agreement_id_agreement", "signatory", "agreement", ["agreement_id"], ["id"])
    op.create_foreign_key(
        "fk_decision_point_agreement_id_agreement", "decision_point", "agreement", ["agreement_id"], ["id"]
    )
    op.create_foreign_key(
        "fk_decision_point_agreement_version_id_agreement_version",
        "decision_point",
        "agreement_version",
        ["agreement_version_id"],
        ["id"],
    )
    op.create_foreign_key(
        "fk_decision_point_allocation_id_allocation", "decision_point", "allocation", ["allocation_id"], ["id"]
    )
    op.create_foreign_key(
        "fk_decision_point_envelope_id_funding_envelope",
        "decision_point",
        "funding_envelope",
        ["envelope_id"],
        ["id"],
    )
    op.create_foreign_key(
        "fk_decision_point_mandate_id_mandate",
        "decision_point",
        "mandate",
        ["mandate_id"],
        ["id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key("fk_goal_agreement_id_agreement", "goal", "agreement", ["agreement_id"], ["id"])
    op.create_foreign_key(
        "fk_mandate_subject_agreement_id_agreement", "mandate", "agreement", ["subject_agreement_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_constraint("fk_finding_agreement_id_agreement", "finding", type_="foreignkey")
    op.drop_constraint("fk_party_agreement_id_agreement", "party", type_="foreignkey")
    op.drop_constraint("fk_agreement_current_version_id_agreement_version", "agreement", type_="foreignkey")
    op.drop_constraint("fk_decision_mandate_id_mandate", "decision", type_="foreignkey")
    op.drop_constraint("fk_plan_adopted_by_decision_id_decision", "plan", type_="foreignkey")
    op.drop_constraint("fk_signatory_agreement_id_agreement", "signatory", type_="foreignkey")
    op.drop_constraint("fk_decision_point_agreement_id_agreement", "decision_point", type_="foreignkey")
    op.drop_constraint(
        "fk_decision_point_agreement_version_id_agreement_version", "decision_point", type_="foreignkey"
    )
    op.drop_constraint("fk_decision_point_allocation_id_allocation", "decision_point", type_="foreignkey")
    op.drop_constraint("fk_decision_point_envelope_id_funding_envelope", "decision_point", type_="foreignkey")
    op.drop_constraint("fk_decision_point_mandate_id_mandate", "decision_point", type_="foreignkey")
    op.drop_constraint("fk_goal_agreement_id_agreement", "goal", type_="foreignkey")
    op.drop_constraint("fk_mandate_subject_agreement_id_agreement", "mandate", type_="foreignkey")
    op.drop_table("signing_event_location")
    op.drop_table("mandate")
    op.drop_table("clause")
    op.drop_table("signing_event")
    op.drop_table("role_assignment")
    op.drop_table("risk")
    op.drop_table("goal")
    op.drop_table("funding_envelope_area")
    op.drop_table("follow_up")
    op.drop_table("dossier_relation")
    op.drop_table("document_agreement")
    op.drop_table("decision_point")
    op.drop_table("allocation")
    op.drop_table("agreement_version")
    op.drop_table("agreement_status_period")
    op.drop_table("agreement_relation")
    op.drop_table("agreement_neighbourhood")
    op.drop_table("agreement_area")
    op.drop_table("signatory")
    op.drop_table("plan")
    op.drop_table("pillar")
    op.drop_table("neighbourhood")
    op.drop_table("funding_envelope")
    op.drop_table("decision")
    op.drop_table("agreement")
    op.drop_table("programme")
    op.drop_table("party")
    op.drop_table("office_holding")
    op.drop_table("membership")
    op.drop_table("document")
    op.drop_table("area")
    op.drop_table("sdg")
    op.drop_table("person")
    op.drop_table("organisation")
    op.drop_table("finding")
    op.drop_table("access_epoch")
