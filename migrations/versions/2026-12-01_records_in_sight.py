"""Which organisations may see which record, kept in order of id; and the records that are public.

Revision 0017. Triggers keep the first up to date, before each commit: then the transaction holds the journal's lock, so
that of two that touch one dossier the later sees what the earlier did. Nothing is taken out again: a list still asks
of what it finds here whether it is seen.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

PUBLIC = (
    "allocation",
    "amendment",
    "decision",
    "document",
    "finding",
    "funding_envelope",
    "goal",
    "mandate",
    "role_assignment",
    "signing_authority",
)
ANY_ORGANISATION = "'00000000-0000-0000-0000-000000000000'::uuid"
PROVIDER = "(SELECT e.provider_organisation_id FROM funding_envelope e WHERE e.id = {row}.envelope_id)"
RECORDER = "({row}.recorded_by->>'organisation_id')::uuid"
GENERAL = (
    f"CASE WHEN {{row}}.confidentiality = 'public' OR ({{row}}.organisation_id IS NULL"
    f" AND {{row}}.confidentiality IS DISTINCT FROM 'confidential') THEN {ANY_ORGANISATION} END"
)
OF_NO_DOSSIER = f"CASE WHEN {{row}}.agreement_id IS NULL THEN {ANY_ORGANISATION} END"

# For each table: the columns that matter, the organisations a row itself lets see a record, and the dossiers.
Sources = tuple[tuple[str, str, str], ...]
TABLES: dict[str, tuple[tuple[str, ...], Sources, Sources]] = {
    "finding": (("agreement_id",), (), (("finding", "id", "agreement_id"),)),
    "amendment": (("agreement_id",), (), (("amendment", "id", "agreement_id"),)),
    "allocation": (
        ("agreement_id", "recipient_organisation_id", "envelope_id", "recorded_by"),
        tuple(
            ("allocation", "id", organisation)
            for organisation in ("{row}.recipient_organisation_id", RECORDER, PROVIDER)
        ),
        (("allocation", "id", "agreement_id"),),
    ),
    "decision": (("organisation_id",), (("decision", "id", "{row}.organisation_id"),), ()),
    "decision_point": (
        ("agreement_id", "decision_id"),
        (),
        (("decision", "decision_id", "agreement_id"),),
    ),
    "mandate": (
        ("granting_organisation_id", "subject_agreement_id"),
        (("mandate", "id", "{row}.granting_organisation_id"),),
        (("mandate", "id", "subject_agreement_id"),),
    ),
    "document": (
        ("organisation_id", "confidentiality"),
        (("document", "id", "{row}.organisation_id"), ("document", "id", GENERAL)),
        (),
    ),
    "document_agreement": (
        ("agreement_id", "document_id"),
        (),
        (("document", "document_id", "agreement_id"),),
    ),
    "signing_authority": (
        ("organisation_id", "subject_agreement_id"),
        (("signing_authority", "id", "{row}.organisation_id"),),
        (("signing_authority", "id", "subject_agreement_id"),),
    ),
    "signatory": (
        ("signing_authority_id", "agreement_id"),
        (),
        (("signing_authority", "signing_authority_id", "agreement_id"),),
    ),
    "signature": (
        ("signing_authority_id", "agreement_id"),
        (),
        (("signing_authority", "signing_authority_id", "agreement_id"),),
    ),
    "goal": (("agreement_id",), (("goal", "id", OF_NO_DOSSIER),), (("goal", "id", "agreement_id"),)),
    "role_assignment": (
        ("organisation_id", "agreement_id"),
        (("role_assignment", "id", "{row}.organisation_id"), ("role_assignment", "id", OF_NO_DOSSIER)),
        (("role_assignment", "id", "agreement_id"),),
    ),
}
# Most signatories have no verified authority yet.
ONLY = dict.fromkeys(("signatory", "signature"), " WHEN (NEW.signing_authority_id IS NOT NULL)")
KEEP = "INSERT INTO public.record_in_sight (organisation_id, kind, record_id)"
UNLESS_KEPT = "WHERE s.organisation_id IS NOT NULL AND s.record_id IS NOT NULL ON CONFLICT DO NOTHING"


def _function(name: str, selects: list[str]) -> None:
    """Make the trigger function that keeps what some selects find."""
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        " SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$\nBEGIN\n"
        f"    {KEEP}\n    SELECT s.organisation_id, s.kind, s.record_id FROM (\n        "
        + "\n        UNION ALL ".join(selects)
        + f"\n    ) s (organisation_id, kind, record_id)\n    {UNLESS_KEPT};\n    RETURN NULL;\nEND\n$$"
    )


def _trigger(table: str, columns: tuple[str, ...]) -> None:
    op.execute(
        f"CREATE CONSTRAINT TRIGGER {table}_in_sight AFTER INSERT OR UPDATE OF {', '.join(columns)} ON {table}"
        f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW{ONLY.get(table, '')} EXECUTE FUNCTION keep_{table}_in_sight()"
    )


def _by_itself(sources: Sources, row: str) -> list[str]:
    return [f"SELECT {organisation.format(row=row)}, '{kind}', {row}.{own}" for kind, own, organisation in sources]


def upgrade() -> None:
    # A register of 200,000 dossiers has some 15 million of these.
    op.execute("SET LOCAL statement_timeout = '15min'")
    op.execute("SET LOCAL work_mem = '256MB'")
    op.execute("SET LOCAL maintenance_work_mem = '512MB'")
    for table in PUBLIC:
        op.create_index(
            op.f(f"ix_{table}_public"), table, ["id"], postgresql_where=sa.text("public_representation IS NOT NULL")
        )
    op.create_table(
        "record_in_sight",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
    )
    op.execute("GRANT SELECT ON record_in_sight TO convenant_app")
    of_dossier = []
    for table, (columns, organisations, dossiers) in TABLES.items():
        in_dossier = [
            f"SELECT d.organisation_id, '{kind}', NEW.{own} FROM dossier_relation d WHERE d.agreement_id = NEW.{dossier}"
            for kind, own, dossier in dossiers
        ]
        _function(f"keep_{table}_in_sight", _by_itself(organisations, "NEW") + in_dossier)
        _trigger(table, columns)
        of_dossier += [
            f"SELECT NEW.organisation_id, '{kind}', t.{own} FROM {table} t WHERE t.{dossier} = NEW.agreement_id"
            for kind, own, dossier in dossiers
        ]
    _function("keep_dossier_relation_in_sight", of_dossier)
    _trigger("dossier_relation", ("organisation_id", "agreement_id"))
    provided = (
        "SELECT NEW.provider_organisation_id, 'allocation', a.id FROM allocation a WHERE a.envelope_id = NEW.id"
    )
    _function("keep_funding_envelope_in_sight", [provided])
    _trigger("funding_envelope", ("provider_organisation_id",))
    # From here on nobody writes what the triggers watch until this is committed: nothing is missed.
    _fill()
    op.create_primary_key(op.f("pk_record_in_sight"), "record_in_sight", ["organisation_id", "kind", "record_id"])
    op.execute("SET LOCAL statement_timeout = '5s'")


def _fill() -> None:
    """Find what everybody may see now, each record once, in the order of the key."""
    selects = []
    for table, (_, organisations, dossiers) in TABLES.items():
        selects += [f"{select} FROM {table} t" for select in _by_itself(organisations, "t")]
        selects += [
            f"SELECT d.organisation_id, '{kind}', t.{own} FROM {table} t"
            f" JOIN dossier_relation d ON d.agreement_id = t.{dossier}"
            for kind, own, dossier in dossiers
        ]
    found = " UNION ALL ".join(selects)
    op.execute(
        f"{KEEP} SELECT DISTINCT s.organisation_id, s.kind, s.record_id FROM ({found})"
        " s (organisation_id, kind, record_id)"
        " WHERE s.organisation_id IS NOT NULL AND s.record_id IS NOT NULL ORDER BY 1, 2, 3"
    )


def downgrade() -> None:
    for table in ("funding_envelope", "dossier_relation", *TABLES):
        op.execute(f"DROP TRIGGER {table}_in_sight ON {table}")
        op.execute(f"DROP FUNCTION keep_{table}_in_sight()")
    op.drop_table("record_in_sight")
    for table in PUBLIC:
        op.drop_index(op.f(f"ix_{table}_public"), table)
