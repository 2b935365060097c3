"""Reads a page as a strict reader does: every tag closed, every id once, every link and anchor seen."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

WITHOUT_END = {"meta", "link", "br", "wbr", "img", "input", "hr"}


@dataclass
class Reading:
    """What there is to see in a page."""

    text: str = ""
    language: str = ""
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Reading()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert "style" not in given, "the policy forbids it"
        assert not [name for name in given if name.startswith("on")]
        self.found.tags[tag] += 1
        if tag == "pre":
            self.found.text += "\n"
        if tag not in WITHOUT_END:
            self.open.append(tag)
        if tag == "html":
            self.found.language = given["lang"]
        if tag == "a":
            self.found.links.append(given["href"])
        if "id" in given:
            self.found.ids[given["id"]] += 1
        if tag in {"h1", "h2", "h3", "h4"}:
            self.found.headings.append(int(tag[1]))
        self.found.sources += [given[name] for name in ("src", "href") if name in given and tag != "a"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "pre":
            self.found.text += "\n"

    def handle_data(self, data: str) -> None:
        self.found.text += data


def read(page: str) -> Reading:
    """Read a page; fails where it is not well-formed."""
    assert page.startswith("<!doctype html>\n<html ")
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert not [name for name, count in reader.found.ids.items() if count > 1]
    return reader.found
