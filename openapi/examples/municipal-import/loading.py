"""Try the rows against the register, and write them: whole or not at all, and never twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from convenant_client import Convenant, ProblemError

from cells import CannotReadError
from commands import commands, document_body, key, organisation_body, post, trial
from names import Organisation
from rows import ReadRow

Progress = Callable[[], None]


@dataclass
class Import:
    """One workbook on its way into the register of one municipality."""

    register: Convenant
    file: Path
    municipality: Organisation

    @property
    def digest(self) -> str:
        """What the workbook is recognised by."""
        return sha256(self.file.read_bytes()).hexdigest()

    @property
    def document(self) -> dict[str, Any]:
        """The workbook as a document of the register."""
        return document_body(self.file.name, self.digest, self.municipality)

    def find_present(self, rows: Iterable[ReadRow]) -> None:
        """Mark the rows that an earlier run recorded: their agreements name the row as their source."""
        named = self.register.documents.list(title=self.file.name)
        alike = self.register.documents.list(sha256=self.digest)
        documents = {str(each.id) for each in (*named, *alike)}
        titles = {
            ref.section: agreement.title
            for agreement in self.register.agreements.list(
                managing_organisation_id=self.municipality.id, fields=["title", "sourceRefs"], limit=200
            )
            for ref in agreement.source_refs or []
            if str(ref.document_id) in documents
        }
        for row in rows:
            title = titles.get(row.row.place)
            if title is None or row.outcome == "skipped":
                continue
            if title == row.title:
                row.outcome, row.said = "present", "Deze rij staat al in het register; er verandert niets."
            else:
                row.refuse(
                    f"Uit deze rij is eerder ‘{title}’ geladen; de rijen zijn verschoven.",
                    "Zet de rijen terug op hun plaats, of geef het bestand een nieuwe naam.",
                )

    def try_out(self, rows: Iterable[ReadRow], organisations: Iterable[Organisation], progress: Progress) -> None:
        """Have the register run each row and undo it; what it refuses is refused here."""
        known = {each.slug: each.id for each in organisations if each.id}
        for row in rows:
            if row.outcome == "ready":
                try:
                    outcome = self.register.batches.perform.rehearse(commands=trial(row, self.document, known))
                except ProblemError as problem:
                    row.refuse(f"Het register weigert deze rij: {_words(problem)}", "Verbeter de rij.")
                else:
                    findings = sum(touched.resource == "finding" for touched in outcome.touched)
                    row.said = f"Het register opent {findings} bevinding(en)." if findings else ""
            progress()

    def write(self, rows: Iterable[ReadRow], organisations: Iterable[Organisation], progress: Progress) -> None:
        """Record the rows that are ready; what was recorded before an interruption is answered and not done again."""
        ready = [row for row in rows if row.outcome == "ready"]
        if not ready:
            return
        document = self._written_document()
        needed = {party.slug for row in ready if row.agreement for party in row.agreement.parties}
        ids = {each.slug: each.id or self._written(each, document) for each in organisations if each.slug in needed}
        for row in ready:
            perform = self.register.batches.perform.with_key(key(self.digest, row.row.place))
            perform(commands=commands(row, document, ids))
            row.said = "Geladen."
            progress()

    def _written_document(self) -> str:
        """Return the id of the workbook in the register, recorded or found."""
        found = next(iter(self.register.documents.list(sha256=self.digest)), None)
        return str(found.id) if found else self._recorded("/v1/documents", self.document, key(self.digest))

    def _written(self, organisation: Organisation, document: str) -> str:
        body = organisation_body(organisation, document)
        organisation.id = self._recorded("/v1/organisations", body, key(self.digest, organisation.slug))
        return organisation.id

    def _recorded(self, path: str, body: dict[str, Any], key_of_it: str) -> str:
        """Record one record by its JSON and return its id."""
        answer = self.register.batches.perform.with_key(key_of_it)(commands=[post(path, body)])
        return str(answer.results[0].body["id"])


def organisations_in(register: Convenant) -> list[Organisation]:
    """Return every organisation the register knows."""
    return [
        Organisation(each.name, each.kvk_number, each.legal_form, each.kind, str(each.id), each.slug)
        for each in register.organisations.list(limit=200)
    ]


def own_organisation(register: Convenant, organisations: Iterable[Organisation]) -> Organisation:
    """Return the organisation the token acts for.

    Raises:
        CannotReadError: it acts for none, or for several.

    """
    memberships = register.me.access().memberships
    if len(memberships) != 1:
        raise CannotReadError(
            f"Het token heeft rollen bij {len(memberships)} organisaties.", "Gebruik een token voor één gemeente."
        )
    return next(each for each in organisations if each.id == str(memberships[0].organisation_id))


def _words(problem: ProblemError) -> str:
    faults = "; ".join(fault.detail for fault in problem.faults)
    return f"{problem.detail} {faults}".strip()
