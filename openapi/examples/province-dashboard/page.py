"""The figures as one page of HTML that needs nothing else: no scripts, no fonts, no images from elsewhere."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import charts
import notation
from figures import Figures

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_TEMPLATES.filters |= {"euros": notation.euros, "days": notation.days, "day": notation.day, "number": notation.number}

SEVERITIES = (
    ("error", "fout", "fouten"),
    ("warning", "waarschuwing", "waarschuwingen"),
    ("info", "ter informatie", "ter informatie"),
)


def html(figures: Figures) -> str:
    """Return the page."""
    return _TEMPLATES.get_template("page.html").render(
        figures=figures,
        total=figures.total,
        total_bar=charts.total_bar(figures),
        available=charts.available_in_words(figures.envelopes),
        areas=charts.areas_chart(figures),
        statuses=charts.statuses_chart(figures),
        waiting=charts.waiting_chart(figures),
        severities=SEVERITIES,
        severity_names={key: one for key, one, _ in SEVERITIES},
    )
