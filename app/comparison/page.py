"""The comparison of two versions as a page to read and to print: one file, no script."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape

from app.comparison.kinds import RunKind, TextComparison
from app.comparison.schemas import (
    ClauseDifferenceRead,
    ComparedClause,
    RunRead,
    ValueChangeRead,
    VersionComparison,
)
from app.kit.codelists import CodeList
from app.kit.domain import Localised
from app.kit.pages import HOUSE_STYLE, bare_document

# Insertions are underlined and deletions struck through, so that colour is never all that tells them apart; what
# `content` adds is only heard. The page carries its style itself, so that it can be kept and sent as one file.
_STYLE = f"""{HOUSE_STYLE}
.page h2 {{ margin-top: 0; overflow-wrap: anywhere; }}
.page section {{ border-top: 1px solid var(--line); margin-top: 1.75rem; padding-top: 1rem; }}
.notice {{ border-left: .25rem solid var(--ink); padding-left: .75rem; }}
.text {{ white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; }}
ins {{ color: var(--come); background: var(--come-paper); text-decoration: underline; text-underline-offset: .15em; }}
del {{ color: var(--gone); background: var(--gone-paper); text-decoration: line-through; }}
del + ins {{ margin-left: .15em; }}
ins::before, ins::after, del::before, del::after {{ position: absolute; clip-path: inset(50%); width: 1px;
  height: 1px; overflow: hidden; white-space: nowrap; }}
ins:lang(nl)::before {{ content: " [begin toegevoegd] "; }} ins:lang(nl)::after {{ content: " [einde toegevoegd] "; }}
del:lang(nl)::before {{ content: " [begin verwijderd] "; }} del:lang(nl)::after {{ content: " [einde verwijderd] "; }}
ins:lang(en)::before {{ content: " [insertion begins] "; }} ins:lang(en)::after {{ content: " [insertion ends] "; }}
del:lang(en)::before {{ content: " [deletion begins] "; }} del:lang(en)::after {{ content: " [deletion ends] "; }}
@media print {{ ins, del {{ print-color-adjust: exact; }} }}
"""
PAGE_CSP = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}';"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)

_TITLE = Localised("Versie {new} vergeleken met versie {old}", "Version {new} compared with version {old}")
_LEGEND = Localised("Zo staat wat erbij kwam, en zo wat wegviel.", "This is what came, and this is what went.")
_INSERTED = Localised("wat erbij kwam", "what came")
_DELETED = Localised("wat wegviel", "what went")
_INCOMPLETE = Localised(
    "Niet van alle artikelen kent het register de tekst. Er kan meer veranderd zijn dan hier staat.",
    "The register does not know the text of every clause. More may have changed than is shown here.",
)
_SAME = Localised("De twee versies zijn gelijk.", "The two versions are the same.")
_VALUES = Localised(
    "Bedragen, percentages, data, termijnen, partijen en ontkenningen",
    "Amounts, percentages, dates, periods, parties and denials",
)
_COLUMNS = (
    Localised("Wat", "What"),
    Localised("Weg", "Gone"),
    Localised("Erbij", "Come"),
    Localised("Gevolg", "Effect"),
)
_CHANGED = Localised("Veranderd", "Changed")
_RESTATED = Localised("Gelijk; staat elders of is anders geschreven", "The same; elsewhere or written otherwise")
_UNKNOWN = Localised(
    "De tekst is in minstens een van beide versies niet bekend; de woorden zijn niet te vergelijken.",
    "The text is not known in at least one of the versions; the words cannot be compared.",
)
_COARSE = Localised(
    "Een passage is te lang om woord voor woord te vergelijken; zij staat er in haar geheel als weg en als nieuw.",
    "A passage is too long to be compared word by word; it is shown as gone and as come in full.",
)
_UNCHANGED = Localised("Ongewijzigd", "Unchanged")
_TAGS = {RunKind.EQUAL: "", RunKind.DELETED: "del", RunKind.INSERTED: "ins"}


def comparison_page(found: VersionComparison, language: str) -> str:
    """Return the page that shows a comparison, with its texts escaped."""

    def say(words: Localised) -> str:
        return escape(words.in_language(language))

    title = say(_TITLE.filled(new=found.new.version_no, old=found.old.version_no))
    legend = say(_LEGEND)
    for words, tag in ((_INSERTED, "ins"), (_DELETED, "del")):
        legend = legend.replace(say(words), _tagged(tag, say(words)), 1)
    body = [f"<h1>{title}</h1>\n<p>{legend}</p>"]
    if not found.is_complete:
        body.append(f'<p class="notice">{say(_INCOMPLETE)}</p>')
    elif not any(clause.changes for clause in found.clauses):
        body.append(f'<p class="notice">{say(_SAME)}</p>')
    if found.values:
        body.append(_values_table(found.values, language))
    body += (_clause(clause, language) for clause in found.clauses)
    content = '<main class="page">\n' + "\n".join(body) + "\n</main>"
    return bare_document(language, title, f"<style>{_STYLE}</style>", content)


def _tagged(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>" if tag else content


def _marked(runs: Iterable[RunRead]) -> str:
    return "".join(_tagged(_TAGS[run.kind], escape(run.text)) for run in runs)


def _label(value: CodeList, language: str) -> str:
    return escape(value.nl if language == "nl" else value.en)


def _values_table(values: Sequence[ValueChangeRead], language: str) -> str:
    head = "".join(f'<th scope="col">{escape(column.in_language(language))}</th>' for column in _COLUMNS)
    rows = "".join(
        f"<tr><td>{_label(value.kind, language)}</td><td>{_listed('del', value.old_texts)}</td>"
        f"<td>{_listed('ins', value.new_texts)}</td>"
        f"<td>{escape((_CHANGED if value.is_changed else _RESTATED).in_language(language))}</td></tr>\n"
        for value in values
    )
    return (
        f"<section>\n<h2>{escape(_VALUES.in_language(language))}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</section>"
    )


def _listed(tag: str, texts: Iterable[str]) -> str:
    return "<br>".join(_tagged(tag, escape(text)) for text in texts)


def _clause(clause: ClauseDifferenceRead, language: str) -> str:
    numbers = _pair(*(side.article_no if side is not None else None for side in (clause.old, clause.new)))
    kinds = _pair(*(_kind(side, language) for side in (clause.old, clause.new)))
    heading = " ".join(part for part in (numbers, _marked(clause.heading_runs)) if part)
    happened = ", ".join(_label(change, language) for change in clause.changes)
    if not clause.changes and clause.wording is TextComparison.EQUAL:
        happened = escape(_UNCHANGED.in_language(language))
    meta = " · ".join(part for part in (kinds, happened) if part)
    content = [f"<h2>{heading or kinds}</h2>", f'<p class="meta">{meta}</p>']
    if clause.runs is None:
        content.append(f'<p class="notice">{escape(_UNKNOWN.in_language(language))}</p>')
    else:
        if clause.is_coarse:
            content.append(f'<p class="notice">{escape(_COARSE.in_language(language))}</p>')
        content.append(f'<div class="text">{_marked(clause.runs)}</div>')
    return "<section>\n" + "\n".join(content) + "\n</section>"


def _kind(clause: ComparedClause | None, language: str) -> str | None:
    if clause is None:
        return None
    return clause.clause_kind.nl if language == "nl" else clause.clause_kind.en


def _pair(old: str | None, new: str | None) -> str:
    """Return what both versions say once, or what went and what came."""
    if old == new:
        return escape(new or "")
    return " ".join(_tagged(tag, escape(text)) for tag, text in (("del", old), ("ins", new)) if text)
