"""The file of a document and the electronic signatures in it.

Revision 0008. What was found in a file is recorded once: the service may add it, and neither change nor delete it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint(op.f("uq_document_id_sha256"), "document", ["id", "sha256"])
    op.create_table(
        "document_file",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column(
            "inspection",
            sa.Enum(
                "signed",
                "unsigned",
                "unreadable",
                "not_a_pdf",
                name="inspection_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("size_bytes > 0", name=op.f("ck_document_file_size_bytes")),
        sa.ForeignKeyConstraint(
            ["document_id", "sha256"],
            ["document.id", "document.sha256"],
            name=op.f("fk_document_file_document_id_sha256_document"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_file")),
    )
    op.create_table(
        "document_signature",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=True),
        sa.Column("signer_organisation", sa.Text(), nullable=True),
        sa.Column("issuer_name", sa.Text(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("is_intact", sa.Boolean(), nullable=True),
        sa.Column("covers_whole_document", sa.Boolean(), nullable=False),
        sa.Column(
            "later_changes",
            sa.Enum(
                "none",
                "permitted",
                "not_permitted",
                name="later_changes_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("is_trusted", sa.Boolean(), nullable=True),
        sa.Column("claims_qualified_certificate", sa.Boolean(), nullable=False),
        sa.Column("claims_qualified_device", sa.Boolean(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "advanced",
                "qualified",
                "unknown",
                name="level_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "level = 'unknown' OR (is_intact IS TRUE AND is_trusted IS TRUE AND (level <> 'qualified' OR (claims_qualified_certificate AND claims_qualified_device)))",
            name=op.f("ck_document_signature_level_is_proven"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document_file.document_id"],
            name=op.f("fk_document_signature_document_id_document_file"),
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_document_signature")),
    )
    op.execute("GRANT SELECT, INSERT ON document_file, document_signature TO convenant_app")


def downgrade() -> None:
    op.drop_table("document_signature")
    op.drop_table("document_file")
    op.drop_constraint(op.f("uq_document_id_sha256"), "document", type_="unique")
