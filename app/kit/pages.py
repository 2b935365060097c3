"""The few pages people open: their style, problem types and Swagger UI. Plain HTML, both languages."""

from html import escape

from app.kit.domain import PROBLEM_TYPES, Localised, ProblemType

PAGE_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fdfdfc;
  --soft: #5c6670; --line: #d9dde1; --link: #0b5cab; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaec; --paper: #14171a; --soft: #a4adb6; --line: #343a40; --link: #7db7f0; }
}
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
p, ul, dl { margin: .25rem 0 1rem; }
a { color: var(--link); }
code { font-size: .9375em; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1.25rem; padding-bottom: 1rem; }
.claim { font-size: 1.25rem; line-height: 1.4; color: var(--soft); margin: 0; }
.doors { list-style: none; padding: 0; margin: .75rem 0 1rem; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.doors li { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.doors a { display: block; font-weight: 600; }
.doors span { color: var(--soft); }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
pre { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
li, p { overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
@media print { body { max-width: none; padding: 0; } .doors li { break-inside: avoid; }
  .doors a::after { content: " (" attr(href) ")"; font-weight: 400; } }
section[lang] { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.25rem; }
.meta { color: var(--soft); }
""".strip()

_WORDS = {
    "cause": Localised("Oorzaak", "Cause"),
    "remedy": Localised("Oplossing", "Remedy"),
    "status": Localised("HTTP-status", "HTTP status"),
    "rules": Localised("Regel", "Rule"),
}


def document(language: str, title: str, body: str) -> str:
    """Return a page; `body` is HTML."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="/style.css">\n'
        '<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def code_spans(text: str) -> str:
    """Return text as HTML, with what stands between backticks as code."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))


def problem_page(problem: ProblemType, language: str) -> str:
    """Return the page that explains a problem type, the reader's language first."""
    other = "en" if language == "nl" else "nl"
    body = _explanation(problem, language, "h1") + _explanation(problem, other, "h2")
    return document(language, problem.title.in_language(language), body)


def _explanation(problem: ProblemType, language: str, heading: str) -> str:
    def say(word: str) -> str:
        return _WORDS[word].in_language(language)

    rules = f" · {say('rules')} {', '.join(problem.rules)}" if problem.rules else ""
    return (
        f'<section lang="{language}">\n<{heading}>{escape(problem.title.in_language(language))}</{heading}>\n'
        f'<p class="meta"><code>{problem.slug}</code> · {say("status")} {problem.status}{rules}</p>\n'
        f"<h2>{say('cause')}</h2>\n<p>{code_spans(problem.cause.in_language(language))}</p>\n"
        f"<h2>{say('remedy')}</h2>\n<p>{code_spans(problem.remedy.in_language(language))}</p>\n</section>\n"
    )


def problem_index(language: str) -> str:
    """Return the page that lists every problem type."""
    title = Localised("Problemen en oplossingen", "Problems and remedies").in_language(language)
    lines = "".join(
        f'<li><a href="/problems/{p.slug}"><code>{p.slug}</code></a> {escape(p.title.in_language(language))}</li>\n'
        for p in sorted(PROBLEM_TYPES.values(), key=lambda p: p.slug)
    )
    return document(language, title, f"<h1>{escape(title)}</h1>\n<ul>\n{lines}</ul>")


DOCS_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
DOCS_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Convenant API: de beschrijving uitproberen</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/frame.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<header class="back"><a href="/">Convenant</a></header>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
DOCS_STYLE = """
body { margin: 0; background: #fff; }
.back { max-width: 1460px; margin: 0 auto; padding: 1rem 20px 0; font: 600 1rem/1.5 system-ui, sans-serif; }
.back a { color: #0b5cab; }
.back a:focus-visible { outline: 3px solid #0b5cab; outline-offset: 2px; }
""".strip()
# The description names the public address; here the page talks to whichever address it was opened at.
DOCS_SCRIPT = """fetch("/v1/openapi.json")
  .then((answer) => answer.json())
  .then((spec) => {
    spec.servers = [{ url: `${location.origin}/v1` }];
    window.ui = SwaggerUIBundle({
      spec,
      dom_id: "#swagger-ui",
      deepLinking: true,
      filter: true,
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      validatorUrl: null,
      presets: [SwaggerUIBundle.presets.apis],
    });
  });
"""
