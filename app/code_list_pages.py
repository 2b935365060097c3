"""The code lists as pages to read; programs are given the same lists as data."""

from html import escape

from app.kit.codelists import CodeList, all_code_lists
from app.kit.domain import Localised
from app.kit.pages import document, say

_TITLE = Localised("Codelijsten", "Code lists")
_ABOUT = Localised(
    "De vaste waarden die de API gebruikt, met wat zij in het Nederlands en het Engels heten. Programma's lezen ze op"
    ' <a href="/v1/codelists">/v1/codelists</a> (JSON).',
    "The fixed values the API uses, with what they are called in Dutch and in English. Programs read them at"
    ' <a href="/v1/codelists">/v1/codelists</a> (JSON).',
)
_LISTS = Localised("Alle lijsten", "All lists")
_COLUMNS = (Localised("Waarde", "Value"), Localised("Nederlands", "Dutch"), Localised("Engels", "English"))


def code_lists_page(language: str) -> str:
    """Return the page of every code list."""
    lists = all_code_lists()
    contents = "".join(f'<li><a href="#{name}">{name}</a></li>\n' for name in lists)
    content = (
        f'<main class="page wide" id="content">\n<h1>{say(_TITLE, language)}</h1>\n'
        f'<p class="lead">{_ABOUT.in_language(language)}</p>\n'
        f'<nav aria-label="{say(_LISTS, language)}"><ul class="columns plain">\n{contents}</ul></nav>\n'
        + "".join(
            f'<h2 id="{name}">{name}</h2>\n{_table(name, code_list, language)}' for name, code_list in lists.items()
        )
        + "</main>"
    )
    return document(language, say(_TITLE, language), content, address="/codelists")


def code_list_page(name: str, code_list: type[CodeList], language: str) -> str:
    """Return the page of one code list."""
    content = (
        f'<main class="page wide" id="content">\n<h1 id="{name}">{name}</h1>\n{_table(name, code_list, language)}'
        f'<p><a href="/codelists">{say(_LISTS, language)}</a></p>\n</main>'
    )
    return document(language, name, content, address="/codelists")


def _table(name: str, code_list: type[CodeList], language: str) -> str:
    head = "".join(f'<th scope="col">{say(column, language)}</th>' for column in _COLUMNS)
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(value.value)}</code></th>'
        f'<td lang="nl">{escape(value.nl)}</td><td lang="en">{escape(value.en)}</td></tr>\n'
        for value in code_list
    )
    return (
        f'<table class="values" aria-labelledby="{name}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
