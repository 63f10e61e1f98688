"""Spaces, stops, capitals, brackets and quotation marks that went astray, each in its tables."""

import pytest

from l10n.checks import check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Unit


def find(check, language, source, target):
    """How often this check speaks."""
    findings = check_unit(Unit(source, target), load_language(language), HouseStyle())
    return sum(finding.check == check for finding in findings)


SPACE_LOST = [
    ("ru", "Он ждёт визы.В Москве холодно."),
    ("ru", "Он уехал в Италию.Она осталась."),
    ("ru", "Это было в 2019.Потом всё стихло."),
    ("ru", "Цены выросли на 5 %.Спрос упал."),
    ("ru", "Он снял «Зиму».Потом «Лето»."),
    ("ru", "Он уехал.«Я вернусь», — сказал он."),
    ("ru", "Он уехал.она осталась."),
    ("ru", "Он купил Windows.Она купила дом."),
    ("ru", "Это сказали США,которые ушли."),
    ("ru", "В 2019,когда он уехал, было тихо."),
    ("ru", "Он уехал,Microsoft осталась."),
    ("ru", "Он снял «Зиму»,но уехал."),
    ("ru", "Он (мэр)уехал."),
    ("ru", "Он видел «Зиму»и «Лето»."),
    ("ru", "Он живёт в«Зиме»."),
    ("ru", "Он читал:«Зима»."),
    ("ru", "Он уехал(а она осталась)."),
    ("ru", "Город Xi(Си) велик."),
    ("uk", "Він чекає на візу.У Києві холодно."),
    ("uk", "Він поїхав до Італії.Вона лишилася."),
    ("uk", "Це було 2019.Потім усе стихло."),
    ("uk", "Він поїхав.«Я повернуся», — сказав він."),
    ("uk", "Це сказали США,які пішли."),
    ("uk", "Він бачив «Зиму»й «Літо»."),
    ("uk", "Він живе в«Зимі»."),
]
SPACE_SOUND = [
    ("ru", "It is on Yandex.News.", "Об этом пишут Яндекс.Новости и другие."),
    ("ru", "It is so.", "Об этом пишет «Яндекс.Новости»."),
    ("ru", "It is so.", "Сайт кремль.рф и сайт лента.онлайн, счёт 1:2, в 5.30, 3,5 %, 12:00."),
    ("ru", "It is so.", "Ну… да?! Т.е. А.С. Пушкин, «Да!», — сказал он (и ушёл)."),
    ("ru", "It is so.", "Участник(и) и документ[1] готовы."),
    ("ru", "It is f(x) and sin(x).", "Это f(x) и sin(x)."),
    ("uk", "It is so.", "Учасник(и) та документ[1] готові."),
    ("uk", "It is so.", "Сайт дія.укр, рахунок 1:2, о 5.30, 3,5 %, (і пішов)."),
]


@pytest.mark.parametrize(("language", "target"), SPACE_LOST)
def test_a_space_that_is_lost_beside_a_mark_is_found(language, target):
    assert find("space-missing", language, "It is so.", target) == 1


@pytest.mark.parametrize(("language", "source", "target"), SPACE_SOUND)
def test_marks_inside_sites_figures_and_initials_need_no_space(language, source, target):
    assert find("space-missing", language, source, target) == 0
