"""What the application role may do, and the epoch of memberships.

Revision 0003. Records are never deleted: the application role cannot (R-056).
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RECORDS = (
    "agreement",
    "agreement_version",
    "allocation",
    "area",
    "decision",
    "document",
    "finding",
    "follow_up",
    "funding_envelope",
    "goal",
    "mandate",
    "office_holding",
    "organisation",
    "party",
    "person",
    "pillar",
    "plan",
    "programme",
    "risk",
    "role_assignment",
    "sdg",
    "signatory",
    "signing_event",
)
# Rows inside a record: the journal keeps every earlier state of the record, so these may be replaced.
PARTS = (
    "agreement_area",
    "agreement_neighbourhood",
    "agreement_relation",
    "agreement_status_period",
    "clause",
    "decision_point",
    "document_agreement",
    "funding_envelope_area",
    "neighbourhood",
    "signing_event_location",
)
ACCESS = ("membership", "dossier_relation")

MEMBERSHIP_EPOCH = """
CREATE FUNCTION next_access_epoch() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    UPDATE public.access_epoch SET epoch = epoch + 1;
    RETURN NULL;
END
$$
"""


def upgrade() -> None:
    op.execute("INSERT INTO access_epoch (single, epoch) VALUES (true, 1)")
    op.execute(MEMBERSHIP_EPOCH)
    op.execute(
        "CREATE TRIGGER membership_changes_epoch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON membership"
        " FOR EACH STATEMENT EXECUTE FUNCTION next_access_epoch()"
    )
    op.execute(f"GRANT SELECT, INSERT, UPDATE ON {', '.join(RECORDS)} TO convenant_app")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {', '.join((*PARTS, *ACCESS))} TO convenant_app")
    op.execute("GRANT SELECT ON access_epoch TO convenant_app")


def downgrade() -> None:
    op.execute("DROP TRIGGER membership_changes_epoch ON membership")
    op.execute("DROP FUNCTION next_access_epoch()")
    op.execute("REVOKE SELECT ON access_epoch FROM convenant_app")
    op.execute(f"REVOKE ALL ON {', '.join((*PARTS, *ACCESS))} FROM convenant_app")
    op.execute(f"REVOKE ALL ON {', '.join(RECORDS)} FROM convenant_app")
    op.execute("DELETE FROM access_epoch")
