"""The agreements that are public, in order of id: what a page for a member adds to those of its organisations.

Revision 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INDEX = "ix_agreement_public"


def upgrade() -> None:
    op.create_index(op.f(INDEX), "agreement", ["id"], postgresql_where=sa.text("public_representation IS NOT NULL"))


def downgrade() -> None:
    op.drop_index(op.f(INDEX), "agreement")
