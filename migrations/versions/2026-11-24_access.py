"""What the application role may do, the epoch of memberships, and what single columns may hold.

Revision 0003. Records are never deleted: the application role cannot (R-056). Autogenerate leaves out every CHECK
that belongs to one column, so those stand here.
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

PARTIAL_DATES = {
    "agreement": ("concluded_on", "effective_on", "ends_on", "starts_on"),
    "agreement_status_period": ("since",),
    "agreement_version": ("effective_on",),
    "allocation": ("applied_on",),
    "decision": ("announced_on", "decided_on"),
    "document": ("dated_on",),
    "follow_up": ("done_on", "due_on"),
    "funding_envelope": ("period_from", "period_to", "published_on"),
    "mandate": ("valid_from", "valid_to"),
    "office_holding": ("valid_from", "valid_to"),
    "party": ("joined_on", "left_on"),
    "plan": ("adopted_jointly_on",),
    "programme": ("starts_on",),
    "role_assignment": ("valid_from", "valid_to"),
    "signatory": ("signed_on",),
    "signing_event": ("held_on", "planned_on"),
}
AMOUNTS = {
    "allocation": (
        "amount_cents",
        "determined_cents",
        "granted_cents",
        "refused_cents",
        "requested_cents",
        "reserved_cents",
    ),
    "funding_envelope": ("amount_cents",),
    "mandate": ("financial_limit_cents",),
}
PATTERNS = {
    "agreement_version": {"text_sha256": "^[0-9a-f]{64}$"},
    "document": {"sha256": "^[0-9a-f]{64}$"},
    "organisation": {
        "kvk_number": "^[0-9]{8}$",
        "oin": "^[0-9]{20}$",
        "rsin": "^[0-9]{9}$",
        "tooi_uri": "^https://identifier[.]overheid[.]nl/tooi/id/[a-z]+/[a-z0-9]+$",
    },
}
POWERS = '["make_minor_amendments", "sign", "decide_substantive", "grant_subsidy", "pay"]'
ROLES = (
    '["registrar", "legal_officer", "decision_secretary", "mandate_holder", "finance_officer", "controller",'
    ' "publisher", "archivist", "auditor", "public"]'
)
CHECKS = (
    *(
        (table, column, f"is_partial_date({column})")
        for table, columns in PARTIAL_DATES.items()
        for column in columns
    ),
    *(
        (table, column, f"{column} BETWEEN 0 AND 99999999999999")
        for table, columns in AMOUNTS.items()
        for column in columns
    ),
    *(
        (table, column, f"{column} ~ '{pattern}'")
        for table, columns in PATTERNS.items()
        for column, pattern in columns.items()
    ),
    ("mandate", "powers_values", f"powers <@ '{POWERS}'::jsonb"),
    ("membership", "roles_values", f"roles <@ '{ROLES}'::jsonb"),
)

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
    for table, name, condition in CHECKS:
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_{name} CHECK ({condition})")
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
    for table, name, _ in CHECKS:
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{name}")
