"""Which signature a ratification cures and a notice rejects: the one that stood then; who relies on an authority.

Revision 0011. Run `convenant rebuild` after it: what is read is rendered from these columns.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("ratification", "rejection_notice")
# By these it is found who signs or signed in an office, or on an authority, that changes.
INDEXED = (
    ("signatory", "office_holding_id"),
    ("signatory", "signing_authority_id"),
    ("signature", "signing_authority_id"),
)
# Of a signatory who signed more than once, the signature that was recorded last before it.
STOOD_THEN = """
UPDATE {table} t SET signature_id = (
    SELECT s.id FROM signature s
    JOIN journal first ON first.resource_kind = 'signature' AND first.resource_id = s.id AND first.resource_version = 1
    JOIN journal own ON own.resource_kind = '{table}' AND own.resource_id = t.id AND own.resource_version = 1
    WHERE s.signatory_id = t.signatory_id AND first.seq < own.seq ORDER BY first.seq DESC LIMIT 1)
"""


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("signature_id", sa.Uuid(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_{table}_signature_id_signature"), table, "signature", ["signature_id"], ["id"]
        )
        op.create_index(op.f(f"ix_{table}_signature_id"), table, ["signature_id"])
        op.execute(STOOD_THEN.format(table=table))
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    in_signing = sa.text("status = 'in_signing'")
    op.create_index("ix_agreement_in_signing", "agreement", ["id"], postgresql_where=in_signing)


def downgrade() -> None:
    op.drop_index("ix_agreement_in_signing", "agreement")
    for table, column in INDEXED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for table in TABLES:
        op.drop_column(table, "signature_id")
