"""The case forms that are generated.

paradigms/ru.csv and uk.csv keep what has been read and found right; they were made from the generator's own
output, and show that nothing got worse. paradigms/written.*.csv and then paradigms/unseen.*.csv were written by
hand before the generator had seen any of their names, and the rules were mended after each; benchmarks/README.md
has the first figures.
"""

import csv
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import GlossaryError
from l10n.model import Case, Gender, Kind
from l10n.paradigms import generate_paradigm

for library in ("pymorphy3", "pytrovich", "shevchenko"):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"needs {library}", allow_module_level=True)

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "data" / "paradigms"
KINDS = {"sur": "person", "name": "person", "acr": "acronym", "org": "organisation", "geo": "place", "phr": "other"}


def gold(path):
    """(citation, kind, gender, case to accepted forms) of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = row["kind"].split()
            gender = row.get("gender", next((w for w in words[1:] if w in ("m", "f", "n", "pl")), ""))
            kind = Kind(KINDS.get(words[0], words[0]))
            cells = {Case(name): row[name].split("/") for name in row if name in set(Case)}
            yield row["citation"], kind, Gender(gender), cells


def wrong_cells(path, language):
    for citation, kind, gender, cells in gold(path):
        forms = generate_paradigm(citation, language, kind, gender).forms
        yield from (
            (citation, str(case), forms[case][0])
            for case, accepted in cells.items()
            if forms[case][0] not in accepted
        )


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_name_that_was_read_and_found_right_stays_right(language):
    assert list(wrong_cells(HERE / "paradigms" / f"{language}.csv", language)) == []


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("table", ["written", "unseen"])
def test_at_least_98_percent_of_the_cells_written_by_hand_are_right(table, language):
    path = HERE / "paradigms" / f"{table}.{language}.csv"
    total = sum(len(cells) for *_, cells in gold(path))
    wrong = list(wrong_cells(path, language))
    assert (total > 600, len(wrong) <= 0.02 * total) == (True, True), wrong


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_our_own_table_has_names_the_gold_table_lacks(language):
    own = {name for name, *_ in gold(HERE / "paradigms" / f"{language}.csv")}
    assert len(own) >= 60
    if SHARED.is_dir():
        assert not own & {name for name, *_ in gold(SHARED / f"{language}.csv")}


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared gold tables")
@pytest.mark.parametrize("language", ["ru", "uk"])
def test_at_least_98_percent_of_the_gold_cells_are_right(language):
    path = SHARED / f"{language}.csv"
    total = sum(len(cells) for *_, cells in gold(path))
    assert len(list(wrong_cells(path, language))) <= 0.02 * total


FORMS = [
    # language, name, kind, gender, case, forms
    ("ru", "Красная площадь", "place", "f", "loc", ("Красной площади",)),
    ("ru", "Крым", "place", "m", "acc", ("Крым",)),
    ("ru", "Вооруженные силы", "organisation", "pl", "ins", ("Вооруженными силами",)),
    ("ru", "Ангела Меркель", "person", "f", "dat", ("Ангеле Меркель",)),
    ("ru", "Петр Черных", "person", "m", "gen", ("Петра Черных",)),
    ("ru", "Ллойд Остин", "person", "m", "ins", ("Ллойдом Остином",)),
    ("ru", "Михаил Калинин", "person", "m", "ins", ("Михаилом Калининым",)),
    ("ru", "«Северный поток»", "other", "", "gen", ("«Северного потока»",)),
    ("ru", "Запорожская АЭС", "organisation", "f", "gen", ("Запорожской АЭС",)),
    ("ru", "Марк Галеотти", "person", "m", "gen", ("Марка Галеотти",)),
    ("uk", "Державна дума", "organisation", "f", "loc", ("Державній думі",)),
    ("uk", "Служба безпеки України", "organisation", "f", "voc", ("Службо безпеки України",)),
    ("uk", "В’ячеслав Володін", "person", "m", "gen", ("В’ячеслава Володіна",)),
    ("uk", "В'ячеслав Володін", "person", "m", "gen", ("В'ячеслава Володіна",)),
    ("uk", "Олег", "person", "m", "dat", ("Олегу", "Олегові")),
    ("uk", "Ліз Трасс", "person", "f", "gen", ("Ліз Трасс",)),
    ("uk", "Сполучені Штати", "place", "pl", "gen", ("Сполучених Штатів",)),
    ("uk", "Санкт-Петербург", "place", "m", "gen", ("Санкт-Петербурга",)),
    ("uk", "Майя Санду", "person", "f", "gen", ("Майї Санду",)),
    ("ru", "93-я бригада", "organisation", "f", "dat", ("93-й бригаде",)),
    ("ru", "1-й армейский корпус", "organisation", "m", "gen", ("1-го армейского корпуса",)),
    ("uk", "72-га бригада", "organisation", "f", "gen", ("72-ї бригади",)),
    ("uk", "3-тя штурмова бригада", "organisation", "f", "acc", ("3-тю штурмову бригаду",)),
    ("ru", "Пак Чон Хи", "other", "", "gen", ("Пак Чон Хи",)),
    ("ru", "Хуан Мануэль де ла Крус", "other", "", "dat", ("Хуану Мануэлю де ла Крусу",)),
    ("uk", "Ржев", "place", "m", "ins", ("Ржевом",)),
    ("uk", "Лев Толстой", "person", "m", "gen", ("Льва Толстого", "Лева Толстого")),
    ("uk", "Фрідріх Мерц", "person", "m", "ins", ("Фрідріхом Мерцом", "Фрідріхом Мерцем")),
    ("ru", "Ирпень", "place", "", "gen", ("Ирпеня",)),
    ("ru", "Черновцы", "place", "pl", "gen", ("Черновцов",)),
    ("uk", "Іван Грозний", "other", "", "gen", ("Івана Грозного",)),
    ("uk", "Папа Франциск", "other", "", "gen", ("Папи Франциска",)),
    ("uk", "Кольський півострів", "place", "m", "gen", ("Кольського півострова",)),
    ("uk", "Сухопутні війська", "organisation", "pl", "gen", ("Сухопутних військ",)),
    ("ru", "Большая семерка", "organisation", "f", "gen", ("Большой семерки",)),
    ("ru", "Босния и Герцеговина", "place", "f", "gen", ("Боснии и Герцеговины",)),
    ("ru", "Часов Яр", "place", "m", "ins", ("Часовым Яром",)),
    ("uk", "Часів Яр", "place", "m", "loc", ("Часовому Яру", "Часовому Ярі", "Часовому Ярові")),
    ("ru", "Кот-д’Ивуар", "place", "m", "gen", ("Кот-д’Ивуара",)),
    ("uk", "Тель-Авів", "place", "m", "gen", ("Тель-Авіва",)),
    ("uk", "Андрій Єрмак", "person", "m", "voc", ("Андрію Єрмаку", "Андрію Єрмак")),
]


@pytest.mark.parametrize(("language", "name", "kind", "gender", "case", "forms"), FORMS)
def test_a_name_has_the_forms_of_print(language, name, kind, gender, case, forms):
    assert generate_paradigm(name, language, Kind(kind), Gender(gender)).forms[Case(case)] == forms


FIXED = ["ТАСС", "НАТО", "Шойгу", "Рубио", "Reuters", "The New York Times", "Тбилиси", "РИА Новости", "МИД"]


@pytest.mark.parametrize("name", FIXED)
def test_a_name_of_one_form_is_said_to_be_fixed(name):
    kind = Kind.PERSON if name in ("Шойгу", "Рубио") else Kind.OTHER
    paradigm = generate_paradigm(name, "ru", kind, Gender.UNKNOWN)
    assert (paradigm.fixed, paradigm.all_forms()) == (True, (name,))


def test_a_name_that_a_person_calls_fixed_stays_as_it_is():
    assert generate_paradigm("Москва", "ru", Kind.PLACE, Gender.FEMININE, True).all_forms() == ("Москва",)


def test_the_citation_form_is_the_first_nominative():
    assert generate_paradigm("Черное море", "ru", Kind.PLACE, Gender.NEUTER).citation == "Черное море"


def test_a_language_without_a_generator_is_an_error_that_says_what_to_do():
    with pytest.raises(GlossaryError, match=r"not for de; write forms\.de\.csv by hand"):
        generate_paradigm("Berlin", "de")


def test_importing_the_module_loads_no_dictionary():
    code = "import sys, l10n.paradigms; print({'pymorphy3', 'pytrovich', 'shevchenko'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
