"""Who must be able to read a document."""

import pytest

from app.documents.rules import Confidentiality, document_has_readers


@pytest.mark.parametrize("confidentiality", [None, *Confidentiality])
@pytest.mark.parametrize("has_organisation", [True, False])
@pytest.mark.parametrize("has_dossier", [True, False])
def test_only_a_confidential_document_of_nobody_is_refused(
    confidentiality: Confidentiality | None, has_organisation: bool, has_dossier: bool
):
    found = document_has_readers(confidentiality, has_organisation=has_organisation, has_dossier=has_dossier)
    is_refused = confidentiality == "confidential" and not has_organisation and not has_dossier
    assert [violation.problem.slug for violation in found] == (["document-without-readers"] if is_refused else [])
    assert all(fault.location == "/confidentiality" for violation in found for fault in violation.errors)
