"""What happens with a grant: conditions, accounting, suspensions, payments; and totals the database keeps itself.

Revision 0014. Run `convenant rebuild` after it: allocations tell how they stood from which day on.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


PARTIAL_DATES = {
    "allocation": ("period_from", "period_to", "accounting_due_on"),
    "allocation_condition": ("due_on", "met_on"),
    "accounting_report": ("received_on",),
    "suspension": ("notified_on", "ends_on", "lifted_on"),
    "payment": ("due_on", "paid_on", "reversed_on"),
}
CENTS = {"accounting_report": "spent_cents", "payment": "amount_cents"}
CHECKS = {
    "funding_envelope": {
        "grants_within_ceiling": "ceiling_status = 'announced' OR granted_total_cents <= amount_cents",
        "commitments_within_limit": "(ceiling_status = 'announced' AND (certainty = 'estimate'"
        " OR qualifier NOT IN ('exact', 'maximum'))) OR granted_total_cents + reserved_total_cents <= amount_cents",
    },
    "allocation": {
        "grant_is_known": "status NOT IN ('granted', 'advance_paid', 'accounted') OR granted_cents IS NOT NULL",
        "parts_within_whole": "parts_committed_cents <= CASE"
        " WHEN status IN ('granted', 'advance_paid', 'accounted') THEN coalesce(granted_cents, 0)"
        " WHEN status IN ('determined', 'settled', 'recovering', 'recovered') THEN coalesce(determined_cents, 0)"
        " WHEN status = 'reserved' THEN coalesce(reserved_cents, amount_cents) ELSE 0 END",
    },
}
# Statements are told apart by a line with two dashes. What an allocation takes from its envelope, and what is set apart for it (money definitions).
AMOUNTS = """
CREATE FUNCTION allocation_consumption(status text, granted_cents bigint, determined_cents bigint)
    RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN status IN ('granted', 'advance_paid', 'accounted') THEN coalesce(granted_cents, 0)
                WHEN status IN ('determined', 'settled', 'recovering', 'recovered') THEN coalesce(determined_cents, 0)
                ELSE 0 END
$$
--
CREATE FUNCTION allocation_reservation(status text, reserved_cents bigint, amount_cents bigint)
    RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN status = 'reserved' THEN coalesce(reserved_cents, amount_cents) ELSE 0 END
$$
"""
# Once per statement, whatever number of rows it changes: an envelope knows what it carries. What the
# triggers themselves change in allocations moves no totals, so they do not call themselves.
_MOVE = """
    UPDATE funding_envelope e
    SET granted_total_cents = granted_total_cents + d.granted, reserved_total_cents = reserved_total_cents + d.reserved
    FROM (SELECT envelope_id, sum(granted)::bigint AS granted, sum(reserved)::bigint AS reserved
          FROM ({moved}) m WHERE parent_allocation_id IS NULL GROUP BY envelope_id) d
    WHERE e.id = d.envelope_id AND (d.granted <> 0 OR d.reserved <> 0);
    UPDATE allocation p SET parts_committed_cents = parts_committed_cents + d.committed
    FROM (SELECT parent_allocation_id, sum(granted + reserved)::bigint AS committed
          FROM ({moved}) m WHERE parent_allocation_id IS NOT NULL GROUP BY parent_allocation_id) d
    WHERE p.id = d.parent_allocation_id AND d.committed <> 0;
    RETURN NULL;
"""
_COUNTED = (
    "SELECT envelope_id, parent_allocation_id,"
    " {sign} * allocation_consumption(status, granted_cents, determined_cents) AS granted,"
    " {sign} * allocation_reservation(status, reserved_cents, amount_cents) AS reserved FROM {rows}"
)
_PLUS, _MINUS = _COUNTED.format(sign="1", rows="present"), _COUNTED.format(sign="-1", rows="past")
COUNT_ALLOCATIONS = f"""
CREATE FUNCTION count_new_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_MOVE.format(moved=_PLUS)} END $$
--
CREATE FUNCTION count_changed_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_MOVE.format(moved=f"{_PLUS} UNION ALL {_MINUS}")} END $$
--
CREATE TRIGGER count_new_allocations AFTER INSERT ON allocation
    REFERENCING NEW TABLE AS present FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION count_new_allocations()
--
CREATE TRIGGER count_changed_allocations AFTER UPDATE ON allocation
    REFERENCING NEW TABLE AS present OLD TABLE AS past FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION count_changed_allocations()
"""
# An allocation knows what was advanced and what was paid on balance; no advance goes above a grant.
_PAID = (
    "SELECT allocation_id, {sign} * CASE WHEN kind = 'advance' AND status IN"
    " ('prepared', 'approved', 'suspended', 'paid') THEN amount_cents ELSE 0 END AS advanced,"
    " {sign} * CASE WHEN status <> 'paid' THEN 0 WHEN kind IN ('advance', 'final') THEN amount_cents"
    " ELSE -amount_cents END AS paid FROM {rows}"
)
_PAID_PLUS, _PAID_MINUS = _PAID.format(sign="1", rows="present"), _PAID.format(sign="-1", rows="past")
_PAY = """
DECLARE exceeded uuid;
BEGIN
    WITH moved AS (SELECT allocation_id, sum(advanced)::bigint AS advanced, sum(paid)::bigint AS paid
                   FROM ({moved}) m GROUP BY allocation_id),
         counted AS (UPDATE allocation a SET advanced_cents = advanced_cents + d.advanced, paid_cents = paid_cents + d.paid
                     FROM moved d WHERE a.id = d.allocation_id AND (d.advanced <> 0 OR d.paid <> 0)
                     RETURNING a.id, a.status, a.granted_cents, a.advanced_cents, d.advanced AS more)
    SELECT id INTO exceeded FROM counted
    WHERE more > 0 AND status IN ('granted', 'advance_paid') AND advanced_cents > granted_cents LIMIT 1;
    IF exceeded IS NOT NULL THEN
        RAISE EXCEPTION 'the advances of allocation % exceed its grant', exceeded
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_allocation_advances_within_grant';
    END IF;
    RETURN NULL;
END
"""
COUNT_PAYMENTS = f"""
CREATE FUNCTION count_new_payments() RETURNS trigger LANGUAGE plpgsql AS $$ {_PAY.format(moved=_PAID_PLUS)} $$
--
CREATE FUNCTION count_changed_payments() RETURNS trigger LANGUAGE plpgsql AS $$
    {_PAY.format(moved=f"{_PAID_PLUS} UNION ALL {_PAID_MINUS}")} $$
--
CREATE TRIGGER count_new_payments AFTER INSERT ON payment
    REFERENCING NEW TABLE AS present FOR EACH STATEMENT EXECUTE FUNCTION count_new_payments()
--
CREATE TRIGGER count_changed_payments AFTER UPDATE ON payment
    REFERENCING NEW TABLE AS present OLD TABLE AS past FOR EACH STATEMENT EXECUTE FUNCTION count_changed_payments()
"""
# What was recorded before stood as it does from the day its source tells, or from an unknown one.
BACKFILL = """
UPDATE allocation SET direct_determination = (status = 'determined' AND granted_cents IS NULL),
    status_history = jsonb_build_array(jsonb_build_object(
        'status', status, 'since', occurred_on, 'reserved_cents', reserved_cents, 'granted_cents', granted_cents,
        'refused_cents', refused_cents, 'determined_cents', determined_cents, 'decision_point_id', null,
        'ground', null))
--
UPDATE funding_envelope e SET granted_total_cents = t.granted, reserved_total_cents = t.reserved
    FROM (SELECT envelope_id, sum(allocation_consumption(status, granted_cents, determined_cents)) AS granted,
                 sum(allocation_reservation(status, reserved_cents, amount_cents)) AS reserved
          FROM allocation WHERE parent_allocation_id IS NULL GROUP BY envelope_id) t
    WHERE e.id = t.envelope_id
--
UPDATE allocation p SET parts_committed_cents = t.committed
    FROM (SELECT parent_allocation_id, sum(allocation_consumption(status, granted_cents, determined_cents)
                 + allocation_reservation(status, reserved_cents, amount_cents)) AS committed
          FROM allocation WHERE parent_allocation_id IS NOT NULL GROUP BY parent_allocation_id) t
    WHERE p.id = t.parent_allocation_id
"""


def upgrade() -> None:
    op.create_table(
        "accounting_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("provider_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("spent_cents", sa.BigInteger(), nullable=False),
        sa.Column("activities_done", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_accounting_report_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["allocation_id"], ["allocation.id"], name=op.f("fk_accounting_report_allocation_id_allocation")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_accounting_report_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["provider_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_accounting_report_provider_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounting_report")),
    )
    op.create_index(op.f("ix_accounting_report_agreement_id"), "accounting_report", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_accounting_report_allocation_id"), "accounting_report", ["allocation_id"], unique=False)
    op.create_table(
        "allocation_condition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("provider_organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "suspensive",
                "resolutive",
                "obligation",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("met_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("waived_by_decision_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_allocation_condition_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["allocation_id"], ["allocation.id"], name=op.f("fk_allocation_condition_allocation_id_allocation")
        ),
        sa.ForeignKeyConstraint(
            ["provider_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_allocation_condition_provider_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["waived_by_decision_id"],
            ["decision.id"],
            name=op.f("fk_allocation_condition_waived_by_decision_id_decision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation_condition")),
    )
    op.create_index(
        op.f("ix_allocation_condition_agreement_id"), "allocation_condition", ["agreement_id"], unique=False
    )
    op.create_index(
        op.f("ix_allocation_condition_allocation_id"), "allocation_condition", ["allocation_id"], unique=False
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("provider_organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "advance",
                "final",
                "repayment",
                "set_off",
                name="kind_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "prepared",
                "approved",
                "paid",
                "suspended",
                "cancelled",
                "reversed",
                name="status_values",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("status_history", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("decision_point_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("paid_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("reversed_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("prepared_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("approved_by", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("prepared_by_principal", sa.Text(), nullable=False),
        sa.Column("approved_by_principal", sa.Text(), nullable=True),
        sa.CheckConstraint("status <> 'paid' OR paid_on IS NOT NULL", name=op.f("ck_payment_paid_on_a_day")),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_payment_pays_something")),
        sa.CheckConstraint("approved_by_principal <> prepared_by_principal", name=op.f("ck_payment_two_persons")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_payment_agreement_id_agreement")),
        sa.ForeignKeyConstraint(
            ["decision_point_id"], ["decision_point.id"], name=op.f("fk_payment_decision_point_id_decision_point")
        ),
        sa.ForeignKeyConstraint(
            ["allocation_id"], ["allocation.id"], name=op.f("fk_payment_allocation_id_allocation")
        ),
        sa.ForeignKeyConstraint(
            ["decision_point_id"],
            ["decision_point.id"],
            name=op.f("fk_payment_decision_point_id_decision_point"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_payment_provider_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(op.f("ix_payment_agreement_id"), "payment", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_payment_allocation_id"), "payment", ["allocation_id"], unique=False)
    op.create_index(
        "ix_payment_open",
        "payment",
        ["allocation_id"],
        unique=False,
        postgresql_where=sa.text("status IN ('prepared', 'approved')"),
    )
    op.create_table(
        "suspension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "recording_mode",
            sa.Enum("workflow", "historic", name="recordingmode", native_enum=False, length=64),
            nullable=False,
        ),
        sa.Column("occurred_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_refs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("representation", sa.Text(), nullable=False),
        sa.Column("public_representation", sa.Text(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("provider_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("notified_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ends_on", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("lifted_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_suspension_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["allocation_id"], ["allocation.id"], name=op.f("fk_suspension_allocation_id_allocation")
        ),
        sa.ForeignKeyConstraint(
            ["provider_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_suspension_provider_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension")),
    )
    op.create_index(op.f("ix_suspension_agreement_id"), "suspension", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_suspension_allocation_id"), "suspension", ["allocation_id"], unique=False)
    op.add_column("allocation", sa.Column("period_from", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("allocation", sa.Column("period_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column(
        "allocation", sa.Column("accounting_due_on", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.add_column(
        "allocation", sa.Column("budget_reservation", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.add_column(
        "allocation", sa.Column("direct_determination", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "allocation",
        sa.Column("status_history", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]"),
    )
    op.add_column(
        "allocation", sa.Column("parts_committed_cents", sa.BigInteger(), server_default="0", nullable=False)
    )
    op.add_column("allocation", sa.Column("advanced_cents", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("allocation", sa.Column("paid_cents", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column(
        "funding_envelope", sa.Column("granted_total_cents", sa.BigInteger(), server_default="0", nullable=False)
    )
    op.add_column(
        "funding_envelope", sa.Column("reserved_total_cents", sa.BigInteger(), server_default="0", nullable=False)
    )
    for name in ("allocation_id", "envelope_id"):
        op.create_index(op.f(f"ix_decision_point_{name}"), "decision_point", [name], unique=False)
    _execute(AMOUNTS)
    _execute(BACKFILL)
    op.alter_column("allocation", "direct_determination", server_default=None)
    op.alter_column("allocation", "status_history", server_default=None)
    for table, names in PARTIAL_DATES.items():
        for name in names:
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, f"is_partial_date({name})")
    for table, name in CENTS.items():
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, f"{name} BETWEEN 0 AND 99999999999999")
    for table, checks in CHECKS.items():
        for name, condition in checks.items():
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    _execute(COUNT_ALLOCATIONS)
    _execute(COUNT_PAYMENTS)
    op.execute(
        "GRANT SELECT, INSERT, UPDATE ON allocation_condition, accounting_report, suspension, payment"
        " TO convenant_app"
    )


def downgrade() -> None:
    for table, checks in CHECKS.items():
        for name in checks:
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table, type_="check")
    for name in ("allocation_id", "envelope_id"):
        op.drop_index(op.f(f"ix_decision_point_{name}"), table_name="decision_point")
    op.execute("DROP TRIGGER count_new_allocations ON allocation")
    op.execute("DROP TRIGGER count_changed_allocations ON allocation")
    op.drop_column("funding_envelope", "reserved_total_cents")
    op.drop_column("funding_envelope", "granted_total_cents")
    op.drop_column("allocation", "paid_cents")
    op.drop_column("allocation", "advanced_cents")
    op.drop_column("allocation", "parts_committed_cents")
    op.drop_column("allocation", "status_history")
    op.drop_column("allocation", "direct_determination")
    op.drop_column("allocation", "budget_reservation")
    op.drop_column("allocation", "accounting_due_on")
    op.drop_column("allocation", "period_to")
    op.drop_column("allocation", "period_from")
    op.drop_index(op.f("ix_suspension_allocation_id"), table_name="suspension")
    op.drop_index(op.f("ix_suspension_agreement_id"), table_name="suspension")
    op.drop_table("suspension")
    op.drop_index(
        "ix_payment_open", table_name="payment", postgresql_where=sa.text("status IN ('prepared', 'approved')")
    )
    op.drop_index(op.f("ix_payment_allocation_id"), table_name="payment")
    op.drop_index(op.f("ix_payment_agreement_id"), table_name="payment")
    op.drop_table("payment")
    op.drop_index(op.f("ix_allocation_condition_allocation_id"), table_name="allocation_condition")
    op.drop_index(op.f("ix_allocation_condition_agreement_id"), table_name="allocation_condition")
    op.drop_table("allocation_condition")
    op.drop_index(op.f("ix_accounting_report_allocation_id"), table_name="accounting_report")
    op.drop_index(op.f("ix_accounting_report_agreement_id"), table_name="accounting_report")
    op.drop_table("accounting_report")
    for name in ("new_allocations", "changed_allocations", "new_payments", "changed_payments"):
        op.execute(f"DROP FUNCTION count_{name}()")
    op.execute("DROP FUNCTION allocation_consumption(text, bigint, bigint)")
    op.execute("DROP FUNCTION allocation_reservation(text, bigint, bigint)")


def _execute(script: str) -> None:
    for statement in script.split("\n--\n"):
        op.execute(statement)
