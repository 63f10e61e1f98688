"""Numbers: which fault a lost or another figure is, and what only looks like one."""

import pytest

from l10n.checks import check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, State, Unit

SOUND = [
    # a designation, a label and a time that a translation says without the figure
    ("ru", "The bill, HJR-3, failed.", "Законопроект провалился."),
    ("uk", "The bill, HJR-3, failed.", "Законопроєкт провалився."),
    ("ru", "Another 2020 presidential contender spoke.", "Выступила другая претендентка на пост президента."),
    (
        "uk",
        "He may face her in the 2028 presidential election.",
        "Вона може протистояти йому на майбутніх виборах.",
    ),
    ("ru", "It begins at 2:30 a.m.", "Начало в половине третьего ночи."),
    ("uk", "It begins at 2:30 a.m.", "Початок о пів на третю ночі."),
    ("ru", "He is ill with Covid.", "Он болен COVID-19."),
    ("uk", "He is ill with Covid.", "Він хворіє на COVID-19."),
    # decades and degrees, said another way
    ("ru", "He was born in the 1830s.", "Он родился в 1830-е."),
    ("ru", "He was born in the 1830s.", "Он родился в 30-е годы XIX века."),
    ("uk", "He was born in the '90s.", "Він народився в 1990-х роках."),
    ("ru", "It was 68 degrees.", "Было 20 градусов."),
    ("uk", "It was 68 degrees.", "Було 20 градусів."),
    # ordinals, shares and multitudes, said another way
    ("ru", "He left again for the second time.", "Он снова уехал."),
    ("ru", "A third of them left, and a quarter stayed.", "Треть ушла, а четвёртая часть осталась."),
    ("uk", "Two thirds work here, a quarter there.", "Дві третини працюють тут, чверть там."),
    ("ru", "It ended the dreams of hundreds of thousands.", "Это погубило мечты, которыми жили сотни тысяч."),
    ("uk", "Dozens came by bus.", "Десятками приїздили автобусами."),
    ("ru", "It earned hundred thousands of dollars.", "Это принесло сотни тысяч долларов."),
    # points that stay points
    ("ru", "Version 2.1 is out.", "Вышла версия 2.1."),
    ("ru", "See section 3.2 of the law.", "См. раздел 3.2 закона."),
    ("uk", "See paragraph 3.2 of the law.", "Див. пункт 3.2 закону."),
    ("ru", "Radio 105.3 FM said so.", "Так сообщило радио 105.3 FM."),
    ("uk", "The parcel leaves on 18.12.", "Посилку відправлять 18.12."),
    ("ru", "He came at 6.40 on Wednesday.", "Он пришёл в 6.40 в среду."),
]
MISSING = [
    ("ru", "It cost 20 billion dollars.", "Это стоило миллиарды долларов."),
    ("ru", "It cost 20 billion dollars.", "Это стоило миллиардов долларов."),
    ("uk", "It cost 20 billion dollars.", "Це коштувало кілька мільярдів доларів."),
    ("uk", "It cost £34 million.", "Це коштувало мільйони фунтів."),
    ("ru", "It was 12.8 km or 8 miles long.", "Он был длиной 12,8 км или несколько миль."),
    ("uk", "It was 12.8 km or 8 miles long.", "Він був завдовжки 12,8 км, або миль."),
    ("ru", "Nearly 50,000 workers struck at 50 plants.", "Бастовали около 50 000 рабочих на заводах."),
    ("uk", "In 1610, he saw three moons.", "Він побачив три супутники."),
    ("ru", "Anna Tate, 10, was hit at 6.40pm.", "Анну Тейт сбили в 6.40 вечера."),
    ("ru", "He won the 1994 election.", "Он выиграл выборы."),
    ("uk", "He won the 1994 election.", "Він виграв вибори."),
    ("ru", "The F-16 took off.", "Взлетел F."),
]
CHANGED = [
    # said twice in the source, and once otherwise in the target
    ("ru", "The 10 cities opened for 10 weeks.", "17 городов открылись на 10 недель."),
    ("uk", "He waits 60 days, then 60 days.", "Він чекає 60 днів, потім 70 днів."),
    ("ru", "A thousand dollars is less than 900.", "Тысяча долларов — это меньше 800."),
    ("ru", "It is 5 mm (1/5 inch) deep.", "Глубина 5 мм (1/4 дюйма)."),
    ("uk", "It is 5 mm (1/5 inch) deep.", "Глибина 5 мм (1/4 дюйма)."),
    ("ru", "He was born in the 1830s.", "Он родился в 1530-е."),
    ("uk", "He was born in the 1830s.", "Він народився в 1530-х."),
    ("ru", "It may climb to 42 degrees.", "Может быть до 420 градусов."),
    ("uk", "It may climb to 42 degrees Celsius.", "Може бути до 420 градусів."),
    ("ru", "It spans 2.2 million km2.", "Он занимает 2,2 миллиарда кв. км."),
    ("ru", "He spoke of the 2020 election.", "Он говорил о выборах 2024 года."),
    # centuries, decades, shares and multitudes
    ("ru", "It was built in the 19th century.", "Это построено в XX веке."),
    ("uk", "It was built in the 19th century.", "Це збудували у XVIII столітті."),
    ("ru", "It was built in the nineteenth century.", "Это построено в двадцатом веке."),
    ("uk", "It was built in the nineteenth century.", "Це збудували у XX столітті."),
    ("ru", "The 1990s were hard.", "Восьмидесятые были трудными."),
    ("uk", "The nineties were hard.", "Вісімдесяті були важкими."),
    ("ru", "It was the twenty-fifth attack.", "Это была двадцать шестая атака."),
    ("ru", "A quarter of them left.", "Треть из них ушла."),
    ("uk", "Half of them left.", "Чверть із них пішла."),
    ("ru", "Hundreds of thousands fled.", "Бежали десятки тысяч."),
    ("uk", "Dozens were injured.", "Постраждали сотні."),
]
ENGLISH_FORMATS = [
    ("ru", "The trip takes 1.5 hours.", "Поездка занимает 1.5 часа.", "1,5"),
    ("uk", "The trip takes 1.5 hours.", "Поїздка триває 1.5 години.", "1,5"),
    ("ru", "Oil fell to $54.75 a barrel.", "Нефть подешевела до $54.75 за баррель.", "54,75"),
    ("uk", "Oil fell to $54.75 a barrel.", "Нафта подешевшала до 54.75 долара за барель.", "54,75"),
    ("ru", "The rate is 0.25.", "Ставка равна 0.25.", "0,25"),
    ("uk", "He ran it in 10.49 seconds.", "Він пробіг за 10.49 секунди.", "10,49"),
    ("ru", "It rose to 3,456.78 points.", "Он вырос до 3,456.78 пункта.", "3456,78"),
    ("ru", "It rose to 13,456.78 points.", "Он вырос до 13,456.78 пункта.", "13\u00a0456,78"),
    ("uk", "It rose to 3,456.78 points.", "Він зріс до 3456.78 пункту.", "3456,78"),
    ("uk", "About 1,200,000 came.", "Прийшло близько 1,200,000.", "1\u00a0200\u00a0000"),
    ("ru", "It took an hour and a half, not 1.5 days.", "Это заняло полтора часа, а не 1.5 дня.", "1,5"),
]


def numbers_of(code, source, target):
    """What is found of numbers, by id; what is unclear of number words is left out."""
    found = check_unit(Unit(source, target, State.REVIEWED), load_language(code), HouseStyle())
    return {
        finding.check: finding
        for finding in found
        if finding.check.startswith("number-") and finding.check != "number-unclear"
    }


@pytest.mark.parametrize(("code", "source", "target"), SOUND)
def test_a_number_said_another_way_is_no_fault(code, source, target):
    assert numbers_of(code, source, target).keys() == set()


@pytest.mark.parametrize(("code", "source", "target"), MISSING)
def test_a_figure_that_is_gone_is_missing_and_not_changed(code, source, target):
    assert numbers_of(code, source, target).keys() == {"number-missing"}


@pytest.mark.parametrize(("code", "source", "target"), CHANGED)
def test_another_figure_is_a_change_even_where_the_number_also_stands_elsewhere(code, source, target):
    assert numbers_of(code, source, target).keys() == {"number-changed"}


@pytest.mark.parametrize(("code", "source", "target", "fix"), ENGLISH_FORMATS)
def test_an_english_figure_is_found_with_its_fix(code, source, target, fix):
    found = numbers_of(code, source, target)
    assert {check: finding.fix for check, finding in found.items()} == {"number-format": fix}
