"""The page at the root, for people who never saw this register: what it is and where to go."""

from dataclasses import dataclass
from html import escape

from app.kit.pages import document, say
from app.site import landing_words as words

# Where the programs below find the register in the README; here they are shown with this register's own address.
EXAMPLE_ADDRESS = "http://127.0.0.1:8000"
PYTHON_INSTALL = "pip install ./openapi/clients/python"
PYTHON_PROGRAM = """import os

from convenant_client import Convenant

register = Convenant("http://127.0.0.1:8000", token=os.environ["CONVENANT_TOKEN"])
for agreement in register.agreements.list(status="in_decision"):
    print(agreement.title, agreement.status)"""
TYPESCRIPT_INSTALL = """npm ci --prefix openapi/clients/typescript
npm pack ./openapi/clients/typescript
npm install ./convenant-client-0.1.0.tgz"""
TYPESCRIPT_PROGRAM = """import { createConvenant } from "@convenant/client";

const register = createConvenant({ url: "http://127.0.0.1:8000", token: process.env.CONVENANT_TOKEN });
for await (const agreement of register.items("/agreements", { params: { query: { status: "in_decision" } } })) {
  console.log(agreement.title, agreement.status);
}"""
BECOME_SOMEBODY = "export CONVENANT_TOKEN=$(.venv/bin/convenant token --role registrar --organisation woonpunt)"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom readers turn to."""

    name: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class Presence:
    """How this register presents itself at the moment it is asked."""

    public_url: str
    version: str
    contact: Contact
    is_serving: bool


def front_page(language: str, presence: Presence) -> str:
    """Return the page at the root."""
    content = (
        '<main class="page wide" id="content">\n'
        f"{_opening(language, presence)}{_chain(language)}{_questions(language)}"
        f"{_start(language, presence.public_url)}{_documentation(language)}{_clients(language, presence.public_url)}"
        f"</main>\n{_footer(language, presence)}"
    )
    return document(language, "Convenant", content, address="/", styles=("/landing.css",))


def _opening(language: str, presence: Presence) -> str:
    state, kind = (words.SERVING, "good") if presence.is_serving else (words.NOT_SERVING, "bad")
    return (
        f'<div class="opening">\n<h1>{say(words.SUMMARY, language)}</h1>\n'
        f'<p class="lead">{say(words.LEAD, language)}</p>\n<p>{say(words.FOR_WHOM, language)}</p>\n'
        f'<p class="actions"><a class="button" href="/docs">{say(words.TRY, language)}</a>'
        f' <a href="#start">{say(words.START, language)}</a></p>\n'
        f'<p class="state {kind}">{say(state, language)}</p>\n</div>\n'
    )


def _chain(language: str) -> str:
    links = "".join(
        f"<li><strong>{say(name, language)}</strong> <span>{say(question, language)}</span></li>\n"
        for name, question in words.CHAIN
    )
    return f'<h2>{say(words.CHAIN_TITLE, language)}</h2>\n<ol class="chain">\n{links}</ol>\n'


def _questions(language: str) -> str:
    asked = "".join(
        f"<li>{say(question, language)} <code>{method} {_breakable(path)}</code></li>\n"
        for question, method, path in words.QUESTIONS
    )
    return (
        f'<h2>{say(words.QUESTIONS_TITLE, language)}</h2>\n<ul class="cards">\n{asked}</ul>\n'
        f"<p>{say(words.ANY_MOMENT, language)}</p>\n"
    )


def _breakable(path: str) -> str:
    return path.replace("/", "<wbr>/")


def _start(language: str, url: str) -> str:
    ask = f'curl -H "Authorization: Bearer $CONVENANT_TOKEN" {url}/v1/agreements'
    return (
        f'<h2 id="start">{say(words.START, language)}</h2>\n<ol>\n'
        f"<li>{say(words.STEPS_OPEN, language)}{_code(f'curl {url}/v1/organisations')}</li>\n"
        f"<li>{say(words.STEPS_TOKEN, language)}{_code(BECOME_SOMEBODY)}</li>\n"
        f"<li>{words.STEPS_ASK.in_language(language)}{_code(ask)}</li>\n</ol>\n"
    )


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _documentation(language: str) -> str:
    entries = "".join(
        "<div><dt>"
        + " · ".join(f'<a href="{place}">{say(name, language)}</a>' for place, name in places)
        + f"</dt>\n<dd>{say(about, language)}</dd></div>\n"
        for places, about in words.DOCUMENTATION
    )
    return f'<h2>{say(words.DOCUMENTATION_TITLE, language)}</h2>\n<dl class="documentation">\n{entries}</dl>\n'


def _clients(language: str, url: str) -> str:
    programs = "".join(
        f"<li><code>{command}</code>: {say(about, language)}</li>\n" for command, about in words.EXAMPLE_PROGRAMS
    )
    python, typescript = (
        _code(program.replace(EXAMPLE_ADDRESS, url)) for program in (PYTHON_PROGRAM, TYPESCRIPT_PROGRAM)
    )
    return (
        f"<h2>{say(words.CLIENTS_TITLE, language)}</h2>\n<p>{say(words.CLIENTS, language)}</p>\n"
        '<div class="clients">\n'
        f"<div><h3>Python</h3>\n{_code(PYTHON_INSTALL)}{python}</div>\n"
        f"<div><h3>TypeScript</h3>\n{_code(TYPESCRIPT_INSTALL)}{typescript}</div>\n</div>\n"
        f"<p>{say(words.EXAMPLES, language)}</p>\n<ul>\n{programs}</ul>\n"
    )


def _footer(language: str, presence: Presence) -> str:
    email, name = escape(presence.contact.email), escape(presence.contact.name)
    return (
        f'<footer class="foot"><div>\n<p><strong>{say(words.CONTACT, language)}</strong>'
        f' <a href="{escape(presence.contact.url)}">{name}</a> · <a href="mailto:{email}">{email}</a></p>\n'
        f"<p>{say(words.VERSION, language)} {presence.version} · {say(words.LICENCE, language)} EUPL-1.2</p>\n"
        "</div></footer>"
    )
