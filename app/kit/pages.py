"""The frame of every page people open in a browser: both languages, one style, no script."""

import re
from html import escape
from importlib.resources import files

from app.kit.domain import Localised

LANGUAGES = ("nl", "en")
HTML = "text/html; charset=utf-8"
PAGE_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'"
)
HOUSE_STYLE = (files("app.kit") / "pages.css").read_text(encoding="utf-8")

_TO_CONTENT = Localised("Naar de inhoud", "To the content")
_MAIN_PAGES = Localised("Hoofdpagina's", "Main pages")
_OTHER_LANGUAGE = Localised("English", "Nederlands")
_PLACES = (
    ("/docs", Localised("API uitproberen", "Try the API")),
    ("/codelists", Localised("Codelijsten", "Code lists")),
    ("/problems", Localised("Problemen", "Problems")),
)
# Where a link leads to a page of this site, and not to the API or to a file.
_TO_A_PAGE = re.compile(r'href="(/(?:docs|codelists|problems(?:/[a-z0-9-]+)?)?)(#[^"]*)?"')


def say(words: Localised, language: str) -> str:
    """Return words in a language, as HTML; what stands between backticks is code."""
    pieces = escape(words.in_language(language), quote=False).split("`")
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))


def bare_document(language: str, title: str, head: str, body: str) -> str:
    """Return a whole document; title, head and body are HTML."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def document(language: str, title: str, content: str, *, address: str, styles: tuple[str, ...] = ()) -> str:
    """Return a page of this site, with the bar that leads to the others.

    Title and content are HTML; `address` is where the page stands, to mark it in the bar.
    """
    sheets = "".join(f'<link rel="stylesheet" href="{sheet}">\n' for sheet in ("/style.css", *styles))
    name = "Convenant" if title == "Convenant" else f"{title} – Convenant"
    icon = '<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">'
    body = f'<a class="skip" href="#content">{say(_TO_CONTENT, language)}</a>\n{_bar(language, address)}\n{content}'
    return bare_document(language, name, sheets + icon, body)


def keeping_language(page: str, language: str) -> str:
    """Return a page whose links lead to other pages in its language, for readers who chose one themselves."""
    return _TO_A_PAGE.sub(rf'href="\1?language={language}\2"', page)


def _bar(language: str, address: str) -> str:
    def current(place: str) -> str:
        return ' aria-current="page"' if place == address else ""

    places = "".join(
        f'<li><a href="{place}"{current(place)}>{say(words, language)}</a></li>' for place, words in _PLACES
    )
    return (
        f'<header class="bar"><div>\n<a class="name" href="/"{current("/")}>Convenant</a>\n'
        f'<nav aria-label="{say(_MAIN_PAGES, language)}"><ul>{places}'
        f"<li>{_switch(language, address)}</li></ul></nav>\n</div></header>"
    )


def _switch(language: str, address: str) -> str:
    other = "en" if language == "nl" else "nl"
    return (
        f'<a class="language" href="{address}?language={other}" lang="{other}" hreflang="{other}">'
        f"{say(_OTHER_LANGUAGE, language)}</a>"
    )
