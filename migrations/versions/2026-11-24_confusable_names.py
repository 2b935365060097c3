"""What the name of an organisation looks like, and no two names that differ but look the same.

Revision 0006. Names that are there already stay, also where two of them look alike; only a new name is compared.
"""

import sqlalchemy as sa
from alembic import op
from disarm import skeleton_key

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

REFUSE_LOOKALIKE = """
CREATE FUNCTION refuse_lookalike_name() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    -- One after the other, until the transaction ends: whoever comes second sees what the first committed.
    PERFORM pg_advisory_xact_lock(5205117019720002);
    IF EXISTS (
        SELECT FROM organisation
        WHERE name_skeleton = NEW.name_skeleton AND name <> NEW.name AND id <> NEW.id
    ) THEN
        RAISE unique_violation USING
            MESSAGE = 'another organisation has a name that looks the same',
            TABLE = 'organisation', CONSTRAINT = 'organisation_lookalike_name';
    END IF;
    RETURN NEW;
END
$$
"""
COMPARE_NAMES = """
CREATE TRIGGER organisation_lookalike_name BEFORE INSERT OR UPDATE OF name, name_skeleton ON organisation
    FOR EACH ROW EXECUTE FUNCTION refuse_lookalike_name()
"""


def upgrade() -> None:
    op.add_column("organisation", sa.Column("name_skeleton", sa.Text(), nullable=True))
    connection = op.get_bind()
    update = sa.text("UPDATE organisation SET name_skeleton = :skeleton WHERE id = :id")
    for found in connection.execute(sa.text("SELECT id, name FROM organisation")).all():
        connection.execute(update, {"id": found.id, "skeleton": skeleton_key(found.name, digit_policy="tr39")})
    op.alter_column("organisation", "name_skeleton", nullable=False)
    op.create_index("ix_organisation_name_skeleton", "organisation", ["name_skeleton"])
    op.execute(REFUSE_LOOKALIKE)
    op.execute(COMPARE_NAMES)


def downgrade() -> None:
    op.execute("DROP TRIGGER organisation_lookalike_name ON organisation")
    op.execute("DROP FUNCTION refuse_lookalike_name()")
    op.drop_index("ix_organisation_name_skeleton", "organisation")
    op.drop_column("organisation", "name_skeleton")
