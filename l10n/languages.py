"""What we need to know of a language, from CLDR by way of Babel."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from l10n.errors import ConfigError
from l10n.model import Language

if TYPE_CHECKING:
    from babel import Locale

_WIDTHS = (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"), ("stand-alone", "abbreviated"))


@cache
def load_language(code: str) -> Language:
    """The language with this ISO 639 code.

    The plural forms are gettext's (three for Russian and Ukrainian), which `babel.messages.plurals` keeps; CLDR's
    own rule has a fourth form for fractions that PO files don't know. How the rule is spelled is Babel's affair:
    2.19 writes another formula than 2.18, which says the same.

    Raises:
        ConfigError: CLDR knows no language of this code.
    """
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise ConfigError(
            f"unknown language {code!r}", todo="use a language code such as ru or uk, see --to and targets"
        ) from error
    symbols = locale.number_symbols["latn"]
    return Language(
        code=code,
        name=locale.english_name or code,
        plural_forms=get_plural(code).plural_forms,
        decimal=symbols["decimal"],
        group=symbols["group"],
        months=tuple(_words(locale, "months", number) for number in range(1, 13)),
        weekdays=tuple(_words(locale, "days", number) for number in range(7)),
    )


def _words(locale: Locale, calendar: str, number: int) -> tuple[str, ...]:
    tables = getattr(locale, calendar)
    # CLDR writes пʼятниця with U+02BC; the apostrophe of our texts is a matter of house style, folded elsewhere.
    forms = (tables[context][width][number].lower() for context, width in _WIDTHS)
    return tuple(dict.fromkeys(forms))
