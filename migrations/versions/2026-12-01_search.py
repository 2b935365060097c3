"""The words of every record, kept by the act that stores its representation, for full-text search in Dutch.

Revision 0018. A trigger of each table that is searched keeps one row of `search_entry`: the words of the stored
representation, and apart from them the words of the public one. A text that is hidden from somebody has no word in what
that reader searches.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# Of each kind: the places whose words are kept, where its agreements stand, and where the dossier stands that alone
# decides who sees it. They are the arguments of its trigger.
SEARCHED = (
    ("agreement", "{$.title,$.note}", "$.id", "$.id"),
    ("agreement_version", "{$.clauses[*].text,$.clauses[*].heading,$.note}", "$.agreementId", "$.agreementId"),
    ("party", "{$.note}", "$.agreementId", "$.agreementId"),
    ("signatory", "{$.functionText,$.note}", "$.agreementId", "$.agreementId"),
    ("signing_event", "{$.attendeesText,$.conditionText,$.note}", "$.agreementId", "$.agreementId"),
    ("signing_authority", "{$.note}", "$.subjectAgreementId", ""),
    ("signature", "{$.place,$.reservationText,$.voidReason,$.note}", "$.agreementId", "$.agreementId"),
    ("ratification", "{$.note}", "$.agreementId", "$.agreementId"),
    ("rejection_notice", "{$.note}", "$.agreementId", "$.agreementId"),
    ("termination", "{$.ground,$.note}", "$.agreementId", "$.agreementId"),
    ("consent", "{$.note}", "$.agreementId", "$.agreementId"),
    (
        "amendment",
        "{$.rationale,$.operations[*].clause.text,$.operations[*].clause.heading,$.note}",
        "$.agreementId",
        "$.agreementId",
    ),
    ("amendment_consent", "{$.note}", "$.agreementId", "$.agreementId"),
    ("follow_up", "{$.text,$.note}", "$.agreementId", "$.agreementId"),
    ("risk", "{$.title,$.summary,$.note}", "$.agreementId", "$.agreementId"),
    ("goal", "{$.text,$.note}", "$.agreementId", "$.agreementId"),
    ("decision", "{$.points[0].text,$.points[*].text,$.outcomeText,$.note}", "$.points[*].agreementId", ""),
    ("mandate", "{$.note}", "$.subjectAgreementId", ""),
    ("funding_envelope", "{$.purpose,$.legalBasis,$.note}", "", ""),
    ("allocation", "{$.activities,$.note}", "$.agreementId", ""),
    ("allocation_condition", "{$.text,$.note}", "$.agreementId", ""),
    ("accounting_report", "{$.note}", "$.agreementId", ""),
    ("suspension", "{$.note}", "$.agreementId", ""),
    ("payment", "{$.note}", "$.agreementId", ""),
    ("programme", "{$.name,$.ambition,$.note}", "", ""),
    ("plan", "{$.title,$.note}", "", ""),
    ("pillar", "{$.labelNl,$.labelEn,$.note}", "", ""),
    ("sdg", "{$.labelNl,$.labelEn,$.note}", "", ""),
    ("area", "{$.name,$.municipalityName,$.neighbourhoods[*].name,$.note}", "", ""),
    ("organisation", "{$.name,$.note}", "", ""),
    ("person", "{$.givenName,$.familyName,$.initials,$.note}", "", ""),
    ("office_holding", "{$.portfolio,$.note}", "", ""),
    ("role_assignment", "{$.note}", "$.agreementId", ""),
    ("document", "{$.title,$.authorBody,$.note}", "$.agreementIds[*]", ""),
)

TABLE = """
CREATE TABLE search_entry (
    id uuid NOT NULL,
    kind varchar NOT NULL,
    dossier_id uuid,
    words tsvector NOT NULL,
    public_words tsvector,
    CONSTRAINT pk_search_entry PRIMARY KEY (id, kind)
)
"""

# Longer texts are cut off, far beyond what a request can hold: a tsvector has room for a megabyte.
TEXT = """
CREATE FUNCTION search_text(shown jsonb, places text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$
    SELECT left(string_agg(found #>> '{}', E'\\n\\n' ORDER BY nth, number), 250000)
    FROM unnest(places) WITH ORDINALITY AS place (path, nth),
        jsonb_path_query(shown, path::jsonpath) WITH ORDINALITY AS value (found, number)
    WHERE jsonb_typeof(found) = 'string'
$$
"""

# The kind and the agreements are words too, with a space in them as no word of a text has.
WORDS = """
CREATE FUNCTION search_words(kind text, shown jsonb, places text[], agreements text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS $$
    SELECT words || array_to_tsvector(ARRAY['kind ' || kind] || ARRAY(
        SELECT 'agreement ' || (found #>> '{}')
        FROM jsonb_path_query(shown, nullif(agreements, '')::jsonpath) AS found
        WHERE jsonb_typeof(found) = 'string'
    ))
    FROM to_tsvector('dutch', public.search_text(shown, places)) AS words
    WHERE length(words) > 0
$$
"""

KEEP = """
CREATE FUNCTION keep_search_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    shown jsonb;
    fresh tsvector;
BEGIN
    IF TG_OP <> 'DELETE' THEN
        -- A new row is empty until it is rendered.
        IF NEW.representation = '' THEN
            RETURN NULL;
        END IF;
        shown := NEW.representation::jsonb;
        fresh := public.search_words(TG_ARGV[0], shown, TG_ARGV[1]::text[], TG_ARGV[2]);
    END IF;
    IF fresh IS NULL THEN
        DELETE FROM public.search_entry e WHERE e.id = coalesce(NEW.id, OLD.id) AND e.kind = TG_ARGV[0];
        RETURN NULL;
    END IF;
    INSERT INTO public.search_entry AS e (kind, id, dossier_id, words, public_words) VALUES (
        TG_ARGV[0],
        NEW.id,
        (jsonb_path_query_first(shown, nullif(TG_ARGV[3], '')::jsonpath) #>> '{}')::uuid,
        fresh,
        public.search_words(TG_ARGV[0], NEW.public_representation::jsonb, TG_ARGV[1]::text[], TG_ARGV[2])
    )
    ON CONFLICT ON CONSTRAINT pk_search_entry DO UPDATE
    SET dossier_id = excluded.dossier_id, words = excluded.words, public_words = excluded.public_words
    WHERE (e.dossier_id, e.words, e.public_words)
        IS DISTINCT FROM (excluded.dossier_id, excluded.words, excluded.public_words);
    RETURN NULL;
END
$$
"""

TRIGGER = """
CREATE TRIGGER {kind}_is_searched AFTER INSERT OR DELETE OR UPDATE OF representation, public_representation ON {kind}
FOR EACH ROW EXECUTE FUNCTION keep_search_entry('{kind}', '{places}', '{agreements}', '{dossier}')
"""

FILL = """
INSERT INTO search_entry (kind, id, dossier_id, words, public_words)
SELECT '{kind}', id, (jsonb_path_query_first(shown, nullif('{dossier}', '')::jsonpath) #>> '{{}}')::uuid, words,
    search_words('{kind}', public_representation::jsonb, '{places}', '{agreements}')
FROM (
    SELECT id, public_representation, shown, search_words('{kind}', shown, '{places}', '{agreements}') AS words
    FROM (SELECT id, public_representation, representation::jsonb AS shown FROM {kind} WHERE {worthwhile}) AS stored
) AS kept
WHERE words IS NOT NULL
"""

# GIN keeps what was just written aside until there is this much of it (kB), and every search reads that too.
_AS_GIN = "USING gin ({column}) WITH (gin_pending_list_limit = 512)"
_PUBLIC = "WHERE public_words IS NOT NULL"
INDEXES = (
    f"CREATE INDEX ix_search_entry_words ON search_entry {_AS_GIN.format(column='words')}",
    f"CREATE INDEX ix_search_entry_public_words ON search_entry {_AS_GIN.format(column='public_words')} {_PUBLIC}",
    "CREATE INDEX ix_search_entry_place ON search_entry (dossier_id, id)",
    f"CREATE INDEX ix_search_entry_public_place ON search_entry (dossier_id, id) {_PUBLIC}",
)


def upgrade() -> None:
    for statement in (TABLE, TEXT, WORDS, KEEP):
        op.execute(statement)
    op.execute("REVOKE ALL ON FUNCTION keep_search_entry() FROM PUBLIC")
    op.execute("GRANT SELECT ON search_entry TO convenant_app")
    named = [dict(zip(("kind", "places", "agreements", "dossier"), told, strict=True)) for told in SEARCHED]
    # From here on nothing is written until the words of what is there are kept as well.
    for told in named:
        op.execute(TRIGGER.format(**told))
    # Of a large register that takes minutes.
    op.execute("SET LOCAL statement_timeout = 0")
    for told in named:
        # Of what has no words but a note, most records have none.
        worthwhile = "note IS NOT NULL" if told["places"] == "{$.note}" else "representation <> ''"
        op.execute(FILL.format(**told, worthwhile=worthwhile))
    for statement in INDEXES:
        op.execute(statement)
    op.execute("ANALYZE search_entry")


def downgrade() -> None:
    for kind, *_ in SEARCHED:
        op.execute(f"DROP TRIGGER {kind}_is_searched ON {kind}")
    for statement in (
        "DROP TABLE search_entry",
        "DROP FUNCTION keep_search_entry()",
        "DROP FUNCTION search_words(text, jsonb, text[], text)",
        "DROP FUNCTION search_text(jsonb, text[])",
    ):
        op.execute(statement)
