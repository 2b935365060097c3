"""By what and since when a mandate was revoked, and which person somebody with roles is.

Revision 0010.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CHECKS = {
    "revoked_on": "is_partial_date(revoked_on)",
    "revocation": "status = 'revoked'"
    " OR num_nonnulls(revoked_on, revoked_at, revoking_decision_point_id, revocation_document_id) = 0",
}
# What the rules on sub-mandates, revocations and holders look for.
INDEXED = ("parent_mandate_id", "person_id", "revoking_decision_point_id")


def upgrade() -> None:
    op.add_column("mandate", sa.Column("revoked_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("mandate", sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
    for column, table in (("revoking_decision_point_id", "decision_point"), ("revocation_document_id", "document")):
        op.add_column("mandate", sa.Column(column, sa.Uuid(), nullable=True))
        op.create_foreign_key(op.f(f"fk_mandate_{column}_{table}"), "mandate", table, [column], ["id"])
    for name, condition in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_mandate_{name}"), "mandate", condition)
    for column in INDEXED:
        op.create_index(op.f(f"ix_mandate_{column}"), "mandate", [column])
    op.add_column("membership", sa.Column("person_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_membership_person_id_person"), "membership", "person", ["person_id"], ["id"])
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"])


def downgrade() -> None:
    op.drop_column("membership", "person_id")
    for column in INDEXED:
        op.drop_index(op.f(f"ix_mandate_{column}"), "mandate")
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_mandate_{name}"), "mandate")
    for column in ("revocation_document_id", "revoking_decision_point_id", "revoked_at", "revoked_on"):
        op.drop_column("mandate", column)
