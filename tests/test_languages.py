import pytest

from l10n.errors import ConfigError
from l10n.languages import load_language

THREE = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"


@pytest.mark.parametrize(
    ("code", "name", "may", "wednesday"),
    [
        ("ru", "Russian", ("мая", "май"), ("среда", "ср")),
        ("uk", "Ukrainian", ("травня", "травень", "трав."), ("середа", "ср")),
    ],
)
def test_a_language_is_read_from_cldr(code, name, may, wednesday):
    language = load_language(code)
    assert (language.code, language.name, language.plural_forms) == (code, name, THREE)
    assert (language.decimal, language.group) == (",", "\u00a0")
    assert language.months[4] == may
    assert language.weekdays[2] == wednesday


@pytest.mark.parametrize("code", ["xx", "", "klingon", "../ru"])
def test_an_unknown_language_is_one_sentence(code):
    with pytest.raises(ConfigError, match="unknown language"):
        load_language(code)
