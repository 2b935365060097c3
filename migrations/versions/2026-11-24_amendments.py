"""Amendments of agreements, and the parties' answers to them.

Revision 0012. Run `convenant rebuild` after it: versions and decision points tell their amendment.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PARTIAL_DATES = {"amendment": ("respond_by", "effective_on", "adopted_on"), "amendment_consent": ("given_on",)}
SUBJECTS = (
    "parties",
    "money",
    "term",
    "purpose",
    "obligations",
    "governance",
    "liability",
    "confidentiality",
    "personal_data",
    "entry_exit",
    "conditions",
    "disputes",
    "amendment_rules",
)


def upgrade() -> None:
    op.create_table(
        "amendment",
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
        sa.Column("baseline_version_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_party_id", sa.Uuid(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("operations", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("term_changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("declared_subjects", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "classified",
                "awaiting_consent",
                "adopted",
                "in_effect",
                "rejected",
                "withdrawn",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("status_history", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "classification",
            sa.Enum(
                "editorial",
                "minor",
                "substantive",
                name="classification_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("protected_subjects", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.Column("respond_by", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("effective_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("adopted_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("result_version_id", sa.Uuid(), nullable=True),
        sa.Column("rebased_from_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("text_sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_amendment_text_sha256")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_amendment_agreement_id_agreement")),
        sa.ForeignKeyConstraint(
            ["baseline_version_id"],
            ["agreement_version.id"],
            name=op.f("fk_amendment_baseline_version_id_agreement_version"),
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_party_id", "agreement_id"],
            ["party.id", "party.agreement_id"],
            name=op.f("fk_amendment_proposed_by_party_id_agreement_id_party"),
        ),
        sa.ForeignKeyConstraint(
            ["rebased_from_id"], ["amendment.id"], name=op.f("fk_amendment_rebased_from_id_amendment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("id", "agreement_id", name=op.f("uq_amendment_id_agreement_id")),
    )
    op.create_index(op.f("ix_amendment_agreement_id"), "amendment", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_amendment_baseline_version_id"), "amendment", ["baseline_version_id"], unique=False)
    op.create_index(op.f("ix_amendment_proposed_by_party_id"), "amendment", ["proposed_by_party_id"], unique=False)
    op.create_table(
        "amendment_consent",
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
        sa.Column("amendment_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("is_refused", sa.Boolean(), nullable=False),
        sa.Column("given_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("decision_point_id", sa.Uuid(), nullable=True),
        sa.Column("mandate_id", sa.Uuid(), nullable=True),
        sa.Column("signing_authority_id", sa.Uuid(), nullable=True),
        sa.Column("office_holding_id", sa.Uuid(), nullable=True),
        sa.Column(
            "on_behalf_of_body",
            sa.Enum(
                "municipal_executive",
                "municipal_council",
                "mayor",
                "provincial_executive",
                "provincial_council",
                "kings_commissioner",
                "management_board",
                "supervisory_board",
                name="on_behalf_of_body_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("retroactive_agreed", sa.Boolean(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_amendment_consent_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["amendment_id", "agreement_id"],
            ["amendment.id", "amendment.agreement_id"],
            name=op.f("fk_amendment_consent_amendment_id_agreement_id_amendment"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_point_id"],
            ["decision_point.id"],
            name=op.f("fk_amendment_consent_decision_point_id_decision_point"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_amendment_consent_document_id_document")
        ),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_amendment_consent_mandate_id_mandate")),
        sa.ForeignKeyConstraint(
            ["office_holding_id"],
            ["office_holding.id"],
            name=op.f("fk_amendment_consent_office_holding_id_office_holding"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id", "agreement_id"],
            ["party.id", "party.agreement_id"],
            name=op.f("fk_amendment_consent_party_id_agreement_id_party"),
        ),
        sa.ForeignKeyConstraint(
            ["signing_authority_id"],
            ["signing_authority.id"],
            name=op.f("fk_amendment_consent_signing_authority_id_signing_authority"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment_consent")),
        sa.UniqueConstraint("amendment_id", "party_id", name=op.f("uq_amendment_consent_amendment_id_party_id")),
    )
    op.create_index(op.f("ix_amendment_consent_agreement_id"), "amendment_consent", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_amendment_consent_amendment_id"), "amendment_consent", ["amendment_id"], unique=False)
    op.create_index(op.f("ix_amendment_consent_mandate_id"), "amendment_consent", ["mandate_id"], unique=False)
    op.create_index(op.f("ix_amendment_consent_party_id"), "amendment_consent", ["party_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_amendment_result_version_id_agreement_version"),
        "amendment",
        "agreement_version",
        ["result_version_id"],
        ["id"],
        use_alter=True,
    )
    op.add_column("agreement_version", sa.Column("amendment_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_agreement_version_amendment_id_amendment"),
        "agreement_version",
        "amendment",
        ["amendment_id"],
        ["id"],
        use_alter=True,
    )
    op.add_column("decision_point", sa.Column("amendment_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_decision_point_amendment_id"), "decision_point", ["amendment_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_decision_point_amendment_id_amendment"),
        "decision_point",
        "amendment",
        ["amendment_id"],
        ["id"],
        use_alter=True,
    )
    for table, names in PARTIAL_DATES.items():
        for name in names:
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, f"is_partial_date({name})")
    listed = json.dumps(SUBJECTS)
    for name in ("declared_subjects", "protected_subjects"):
        op.create_check_constraint(op.f(f"ck_amendment_{name}_values"), "amendment", f"{name} <@ '{listed}'::jsonb")
    op.create_index(
        "ix_amendment_awaited",
        "amendment",
        ["agreement_id"],
        postgresql_where=sa.text("status IN ('classified', 'awaiting_consent')"),
    )
    op.create_index(
        "ix_amendment_adopted",
        "amendment",
        [sa.text("partial_date_latest(effective_on)")],
        postgresql_where=sa.text("status = 'adopted'"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON amendment, amendment_consent TO convenant_app")


def downgrade() -> None:
    op.drop_constraint(op.f("fk_decision_point_amendment_id_amendment"), "decision_point", type_="foreignkey")
    op.drop_index(op.f("ix_decision_point_amendment_id"), table_name="decision_point")
    op.drop_column("decision_point", "amendment_id")
    op.drop_constraint(op.f("fk_agreement_version_amendment_id_amendment"), "agreement_version", type_="foreignkey")
    op.drop_column("agreement_version", "amendment_id")
    op.drop_index(op.f("ix_amendment_consent_party_id"), table_name="amendment_consent")
    op.drop_index(op.f("ix_amendment_consent_mandate_id"), table_name="amendment_consent")
    op.drop_index(op.f("ix_amendment_consent_amendment_id"), table_name="amendment_consent")
    op.drop_index(op.f("ix_amendment_consent_agreement_id"), table_name="amendment_consent")
    op.drop_table("amendment_consent")
    op.drop_index(op.f("ix_amendment_proposed_by_party_id"), table_name="amendment")
    op.drop_index(op.f("ix_amendment_baseline_version_id"), table_name="amendment")
    op.drop_index(op.f("ix_amendment_agreement_id"), table_name="amendment")
    op.drop_table("amendment")
