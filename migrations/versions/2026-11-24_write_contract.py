"""Memberships become records of their own, and answers are kept to be given again.

Revision 0004. Memberships that exist keep their roles; `convenant rebuild` writes their text and journals them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPERATOR = '{"name": "Convenant", "role": "registrar", "organisation_id": null}'
ROLES = (
    '["registrar", "legal_officer", "decision_secretary", "mandate_holder", "finance_officer", "controller",'
    ' "publisher", "archivist", "auditor", {administrator}"public"]'
)


def upgrade() -> None:
    op.create_table(
        "idempotency_record",
        sa.Column("scope_hash", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scope_hash", name="pk_idempotency_record"),
    )
    op.create_index("ix_idempotency_record_recorded_at", "idempotency_record", ["recorded_at"])
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_record TO convenant_app")
    _make_memberships_records()


def _make_memberships_records() -> None:
    op.execute("ALTER TABLE membership DROP CONSTRAINT ck_membership_roles_values")
    _allow_roles('"administrator", ')
    op.execute("ALTER TABLE membership DROP CONSTRAINT pk_membership")
    op.execute("ALTER TABLE membership ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()")
    op.execute("ALTER TABLE membership ADD COLUMN version int NOT NULL DEFAULT 1")
    _rename_moment("granted_at", "recorded_at")
    op.execute(f"ALTER TABLE membership ADD COLUMN recorded_by jsonb NOT NULL DEFAULT '{OPERATOR}'")
    op.execute("ALTER TABLE membership ADD COLUMN recording_mode varchar(64) NOT NULL DEFAULT 'workflow'")
    op.execute("ALTER TABLE membership ADD COLUMN occurred_on jsonb")
    op.execute("ALTER TABLE membership ADD COLUMN source_refs jsonb NOT NULL DEFAULT '[]'")
    op.execute("ALTER TABLE membership ADD COLUMN corrects_id uuid")
    op.execute("ALTER TABLE membership ADD COLUMN note text")
    op.execute("ALTER TABLE membership ADD COLUMN representation text NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE membership ADD COLUMN public_representation text")
    for column in ("id", "version", "recorded_by", "recording_mode", "source_refs", "representation"):
        op.execute(f"ALTER TABLE membership ALTER COLUMN {column} DROP DEFAULT")
    op.create_primary_key("pk_membership", "membership", ["id"])
    op.create_unique_constraint(
        "uq_membership_issuer_subject_organisation_id", "membership", ["issuer", "subject", "organisation_id"]
    )
    op.create_index("ix_membership_organisation_id", "membership", ["organisation_id"])
    op.execute("REVOKE DELETE ON membership FROM convenant_app")


def _rename_moment(present: str, wanted: str) -> None:
    """Rename the column, and from PostgreSQL 18 on the constraint that it is not null, which has a name there."""
    op.execute(f"ALTER TABLE membership RENAME COLUMN {present} TO {wanted}")
    op.execute(f"""
        DO $$
        BEGIN
            IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'membership_{present}_not_null') THEN
                ALTER TABLE membership RENAME CONSTRAINT membership_{present}_not_null
                TO membership_{wanted}_not_null;
            END IF;
        END
        $$
    """)


def _allow_roles(administrator: str) -> None:
    roles = ROLES.format(administrator=administrator)
    op.execute(f"ALTER TABLE membership ADD CONSTRAINT ck_membership_roles_values CHECK (roles <@ '{roles}'::jsonb)")


def downgrade() -> None:
    op.execute("GRANT DELETE ON membership TO convenant_app")
    op.drop_index("ix_membership_organisation_id", "membership")
    op.drop_constraint("uq_membership_issuer_subject_organisation_id", "membership")
    op.drop_constraint("pk_membership", "membership")
    for column in (
        "id",
        "version",
        "recorded_by",
        "recording_mode",
        "occurred_on",
        "source_refs",
        "corrects_id",
        "note",
        "representation",
        "public_representation",
    ):
        op.drop_column("membership", column)
    _rename_moment("recorded_at", "granted_at")
    op.create_primary_key("pk_membership", "membership", ["issuer", "subject", "organisation_id"])
    op.execute("ALTER TABLE membership DROP CONSTRAINT ck_membership_roles_values")
    op.execute("UPDATE membership SET roles = roles - 'administrator'")
    _allow_roles("")
    op.drop_table("idempotency_record")
