"""The journal and what guards it: roles, partial dates, the chain.

Revision 0001. Everything here is SQL that autogenerate does not see.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROLE = """
DO $$
BEGIN
    CREATE ROLE convenant_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;
DO $$
BEGIN
    -- Whoever migrates may also serve: a login that is not superuser needs the membership to take the role.
    EXECUTE format('GRANT convenant_app TO %I', current_user);
EXCEPTION WHEN invalid_grant_operation OR insufficient_privilege THEN
    NULL;
END
$$
"""

PARTIAL_DATE_BOUND = """
CREATE FUNCTION partial_date_{bound}(stated jsonb) RETURNS date
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $$
DECLARE
    given text := stated->>'value';
    said text := lower(coalesce(stated->>'source_text', ''));
BEGIN
    CASE stated->>'precision'
        WHEN 'day' THEN RETURN make_date(left(given, 4)::int, substr(given, 6, 2)::int, substr(given, 9, 2)::int);
        WHEN 'month' THEN RETURN (make_date(left(given, 4)::int, substr(given, 6, 2)::int, 1) {month})::date;
        WHEN 'mid_year' THEN RETURN make_date(given::int, {mid_year});
        WHEN 'season' THEN
            IF said LIKE '%zomer%' OR said LIKE '%summer%' THEN
                RETURN make_date(given::int, {summer});
            END IF;
            RETURN make_date(given::int, {year});
        WHEN 'year' THEN RETURN make_date(given::int, {year});
        ELSE RETURN date '{unknown}';
    END CASE;
END
$$
"""

IS_PARTIAL_DATE = """
CREATE FUNCTION is_partial_date(stated jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$
DECLARE
    given text := stated->>'value';
    form text := CASE stated->>'precision'
        WHEN 'day' THEN '^\\d{4}-\\d{2}-\\d{2}$'
        WHEN 'month' THEN '^\\d{4}-\\d{2}$'
        WHEN 'season' THEN '^\\d{4}$'
        WHEN 'mid_year' THEN '^\\d{4}$'
        WHEN 'year' THEN '^\\d{4}$'
    END;
BEGIN
    IF stated IS NULL THEN
        RETURN true;
    END IF;
    IF stated->>'precision' = 'unknown' THEN
        RETURN given IS NULL;
    END IF;
    IF form IS NULL OR given IS NULL OR given !~ form THEN
        RETURN false;
    END IF;
    RETURN public.partial_date_earliest(stated) >= date '1900-01-01'
       AND public.partial_date_latest(stated) <= date '2200-12-31';
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format OR invalid_text_representation THEN
    RETURN false;
END
$$
"""

JOURNAL = """
CREATE TABLE journal_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    seq bigint NOT NULL CHECK (seq >= 0),
    recorded_at timestamptz NOT NULL,
    entry_hash bytea NOT NULL CHECK (octet_length(entry_hash) = 32)
) WITH (fillfactor = 10);

CREATE TABLE journal (
    seq bigint PRIMARY KEY CHECK (seq > 0),
    recorded_at timestamptz NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    organisation_id uuid,
    command text NOT NULL,
    resource_kind text NOT NULL,
    resource_id uuid NOT NULL,
    resource_version int NOT NULL CHECK (resource_version > 0),
    agreement_id uuid,
    mandate_id uuid,
    request_id text NOT NULL,
    payload_hash bytea NOT NULL CHECK (octet_length(payload_hash) = 32),
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    entry_hash bytea NOT NULL CHECK (octet_length(entry_hash) = 32),
    CONSTRAINT uq_journal_resource_version UNIQUE (resource_kind, resource_id, resource_version)
);
CREATE INDEX ix_journal_resource ON journal (resource_id, seq DESC);
CREATE INDEX ix_journal_agreement ON journal (agreement_id, seq);
CREATE INDEX ix_journal_kind_moment ON journal (resource_kind, recorded_at);

CREATE TABLE journal_payload (
    seq bigint PRIMARY KEY REFERENCES journal (seq),
    salt bytea NOT NULL CHECK (octet_length(salt) = 16),
    reason text,
    representation text NOT NULL,
    public_representation text
);

INSERT INTO journal_head (seq, recorded_at, entry_hash)
VALUES (0, '1900-01-01T00:00:00Z', decode(repeat('00', 32), 'hex'));
"""

REGISTER_IDENTITY = """
CREATE TABLE register_identity (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    cursor_key bytea NOT NULL CHECK (octet_length(cursor_key) = 32)
);
INSERT INTO register_identity (cursor_key)
VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
"""

LENGTH_PREFIXED = """
CREATE FUNCTION length_prefixed(content text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$
    SELECT CASE WHEN content IS NULL THEN '\\xffffffff'::bytea
           ELSE int4send(octet_length(convert_to(content, 'UTF8'))) || convert_to(content, 'UTF8') END
$$
"""

APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    RAISE EXCEPTION 'history-immutable: % only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_payload_is_not_edited BEFORE UPDATE ON journal_payload
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_payload_is_not_emptied BEFORE TRUNCATE ON journal_payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_head_stays BEFORE DELETE ON journal_head
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""

JOURNAL_APPEND = """
CREATE FUNCTION journal_append(command jsonb, entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    head public.journal_head;
    entry jsonb;
    moment timestamptz;
    fresh_salt bytea;
    content_hash bytea;
    chained bytea;
    position bigint;
BEGIN
    SELECT * INTO STRICT head FROM public.journal_head FOR UPDATE;
    moment := greatest(clock_timestamp(), head.recorded_at);
    position := head.seq;
    chained := head.entry_hash;
    FOR entry IN SELECT value FROM jsonb_array_elements(entries) WITH ORDINALITY ORDER BY ordinality LOOP
        position := position + 1;
        fresh_salt := uuid_send(gen_random_uuid());
        content_hash := sha256(fresh_salt
            || public.length_prefixed(command->>'reason')
            || public.length_prefixed(entry->>'representation')
            || public.length_prefixed(entry->>'public_representation'));
        INSERT INTO public.journal (
            seq, recorded_at, issuer, subject, actor_name, actor_role, organisation_id, command, resource_kind,
            resource_id, resource_version, agreement_id, mandate_id, request_id, payload_hash, previous_hash, entry_hash
        ) VALUES (
            position, moment, command->>'issuer', command->>'subject', command->>'name', command->>'role',
            (command->>'organisation_id')::uuid, command->>'command', entry->>'resource_kind',
            (entry->>'resource_id')::uuid, (entry->>'resource_version')::int, (entry->>'agreement_id')::uuid,
            (command->>'mandate_id')::uuid, command->>'request_id', content_hash, chained,
            sha256(convert_to('convenant.journal.v1', 'UTF8') || chained
                || public.length_prefixed(position::text)
                || public.length_prefixed(to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                || public.length_prefixed(command->>'issuer')
                || public.length_prefixed(command->>'subject')
                || public.length_prefixed(command->>'name')
                || public.length_prefixed(command->>'role')
                || public.length_prefixed((command->>'organisation_id')::uuid::text)
                || public.length_prefixed(command->>'command')
                || public.length_prefixed(entry->>'resource_kind')
                || public.length_prefixed((entry->>'resource_id')::uuid::text)
                || public.length_prefixed((entry->>'resource_version')::int::text)
                || public.length_prefixed((entry->>'agreement_id')::uuid::text)
                || public.length_prefixed((command->>'mandate_id')::uuid::text)
                || public.length_prefixed(command->>'request_id')
                || public.length_prefixed(encode(content_hash, 'hex')))
        ) RETURNING entry_hash INTO chained;
        INSERT INTO public.journal_payload (seq, salt, reason, representation, public_representation)
        VALUES (position, fresh_salt, command->>'reason', entry->>'representation', entry->>'public_representation');
    END LOOP;
    UPDATE public.journal_head SET seq = position, recorded_at = moment, entry_hash = chained;
    RETURN position;
END
$$;
REVOKE ALL ON FUNCTION journal_append(jsonb, jsonb) FROM PUBLIC;
"""

GRANTS = """
GRANT USAGE ON SCHEMA public TO convenant_app;
GRANT SELECT ON journal, journal_payload, journal_head, register_identity, alembic_version TO convenant_app;
GRANT EXECUTE ON FUNCTION journal_append(jsonb, jsonb) TO convenant_app;
"""


def _statements(script: str) -> list[str]:
    """Split a script at the semicolons that end a line outside a function body."""
    found, current, inside_body = [], "", False
    for line in script.splitlines():
        inside_body ^= line.count("$$") % 2 == 1
        current += line + "\n"
        if line.rstrip().endswith(";") and not inside_body:
            found.append(current)
            current = ""
    return [*found, current] if current.strip() else found


def upgrade() -> None:
    earliest = {"month": "", "mid_year": "5, 1", "summer": "6, 21", "year": "1, 1", "unknown": "1900-01-01"}
    latest = {
        "month": "+ interval '1 month - 1 day'",
        "mid_year": "8, 31",
        "summer": "9, 22",
        "year": "12, 31",
        "unknown": "2200-12-31",
    }
    for script in (
        ROLE,
        PARTIAL_DATE_BOUND.format(bound="earliest", **earliest),
        PARTIAL_DATE_BOUND.format(bound="latest", **latest),
        IS_PARTIAL_DATE,
        JOURNAL,
        REGISTER_IDENTITY,
        LENGTH_PREFIXED,
        APPEND_ONLY,
        JOURNAL_APPEND,
        GRANTS,
    ):
        for statement in _statements(script):
            op.execute(statement)


def downgrade() -> None:
    # The role stays: roles belong to the server, and another register on it may use the same one.
    for statement in (
        "DROP FUNCTION journal_append(jsonb, jsonb)",
        "DROP TABLE journal_payload",
        "DROP TABLE journal",
        "DROP TABLE journal_head",
        "DROP TABLE register_identity",
        "DROP FUNCTION refuse_change()",
        "DROP FUNCTION length_prefixed(text)",
        "DROP FUNCTION is_partial_date(jsonb)",
        "DROP FUNCTION partial_date_earliest(jsonb)",
        "DROP FUNCTION partial_date_latest(jsonb)",
        "REVOKE USAGE ON SCHEMA public FROM convenant_app",
    ):
        op.execute(statement)
