"""Everything one transaction appends to the journal has one moment, also when it performs several commands.

Revision 0007. Otherwise an instant between two of them would know half of what was committed together.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BY_ITSELF = "moment := greatest(clock_timestamp(), head.recorded_at);"
TOGETHER = (
    "moment := CASE WHEN (SELECT h.xmin = pg_current_xact_id()::xid FROM public.journal_head h)"
    " THEN head.recorded_at ELSE greatest(clock_timestamp(), head.recorded_at) END;"
)


def _replace(present: str, wanted: str) -> None:
    op.execute(f"""
        DO $$
        BEGIN
            EXECUTE replace(pg_get_functiondef('journal_append(jsonb, jsonb)'::regprocedure), '{present}', '{wanted}');
        END
        $$
    """)


def upgrade() -> None:
    _replace(BY_ITSELF, TOGETHER)


def downgrade() -> None:
    _replace(TOGETHER, BY_ITSELF)
