import re
from gettext import c2py

import pytest

from l10n.errors import ConfigError
from l10n.languages import load_language

# What takes the three forms of Russian and Ukrainian: 1 раз, 2 раза, 5 раз.
FORMS = ((1, 21, 101), (2, 4, 22, 102, 1004), (0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 114))


@pytest.mark.parametrize(
    ("code", "name", "may", "wednesday"),
    [
        ("ru", "Russian", ("мая", "май"), ("среда", "ср")),
        ("uk", "Ukrainian", ("травня", "травень", "трав."), ("середа", "ср")),
    ],
)
def test_a_language_is_read_from_cldr(code, name, may, wednesday):
    language = load_language(code)
    assert (language.code, language.name) == (code, name)
    assert (language.decimal, language.group) == (",", "\u00a0")
    assert language.months[4] == may
    assert language.weekdays[2] == wednesday


@pytest.mark.parametrize("code", ["ru", "uk"])
def test_the_plural_forms_are_the_three_that_gettext_knows(code):
    # Babel 2.18 and 2.19 write the same rule in different words.
    count, rule = re.fullmatch(r"nplurals=(\d+); plural=(.+);", load_language(code).plural_forms).groups()
    assert count == "3"
    choose = c2py(rule)
    assert [{choose(number) for number in numbers} for numbers in FORMS] == [{0}, {1}, {2}]


@pytest.mark.parametrize("code", ["xx", "", "klingon", "../ru"])
def test_an_unknown_language_is_one_sentence(code):
    with pytest.raises(ConfigError, match="unknown language"):
        load_language(code)
