"""How far the register has turned to the present legal day, and indexes for what a day makes due.

Revision 0005. The row itself comes with the first turn: a register starts on the day it is first served.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "legal_day",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("turned_on", sa.Date(), nullable=True),
        sa.Column("examined_on", sa.Date(), nullable=True),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("after", sa.Uuid(), nullable=True),
        sa.CheckConstraint("single", name=op.f("ck_legal_day_single")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_legal_day")),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON legal_day TO convenant_app")
    op.create_index(
        "ix_agreement_effective",
        "agreement",
        [sa.text("partial_date_latest(effective_on)")],
        postgresql_where=sa.text("status = 'signed'"),
    )
    op.create_index(
        "ix_agreement_end",
        "agreement",
        [sa.text("partial_date_latest(ends_on)")],
        postgresql_where=sa.text("status = 'in_force'"),
    )


def downgrade() -> None:
    op.drop_index("ix_agreement_end", "agreement")
    op.drop_index("ix_agreement_effective", "agreement")
    op.drop_table("legal_day")
