"""The pages a problem document refers to: what went wrong, and how to mend it."""

from app.kit.domain import PROBLEM_TYPES, Localised, ProblemType
from app.kit.pages import document, say

_CAUSE = Localised("Oorzaak", "Cause")
_REMEDY = Localised("Oplossing", "Remedy")
_STATUS = Localised("HTTP-status", "HTTP status")
_RULE = Localised("Regel", "Rule")
_INDEX = Localised("Problemen en oplossingen", "Problems and remedies")
_ABOUT_INDEX = Localised(
    "Wat het register weigert, zegt het in een antwoord van de soort `application/problem+json`. De `type` daarvan is"
    " het adres van een van deze pagina's.",
    "What the register refuses it tells in an answer of the kind `application/problem+json`. Its `type` is the"
    " address of one of these pages.",
)
_ALL_PROBLEMS = Localised("Alle problemen", "All problems")


def problem_page(problem: ProblemType, language: str) -> str:
    """Return the page that explains a problem type, the reader's language first."""
    other = "en" if language == "nl" else "nl"
    content = (
        f'<main class="page" id="content">\n{_explanation(problem, language, 1)}'
        f'<section lang="{other}">\n{_explanation(problem, other, 2)}</section>\n'
        f'<p><a href="/problems">{say(_ALL_PROBLEMS, language)}</a></p>\n</main>'
    )
    return document(language, say(problem.title, language), content, address=f"/problems/{problem.slug}")


def _explanation(problem: ProblemType, language: str, level: int) -> str:
    status = f"{say(_STATUS, language)} {problem.status}"
    rules = f" · {say(_RULE, language)} {', '.join(problem.rules)}" if problem.rules else ""
    below = level + 1
    return (
        f"<h{level}>{say(problem.title, language)}</h{level}>\n"
        f'<p class="meta"><code>{problem.slug}</code> · {status}{rules}</p>\n'
        f"<h{below}>{say(_CAUSE, language)}</h{below}>\n<p>{say(problem.cause, language)}</p>\n"
        f"<h{below}>{say(_REMEDY, language)}</h{below}>\n<p>{say(problem.remedy, language)}</p>\n"
    )


def problem_index(language: str) -> str:
    """Return the page that lists every problem type."""
    lines = "".join(
        f'<dt><a href="/problems/{problem.slug}">{say(problem.title, language)}</a></dt>\n'
        f'<dd><code>{problem.slug}</code> · <span class="meta">{problem.status}</span></dd>\n'
        for problem in sorted(PROBLEM_TYPES.values(), key=lambda problem: problem.slug)
    )
    content = (
        f'<main class="page wide" id="content">\n<h1>{say(_INDEX, language)}</h1>\n'
        f'<p class="lead">{say(_ABOUT_INDEX, language)}</p>\n<dl class="columns">\n{lines}</dl>\n</main>'
    )
    return document(language, say(_INDEX, language), content, address="/problems")
