"""Text: normal form C, no invisible characters, and citizen numbers recognised (R-106)."""

import itertools
import unicodedata
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.kit.text import holds_citizen_number, normalised, passes_eleven_test

REFUSED = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}


@given(st.text(max_size=60), st.booleans())
def test_a_text_is_refused_exactly_when_a_character_is_and_never_repeated(text: str, multiline: bool):
    bad = [c for c in text if unicodedata.category(c) in REFUSED and not (multiline and c in "\n\t")]
    if bad:
        with pytest.raises(ValueError, match="category") as refused:
            normalised(text, multiline=multiline)
        assert str(refused.value).isascii()
    else:
        cleaned = normalised(text, multiline=multiline)
        assert unicodedata.is_normalized("NFC", cleaned)
        assert unicodedata.normalize("NFD", cleaned) == unicodedata.normalize("NFD", text)
        assert normalised(cleaned, multiline=multiline) == cleaned


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x7f",
        "\x85",
        "\u00ad",
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ud800",
        "\ue000",
        "\U000f0000",
        "\u0378",
        "\uffff",
        "\U000e0020",
        "\r",
    ],
)
def test_what_cannot_be_seen_is_refused_everywhere(character: str):
    for multiline in (False, True):
        with pytest.raises(ValueError, match="category"):
            normalised(f"a{character}b", multiline=multiline)


def test_lines_and_tabs_stand_only_in_long_text():
    assert normalised("a\n\tb", multiline=True) == "a\n\tb"
    for text in ("a\nb", "a\tb"):
        with pytest.raises(ValueError, match="Cc"):
            normalised(text)


def test_letters_of_every_kind_are_kept():
    assert normalised("Zoe\u0308 & “Ĳsselmeer” – ½ € 日本 🏠") == "Zoë & “Ĳsselmeer” – ½ € 日本 🏠"


digits = st.text("0123456789", min_size=9, max_size=9)


@given(digits)
def test_the_eleven_test_is_the_weighted_sum(number: str):
    a, b, c, d, e, f, g, h, i = map(int, number)
    total = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i
    assert passes_eleven_test(number) == (total % 11 == 0 and int(number) > 0)


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(0, 8), st.integers(1, 9))
def test_the_eleven_test_notices_one_wrong_digit(start: str, place: int, shift: int):
    last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), start, strict=True)) % 11
    number = f"{start}{last % 10}"
    assert passes_eleven_test(number) == (last < 10 and int(number) > 0)
    assume(passes_eleven_test(number))
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not passes_eleven_test(wrong)


@pytest.mark.parametrize("number", ["123456782", "111222333", "100000009", "010000008", "000000012"])
def test_numbers_that_pass_the_eleven_test_whatever_their_sum(number: str):
    assert passes_eleven_test(number)
    assert not passes_eleven_test("000000000")


BSN = "123456782"


@pytest.mark.parametrize(
    "text",
    [
        BSN,
        f"BSN {BSN}",
        f"bsn:{BSN}.",
        f"({BSN})",
        f"a {BSN}, b",
        f"1\n{BSN}",
        "1234.56.782",
        "1234 56 782",
        "123 456 782",
        f"€{BSN}",
        f"111222333 en {BSN}",
        f"“{BSN}”",
        f"{BSN}?",
        f"BSN{BSN}",
        f"bsn-{BSN}",
        f"(Bsn_{BSN})",
    ],
)
def test_r_106_a_citizen_number_is_found_however_it_is_written(text: str):
    assert holds_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "12345678",
        f"{BSN}0",
        f"0{BSN}",
        "123.456.782",
        "123.456.782,00",
        "€ 123.456.782,50",
        "1.123.456.782",
        f"{BSN},50",
        f"{BSN}.5",
        f"-{BSN}",
        f"{BSN}-1",
        f"x{BSN}",
        f"{BSN}x",
        "000000000",
        "06 12345678",
        "2026-03-23",
        "NL12345678201",
        "123,456,782",
        f"{BSN}_a",
        "NL91ABNA0417164300",
    ],
)
def test_r_106_amounts_days_and_other_numbers_are_left_alone(text: str):
    assert not holds_citizen_number(text)


@given(st.uuids())
def test_r_106_an_id_is_no_citizen_number(found: UUID):
    assert not holds_citizen_number(str(found))
    assert not holds_citizen_number(f"/v1/agreements/{found}/parties")


@given(st.integers(0, 99_999_999_999_999))
def test_r_106_an_amount_as_people_write_it_is_no_citizen_number(cents: int):
    euros = f"{cents // 100:,}".replace(",", ".")
    assert not holds_citizen_number(f"€ {euros},{cents % 100:02}")


@given(digits, st.sampled_from(["{}", "bsn {}", "({})", "a: {};"]))
def test_r_106_every_number_that_passes_the_test_is_found(number: str, form: str):
    assert holds_citizen_number(form.format(number)) == passes_eleven_test(number)


def test_r_106_about_one_in_eleven_numbers_passes():
    numbers = itertools.islice((str(n) for n in itertools.count(100_000_000, 37)), 2200)
    assert 190 <= sum(map(passes_eleven_test, numbers)) <= 210
