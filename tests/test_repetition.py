"""Words and clauses that are said twice, and those that may be."""

import pytest

from l10n.checks import check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Unit

AGAIN = [
    ("ru", "The inquiry is on, and he stays.", "Следствие всё идёт, и он остаётся, следствие всё идёт."),
    ("ru", "He said little when he left.", "Когда он уехал, он сказал мало, когда он уехал."),
    ("ru", "The mayor refused to speak.", "Мэр наотрез отказался говорить. Мэр наотрез отказался говорить."),
    ("ru", "The big house stood there for long.", "Там очень большой дом стоял долго очень большой дом стоял."),
    ("uk", "The loss was big that year.", "Збиток за рік становив рік становив багато."),
    ("uk", "The garden is near the cafes.", "Сад оточують кав’ярні, і там гарно, сад оточують кав’ярні."),
    ("uk", "He left when it was dark.", "Коли стало темно, він поїхав додому, коли стало темно."),
    ("uk", "The mayor refused to speak.", "Мер відмовився говорити. Мер відмовився говорити."),
]
DOUBLED = [
    ("ru", "The spokesman left.", "Ушёл пресс-секретарь пресс-секретарь."),
    ("uk", "The premier left.", "Пішов прем’єр-міністр прем’єр-міністр."),
    ("ru", "He did not come.", "Он не пришёл, пришёл."),
    ("ru", "It happened on Monday.", "Это случилось в\nв понедельник."),
    ("uk", "He did not come.", "Він не прийшов, прийшов."),
    ("uk", "It was a long talk.", "Була довга розмова,  розмова."),
]
SOUND = [
    ("ru", "He is really, really good.", "Он очень, очень хорош."),
    ("ru", "A candidate, a candidate of all.", "Это кандидат, кандидат от всех."),
    ("ru", "It was said, as they say.", "Это было не так, как, как говорят, было раньше."),
    ("ru", "Radio and online shows.", "Это ТВ-передачи, передачи в сети."),
    ("ru", "We shall fight here, we shall fight there.", "Мы будем бороться здесь, мы будем бороться там."),
    ("ru", "They are as clear as water, behave as water.", "Ведут себя, как вода. Они прозрачны, как вода."),
    ("uk", "He is very, very tall.", "Він дуже, дуже високий."),
    ("uk", "Queens Park Rangers and QPR won.", "Грали «Квінз Парк Рейнджерс» і «Квінз Парк Рейнджерс»."),
    ("uk", "I have a dream, he said, I have a dream.", "Я маю одну мрію, сказав він, я маю одну мрію."),
]


def find(language, source, target):
    """The ids of what is said twice."""
    findings = check_unit(Unit(source, target), load_language(language), HouseStyle())
    return {finding.check for finding in findings} & {"word-doubled", "phrase-repeated"}


@pytest.mark.parametrize(("language", "source", "target"), AGAIN)
def test_a_clause_that_is_said_again_is_found(language, source, target):
    assert find(language, source, target) == {"phrase-repeated"}


@pytest.mark.parametrize(("language", "source", "target"), DOUBLED)
def test_a_word_that_is_said_again_over_a_comma_or_a_line_is_found(language, source, target):
    assert find(language, source, target) == {"word-doubled"}


@pytest.mark.parametrize(("language", "source", "target"), SOUND)
def test_emphasis_names_and_what_the_source_repeats_may_be_repeated(language, source, target):
    assert find(language, source, target) == set()
