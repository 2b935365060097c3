"""What is found in a text, in which notations, and what only looks like it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.comparison import mentions
from app.comparison.kinds import MentionKind
from app.comparison.mentions import PartyNames, mentions_in
from app.comparison.numbers import numeral_value, word_value
from app.comparison.tokens import Token, tokens_of

NAMES = PartyNames.of(
    ["Gemeente Maastricht", "Stichting Woonpunt", "Maasvallei B.V.", "Universiteit Maastricht", "Maas"]
)
AMOUNT, PERCENTAGE, DATE, PERIOD, PARTY_NAME, NEGATION = MentionKind


def found(text: str) -> list[tuple[MentionKind, str]]:
    return [(mention.kind, mention.value) for mention in mentions_in(text, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "€ 1.250.000,-", "€ 1.250.000,--", "€1.250.000,00", "€ 1,250,000.00", "€ 1 250 000", "EUR 1\u00a0250\u00a0000",
        "EUR 1,25 miljoen", "€ 1,250 miljoen", "€ 1.25 million", "€ 1,25 mln", "€ 1,25 mln.", "€1.25m", "€ 1250k",
        "1,25 miljoen", "1,25 miljoen euro", "1.250.000 euro", "1.250 duizend euro", "1,25 mln. euro",
        "een miljoen tweehonderdvijftigduizend euro", "1.250.000,- euro", "eur 1.250.000,=",
    ],
)  # fmt: skip
def test_an_amount_is_the_same_in_every_notation(text: str):
    expected = [(AMOUNT, "125000000")]
    if text.startswith("een miljoen"):
        # Two amounts to a reader of words: the sum is not made, and a change of either is seen.
        expected = [(AMOUNT, "100000000"), (AMOUNT, "25000000")]
    assert found(f"Zij verleent {text} aan subsidie.") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€ 1.250", "125000"), ("€ 12,50", "1250"), ("€ 12.5", "1250"), ("€ 0,05", "5"), ("50 cent", "50"),
        ("tienduizend euro", "1000000"), ("tweeduizend vijfhonderd euro", "250000"), ("5 euro's", "500"),
        ("€ 3 miljard", "300000000000"), ("twee miljoen", "200000000"), ("€ 50k", "5000000"), ("€", None),
        ("€ 1.2.3", None), ("1,25 duizend", None), ("12.500", None), ("€ " + "9" * 400, None),
    ],
)  # fmt: skip
def test_amounts(text: str, value: str | None):
    assert found(text) == ([] if value is None else [(AMOUNT, value)])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5%", "12.5"), ("12.5 %", "12.5"), ("12,500 procent", "12.5"), ("twaalf procent", "12"), ("100%", "100"),
        ("twenty-five percent", "25"), ("3 per cent", "3"), ("vijfentwintig procent", "25"), ("5 promille", "0.5"),
        ("twaalfenhalf procent", "12.5"), ("tweeënhalve procent", "2.5"), ("drieëneenhalf procent", "3.5"),
    ],
)  # fmt: skip
def test_percentages(text: str, value: str):
    assert found(f"Ten hoogste {text} van het totaal.") == [(PERCENTAGE, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31 december 2030", "2030-12-31"), ("31-12-2030", "2030-12-31"), ("31/12/2030", "2030-12-31"),
        ("31.12.2030", "2030-12-31"), ("31-12-30", "2030-12-31"), ("2030-12-31", "2030-12-31"),
        ("December 31, 2030", "2030-12-31"), ("31st of December 2030", "2030-12-31"), ("31 dec. 2030", "2030-12-31"),
        ("1e januari", "--01-01"), ("1 mei", "--05-01"), ("maart 2031", "2031-03"), ("2031", "2031"),
    ],
)  # fmt: skip
def test_dates(text: str, value: str):
    assert found(f"Uiterlijk ({text}) gereed.") == [(DATE, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zes maanden", "6 months"), ("6 maanden", "6 months"), ("een half jaar", "6 months"),
        ("één halfjaar", "6 months"), ("drie jaar", "36 months"), ("driejarige", "36 months"), ("3-jarige", "36 months"),
        ("three-year", "36 months"), ("anderhalf jaar", "18 months"), ("twee en een half jaar", "30 months"),
        ("two and a half years", "30 months"), ("twee weken", "14 days"), ("14 dagen", "14 days"),
        ("twee kwartalen", "6 months"), ("tien werkdagen", "10 working days"), ("10 business days", "10 working days"),
        ("honderdtwintig dagen", "120 days"), ("one hundred and twenty days", "120 days"), ("driedaagse", "3 days"),
        ("zesmaands", "6 months"), ("tweeëntwintig maanden", "22 months"),
    ],
)  # fmt: skip
def test_periods(text: str, value: str):
    assert found(f"Voor een {text} daarna.") == [(PERIOD, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 tot 15 procent", ["12", "15"]),
        ("twee à drie jaar", ["24 months", "36 months"]),
        ("10-15%", ["10", "15"]),
        ("10 of 15 miljoen euro", ["1000000000", "1500000000"]),
        ("2026-2030", ["2026", "2030"]),
    ],
)
def test_both_ends_of_a_range(text: str, values: list[str]):
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "artikel 12", "Artikel 12, lid 3", "art. 2030", "lid 3", "bijlage 2", "paragraaf 2025", "4.2.1", "4.2",
        "3. Maanden tellen door.", "1) dagen", "artikel 3 jaar", "clause 2030", "no. 5", "45-13-30", "0", "100",
        "verordening 2013/34/EU", "dagen, maanden en jaren", "procent", "miljoenen", "niets", "genotulee", "jarig",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_mention(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("de GEMEENTE\n  Maastricht", ["Gemeente Maastricht"]),
        ("gemeente Maastrichts", ["Gemeente Maastricht"]),
        ("Woonpunt's huizen en Woonpunts taak", ["Stichting Woonpunt", "Stichting Woonpunt"]),
        ("Stichting Woonpunt", ["Stichting Woonpunt"]),
        ("Maasvallei BV en Maasvallei B.V.", ["Maasvallei B.V.", "Maasvallei B.V."]),
        ("Universiteit Maastricht", ["Universiteit Maastricht"]),
        ("Maastricht, Maasvlakte en Woonpunten", []),
        ("Maas Maas", ["Maas", "Maas"]),
    ],
)
def test_names_of_parties(text: str, names: list[str]):
    assert found(text) == [(PARTY_NAME, name) for name in names]


def test_words_that_deny():
    assert found("Partijen zijn niet gehouden; geen, nooit, never.") == [
        (NEGATION, word) for word in ("niet", "geen", "nooit", "never")
    ]


def test_a_mention_tells_its_words_and_where_they_stand():
    text = "Zij betaalt  EUR 1,25 miljoen  binnen zes\nmaanden."
    assert [(m.text, text[m.start : m.end]) for m in mentions_in(text)] == [
        ("EUR 1,25 miljoen", "EUR 1,25 miljoen"),
        ("zes\nmaanden", "zes\nmaanden"),
    ]


@pytest.mark.parametrize(
    ("text", "grouping", "value"),
    [
        ("1.250", ".,", "1250"), ("1.250", "", "1.25"), ("0,250", ".,", "0.25"), ("1.250,5", "", "1250.5"),
        ("1,250.5", "", "1250.5"), ("1.25.0", "", None), ("1.2,3,4", "", None), ("12.345.678", "", "12345678"),
        ("1.2345", ".,", "1.2345"), ("9" * 31, "", None),
    ],
)  # fmt: skip
def test_numbers_in_digits(text: str, grouping: str, value: str | None):
    found = numeral_value(text, grouping)
    assert (None if found is None else f"{found.normalize():f}") == value


@given(st.integers(1, 1999))
def test_dutch_words_are_read_as_written_by_another_rule(number: int):
    assert word_value(_dutch(number)) == number


def _dutch(number: int) -> str:
    small = [
        "",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ]
    tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
    if number >= 1000:
        return "duizend" + (_dutch(number - 1000) if number > 1000 else "")
    if number >= 100:
        return (
            (small[number // 100] if number >= 200 else "")
            + "honderd"
            + (_dutch(number % 100) if number % 100 else "")
        )
    if number < 20:
        return small[number]
    return (small[number % 10] + "en" if number % 10 else "") + tens[number // 10 - 2]


class Counted(list[Token]):
    """Tokens that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += 1
        return super().__getitem__(place)


HOSTILE = {
    "euro": "€ 1 ", "only signs": "€", "one": "een ", "hyphens": "twintig-", "digits": "1.", "spaced": "123 123 ",
    "ranges": "1 tot ", "month": "mei 1 ", "hundred": "honderd ", "half": "een en een half ", "years": "2030 ",
    "jarig": "jarig", "duizend": "duizend", "dashes": "1-1-",
}  # fmt: skip


@pytest.mark.parametrize("length", [1_000, 4_000, 16_000])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_word_is_looked_at_a_bounded_number_of_times(name: str, length: int, monkeypatch: pytest.MonkeyPatch):
    tokens = Counted(tokens_of((HOSTILE[name] * length)[:length]))
    monkeypatch.setattr(mentions, "tokens_of", lambda _: tokens)
    mentions_in((HOSTILE[name] * length)[:length])
    assert tokens.looks <= 80 * len(tokens)


@given(
    st.lists(st.sampled_from([*"0123456789 .,-€%/", "een", "mei", "jaar", "en", "half", "honderd", "tot"])).map(
        "".join
    )
)
def test_any_text_is_read_without_fault(text: str):
    for mention in mentions_in(text, NAMES):
        assert text[mention.start : mention.end] == mention.text
        assert mention.value


def test_many_names_are_each_searched_once():
    names = PartyNames.of([f"a {'a ' * number}b" for number in range(30)])
    text = "a " * 20_000
    assert mentions_in(text, names) == []
    assert len(names.searches) == 60
    assert mentions_in(text + "b", names)[0].value == f"a {'a ' * 29}b"
