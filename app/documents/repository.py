"""All SQL of documents: who sees them, how they are filtered and sorted."""

from app.kit.resources import BY_RECORDING, Expansion, Sort, contains, equals, linked
from app.kit.visibility import ANY_MEMBER

# A document of no organisation and no dossier is general material for members, unless it is confidential.
DOCUMENT_VISIBLE = (
    "r.organisation_id = ANY({organisations})"
    " OR EXISTS (SELECT 1 FROM document_agreement l JOIN dossier_relation d USING (agreement_id)"
    " WHERE l.document_id = r.id AND d.organisation_id = ANY({organisations}))"
    f" OR ({ANY_MEMBER} AND (r.confidentiality = 'public' OR (r.organisation_id IS NULL"
    " AND r.confidentiality IS DISTINCT FROM 'confidential'"
    " AND NOT EXISTS (SELECT 1 FROM document_agreement l WHERE l.document_id = r.id))))"
)
DOCUMENT_FILTERS = {
    "kind": equals("kind"),
    "organisation_id": equals("organisation_id"),
    "agreement_id": linked("document_agreement", "document_id", "agreement_id", "agreementIds"),
    "title": contains("title"),
    "available": equals("available"),
    "sha256": equals("sha256"),
}
DOCUMENT_SORTS = {"title": Sort("lower(coalesce(r.title, ''))"), "recordedAt": BY_RECORDING}
DOCUMENT_EXPANSIONS = {
    "organisations": Expansion(
        "organisation", "SELECT organisation_id FROM document WHERE id IN (SELECT id FROM page)"
    ),
    "agreements": Expansion(
        "agreement", "SELECT agreement_id FROM document_agreement WHERE document_id IN (SELECT id FROM page)"
    ),
}
