"""Reading the glossary, finding its names in an English text, and what cannot be told apart."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from l10n.errors import GlossaryError
from l10n.glossary import (
    Terms,
    find_candidates,
    find_confusable,
    find_terms,
    fingerprint_terms,
    inspect_glossary,
    read_glossary,
)
from l10n.model import Case, Gender, Kind, Paradigm, Term
from l10n.transliteration import transliterate

ROOT = Path(__file__).parents[1]
HEADER = "source,aliases,kind,gender,fixed,ru,uk,ru_aliases,uk_aliases,ru_forbidden,uk_forbidden,note\n"
NAMES = HEADER + (
    "Vladimir Putin,,person,m,,Владимир Путин,Володимир Путін,,,,,\n"
    "Volodymyr Zelensky,Volodymyr Zelenskyy|Zelenskiy,person,m,,Владимир Зеленский,Володимир Зеленський,,,,,\n"
    "the Kremlin,,organisation,m,,Кремль,Кремль,,,,,\n"
    "Theresa May,,person,f,,Тереза Мэй,Тереза Мей,,,,,\n"
    "Joe Biden,,person,m,,Джо Байден,Джо Байден,,,,,\n"
    "Condoleezza Rice,,person,f,,Кондолиза Райс,Кондоліза Райс,,,,,\n"
    "Will Smith,,person,m,,Уилл Смит,Вілл Сміт,,,,,\n"
    "Mark,,person,m,,Марк,Марк,,,,,\n"
    "Will,,person,m,,Уилл,Вілл,,,,,\n"
    "WHO,,acronym,,yes,ВОЗ,ВООЗ,,,,,\n"
    "US,U.S.|United States,place,pl,yes,США,США,,,,,\n"
    "NATO,,acronym,,yes,НАТО,НАТО,,,,,\n"
    "Turkey,,place,f,,Турция,Туреччина,,,,,\n"
    "Russia,,place,f,,Россия,Росія,,,,,\n"
    "Kyiv,Kiev,place,m,,Киев,Київ,,,,,\n"
    "Soviet Union,USSR,place,m,,Советский Союз,Радянський Союз,СССР,СРСР,,,\n"
    "Germany,,place,f,,Германия,Німеччина,,,,,\n"
    "France,,place,f,,Франция,Франція,,,,,\n"
    "London,,place,m,,Лондон,Лондон,,,,,\n"
    "Ursula von der Leyen,,person,f,,Урсула фон дер Ляйен,Урсула фон дер Ляєн,,,,,\n"
    "Conan O'Brien,,person,m,,Конан О’Брайен,Конан О’Браєн,,,,,\n"
    "Reuters,,organisation,,yes,Reuters,Reuters,,,,,\n"
    "New York,,place,m,,Нью-Йорк,Нью-Йорк,,,,,\n"
    "New York Times,The New York Times,organisation,,yes,New York Times,New York Times,,,,,\n"
    "Xi Jinping,,person,m,,Си Цзиньпин,Сі Цзіньпін,,,,,\n"
    "Xi,,person,m,yes,Си,Сі,,,,,\n"
)
FORMS = (
    "source,nom,gen,dat,acc,ins,loc,status\n"
    "Vladimir Putin,Владимир Путин,Владимира Путина,Владимиру Путину,Владимира Путина,Владимиром Путиным,"
    "Владимире Путине,confirmed\n"
    "Soviet Union,СССР,СССР,СССР,СССР,СССР,СССР,generated\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "names.csv").write_text(NAMES, encoding="utf-8")
    (tmp_path / "forms.ru.csv").write_text(FORMS, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def terms(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary")
    (path / "names.csv").write_text(NAMES, encoding="utf-8")
    return read_glossary(path, "ru")


def seen(text, terms):
    """What was found, as "Kremlin:lock" or "Kremlin's:lock" where it is possessive."""
    marks = {True: "'s", False: ""}
    return [f"{text[m.start : m.end]}{marks[m.possessive]}:{m.use}" for m in find_terms(text, terms)]


LOCKED = [
    ("Vladimir Putin met Putin", ["Vladimir Putin:lock", "Putin:lock"]),
    ("The Kremlin’s plan, Kremlin's plan", ["Kremlin's:lock", "Kremlin's:lock"]),
    ("Kremlin residence, a Putin ally, the Kyiv regime", ["Kremlin:lock", "Putin:lock", "Kyiv:lock"]),
    ("Zelenskiy, Zelenskyy, Kiev", ["Zelenskiy:lock", "Zelenskyy:lock", "Kiev:lock"]),
    ("Vladimir\u00a0Putin and Volodymyr  Zelensky", ["Vladimir\u00a0Putin:lock", "Volodymyr  Zelensky:lock"]),
    ("Conan O’Brien and O'Brien’s show", ["Conan O’Brien:lock", "O'Brien's:lock"]),
    ("New York Times of New York", ["New York Times:lock", "New York:lock"]),
    ("von der Leyen. Von der Leyen", ["von der Leyen:lock", "Von der Leyen:lock"]),
    ("“[Putin] goes,” (Putin) said—Putin", ["Putin:lock", "Putin:lock", "Putin:lock"]),
    ("the U.S. and the US’s allies", ["U.S.:lock", "US's:lock"]),
    ("a letter to Reuters’ man", ["Reuters's:lock"]),
    ("‘a letter to Reuters’ he wrote", ["Reuters:lock"]),
    ("kremlin, putin and russia", []),
    ("Putinesca, Russiagate", []),
]
CAPITALS = [
    ("KREMLIN SAYS PUTIN SAFE", ["KREMLIN:lock", "PUTIN:lock"]),
    ("KYIV, Ukraine (AP) — Vladimir PUTIN", ["KYIV:lock", "Vladimir PUTIN:lock"]),
    ("PUTIN’S MEN IN KYIV", ["PUTIN's:lock", "KYIV:lock"]),
    ("WHO WILL STOP PUTIN?", ["WHO:ambiguous", "WILL:ambiguous", "PUTIN:lock"]),
    ("LET US SPEAK, SAYS NATO", ["US:ambiguous", "NATO:lock"]),
    ("PUTIN MAY RESIGN TODAY", ["PUTIN:lock", "MAY:ambiguous"]),
    ("He told us the US asked the WHO who it was", ["US:lock", "WHO:lock"]),
    ("World War XI", []),
]
DERIVED = [
    ("pro-Kremlin and Kremlin-backed", ["Kremlin:derived", "Kremlin:derived"]),
    ("Russia-annexed land, Kyiv–London train", ["Russia:derived", "Kyiv:derived", "London:derived"]),
    ("Russia- and Kyiv-led", ["Russia:derived", "Kyiv:derived"]),
    ("US-led and U.S.-led", ["US:derived", "U.S.:derived"]),
    ("the Soviet victory over German tanks", ["Soviet:derived", "German:derived"]),
    ("Putinism and the Russians", ["Putinism:derived", "Russians:derived"]),
    ("Moscow -Putin", ["Putin:lock"]),
    ("Putin--who left", ["Putin:lock"]),
]
PLURAL = [
    ("the Bidens came", ["Bidens:plural"]),
    ("the Bidens’ house", ["Bidens's:plural"]),
    ("two Putins", ["Putins:plural"]),
    ("Julia Bidens", []),
]
AMBIGUOUS = [
    ("Will you come?", ["Will:ambiguous"]),
    ("Mark the date", ["Mark:ambiguous"]),
    ("Rice prices rose in May", ["Rice:ambiguous", "May:ambiguous"]),
    ("on May 9 and 9 May 2023", []),
    ("Mrs. May resigned", ["May:lock"]),
    ("Theresa May said May’s deal", ["Theresa May:lock", "May's:lock"]),
    ("critics of Rice agree", ["Rice:lock"]),
    ("Susan Rice spoke", ["Rice:lock"]),
    ("Basmati Rice is cheap", ["Rice:ambiguous"]),
    ("Turkey is roasted at Christmas", ["Turkey:ambiguous"]),
    ("Turkey said no", ["Turkey:lock"]),
    ("Turkey is preparing for the vote", ["Turkey:lock"]),
    ("Turkey is surrounded by seas", ["Turkey:lock"]),
    ("Turkey is a dry meat", ["Turkey:ambiguous"]),
    ("troops in Turkey", ["Turkey:lock"]),
    ("Jill Biden and Mr. Biden", ["Biden:ambiguous", "Biden:lock"]),
    ("the writer Jack London", ["London:ambiguous"]),
    ("meet Mark Zuckerberg", ["Mark:ambiguous"]),
    ("Pope Francis at the North Pole", []),
]
ADDRESSES = [
    ("https://kremlin.ru/Putin and www.Putin.com", []),
    ("mail Putin@kremlin.ru or @Putin, #Putin", []),
    ("Kyiv.ua is not Kyiv. London is", ["Kyiv:lock", "London:lock"]),
]


@pytest.mark.parametrize(("text", "found"), LOCKED + CAPITALS + DERIVED + PLURAL + AMBIGUOUS + ADDRESSES)
def test_names_are_found_as_they_are_used(text, found, terms):
    assert seen(text, terms) == found


def test_matches_are_in_order_and_do_not_overlap(terms):
    text = "Vladimir Putin left the Kremlin for London; Kremlin-backed Russians follow Zelensky’s US friends."
    spans = [(match.start, match.end) for match in find_terms(text, terms)]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_every_name_of_the_sample_article_is_found():
    terms = read_glossary(ROOT / "glossary", "uk")
    lines = (ROOT / "articles" / "kremlin-drones.txt").read_text(encoding="utf-8").splitlines()
    assert [name.name for name in find_candidates(list(zip(lines, range(1, 20), strict=False)), terms)] == [
        "Parade"
    ]


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_project_glossary_has_all_forms_and_no_errors(language):
    inspection = inspect_glossary(ROOT / "glossary", language)
    assert (inspection.errors, inspection.warnings, inspection.missing) == ((), (), ())


def test_ten_thousand_occurrences_of_a_thousand_names_are_found_in_seconds(terms):
    many = tuple(
        Term(f"Name{n} Surname{n}", "ru", Paradigm({Case.NOM: ("Имя",)}), Kind.PERSON) for n in range(1000)
    )
    crowd = Terms((*many, *terms.terms), "ru")
    sentence = "The Kremlin said that Vladimir Putin, Name7 Surname7 and others had left London for Kyiv on May 9."
    begun = time.perf_counter()
    found = sum(len(find_terms(sentence, crowd)) for _ in range(2000))
    assert (found, time.perf_counter() - begun < 5) == (10000, True)


# --- reading -------------------------------------------------------------------------------------------------


def test_a_surname_is_derived_with_the_last_words_of_the_forms(folder):
    term = read_glossary(folder, "ru").named("Putin")
    assert (term.surname_of, term.paradigm.forms[Case.INS], term.paradigm.confirmed) == (
        "Vladimir Putin",
        ("Путиным",),
        True,
    )


def test_a_surname_with_particles_keeps_them(folder):
    assert read_glossary(folder, "ru").named("von der Leyen").paradigm.citation == "фон дер Ляйен"


def test_forms_of_an_alias_belong_to_the_alias(folder):
    (alias,) = read_glossary(folder, "ru").named("Soviet Union").target_aliases
    assert (alias.citation, alias.forms[Case.GEN]) == ("СССР", ("СССР",))


def test_a_fixed_name_has_its_form_in_every_case(folder):
    paradigm = read_glossary(folder, "uk").named("NATO").paradigm
    assert paradigm == Paradigm(dict.fromkeys(Case, ("НАТО",)), fixed=True)


def test_a_name_without_forms_is_known_by_its_citation_form(folder):
    assert read_glossary(folder, "ru").named("Kyiv").paradigm == Paradigm({Case.NOM: ("Киев",)})


def test_a_folder_without_a_glossary_is_an_empty_one(tmp_path):
    assert read_glossary(tmp_path / "nowhere", "ru").terms == ()


def test_bom_crlf_blank_lines_column_order_and_unknown_columns_are_fine(tmp_path):
    text = "\ufeffdesk,uk,ru,source,fixed\r\n\r\nforeign,Київ,Киев,Kyiv,\r\n,,,,\r\nx,Шойгу,Шойгу,Shoigu,uk\r\n"
    (tmp_path / "names.csv").write_bytes(text.encode())
    russian, ukrainian = (read_glossary(tmp_path, language).terms for language in ("ru", "uk"))
    assert [(t.source, t.paradigm.citation, t.paradigm.fixed) for t in (*russian, *ukrainian)] == [
        ("Kyiv", "Киев", False),
        ("Shoigu", "Шойгу", False),
        ("Kyiv", "Київ", False),
        ("Shoigu", "Шойгу", True),
    ]


def test_a_surname_of_two_people_names_neither(tmp_path):
    rows = "Joe Biden,,person,m,,Джо Байден,Джо Байден,,,,,\nBeau Biden,,person,m,,Бо Байдэн,Бо Байден,,,,,\n"
    (tmp_path / "names.csv").write_text(HEADER + rows, encoding="utf-8")
    inspection = inspect_glossary(tmp_path, "ru")
    assert seen("Biden left", inspection.terms) == ["Biden:ambiguous"]
    assert [warning.what for warning in inspection.warnings] == ["'Biden' alone may be 'Joe Biden' or 'Beau Biden'"]


BAD_NAMES = [
    ("Kyiv,,place,m,,,Київ,,,,,\n", "names.csv:2: 'Kyiv' has no ru rendering; fill in the column ru"),
    ("Kyiv,,town,m,,Киев,Київ,,,,,\n", "unknown kind 'town'; use one of person, place"),
    ("Kyiv,,place,x,,Киев,Київ,,,,,\n", "unknown gender 'x'"),
    ("Kyiv,,place,m,perhaps,Киев,Київ,,,,,\n", "unknown value 'perhaps' in fixed"),
    ("Kyiv,,place,m,,Kиев,Київ,,,,,\n", "mixes Latin and Cyrillic letters in 'Kиев' (k)"),
    ("Kyiv,,place,m,,Kiev,Київ,,,,,\n", "holds the Latin word 'Kiev'"),
    ("Kyiv,,place,m,,Київ,Київ,,,,,\n", "holds the letter 'ї', which Russian does not have"),
    ("Кyiv,,place,m,,Киев,Київ,,,,,\n", "holds Cyrillic letters"),
    (",,place,m,,Киев,Київ,,,,,\n", "the row has no source"),
    ("Kyiv,,place,m,,Киев,Київ,,,,\n", "has 11 cells where the header has 12"),
    ("Kyiv,,place,m,,Киев,Київ,,,,,\nKyiv,,,,,Киев,Київ,,,,,\n", "names.csv:3: 'Kyiv' is already a name or alias"),
    ("A,Bee,,,,А,А,,,,,\nB,Bee,,,,Б,Б,,,,,\n", "names.csv:3: 'Bee' is already a name or alias of 'A' on line 2"),
    ("A,,,,,А,А,,,,,\n\nthe A,,,,,Б,Б,,,,,\n", "names.csv:4: 'the A' is already a name or alias of 'A'"),
    ('Kyiv,,place,m,,"Киев,Київ,,,,,\nA,,,,,А,А,,,,,\n', "names.csv:2: a quotation mark is opened"),
    ('Kyiv,,place,m,,"Киев"а,Київ,,,,,\n', "names.csv:2: a closing quotation mark is followed"),
    ("Kyiv,,place,m,,Киев|Кыив,Київ,,,,,\n", "has two ru renderings"),
    ("Kyiv,,place,m,,Киев,Київ,,,Киев,,\n", "is both accepted and forbidden"),
    ("Kyiv,,place,m,YES,Киев,Київ,,,,,\n", "unknown value 'YES' in fixed; use yes, ru, uk, or leave it empty"),
    ("Kyiv,,place,m,de,Киев,Київ,,,,,\n", "unknown value 'de' in fixed"),
    ("Kyiv,,place,m,,Ки\u200bев,Київ,,,,,\n", "names.csv:2: holds the invisible character U+200B"),
    ("Kyiv,,place,m,,Ки\u00adев,Київ,,,,,\n", "holds the invisible character U+00AD"),
    ("Kyiv,,,,,Киев,Київ,,,,,\nKYIV,,,,,Кыев,Київ,,,,,\n", "'KYIV' is already a name or alias of 'Kyiv' on line 2"),
    ("Kyiv,,place,m,," + "К" * 140000 + ",Київ,,,,,\n", "names.csv:2: a cell is far too long"),
]


@pytest.mark.parametrize(("rows", "message"), BAD_NAMES)
def test_a_bad_name_stops_with_file_line_and_fix(rows, message, tmp_path):
    (tmp_path / "names.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(GlossaryError) as stopped:
        read_glossary(tmp_path, "ru")
    assert message in str(stopped.value)
    assert stopped.value.todo


BAD_FORMS = [
    ("Kyiv,Киев,Киева,,Киев,Киевом,Киеве,generated\n", "'Kyiv' has no form in the column dat"),
    ("Kyiv,Кыев,Киева,Киеву,Киев,Киевом,Киеве,generated\n", "begin with 'Кыев', but names.csv has 'Киев'"),
    (
        "Lviv,Львов,Львова,Львову,Львов,Львовом,Львове,generated\n",
        "forms for 'Lviv', which names.csv does not have",
    ),
    ("Kyiv,Киев,Киева,Киеву,Киев,Киевом,Киеве,done\n", "unknown status 'done'"),
    ("Kyiv,Киев,Киeва,Киеву,Киев,Киевом,Киеве,generated\n", "mixes Latin and Cyrillic"),
    ("NATO,НАТО,НАТЫ,НАТО,НАТО,НАТО,НАТО,generated\n", "is fixed in names.csv but has several forms"),
    ("Kyiv,Киев,Киева,Киеву,Киев,Киевом,Киеве,generated\n" * 2, "forms.ru.csv:3: 'Kyiv' has two rows of forms"),
    ("Kyiv,Киев,Киева\n", "has 3 cells where the header has 8"),
]


@pytest.mark.parametrize(("rows", "message"), BAD_FORMS)
def test_bad_forms_stop_with_file_line_and_fix(rows, message, folder):
    (folder / "forms.ru.csv").write_text(FORMS.split("\n")[0] + "\n" + rows, encoding="utf-8")
    with pytest.raises(GlossaryError) as stopped:
        read_glossary(folder, "ru")
    assert message in str(stopped.value)
    assert "forms.ru.csv:" in str(stopped.value)


BAD_FILES = [
    (b"", "names.csv:1: is empty"),
    (HEADER.replace(",", ";").encode(), "separates its columns by semicolons"),
    ("source,ru,uk\nKyiv,Киев,Київ\n".encode("cp1251"), "names.csv:2: is not UTF-8 text"),
    ("source,ru\nKyiv,Київ\n".encode(), "has no column 'uk'"),
    (b"source,ru,uk,ru\n", "has the column 'ru' twice"),
    (b"source,ru,uk\n\0", "holds a NUL character"),
]


@pytest.mark.parametrize(("data", "message"), BAD_FILES)
def test_a_file_that_is_no_table_stops(data, message, tmp_path):
    (tmp_path / "names.csv").write_bytes(data)
    with pytest.raises(GlossaryError) as stopped:
        read_glossary(tmp_path, "uk")
    assert message in str(stopped.value)


def test_a_rendering_said_twice_and_spaces_of_a_word_processor_do_no_harm(tmp_path):
    row = "Red  Sea,,place,n,,Красное\u00a0море,Червоне море,Красное море|Алое море|Алое море,,,,\n"
    (tmp_path / "names.csv").write_text(HEADER + row, encoding="utf-8")
    (term,) = read_glossary(tmp_path, "ru").terms
    assert (term.source, term.paradigm.citation, [alias.citation for alias in term.target_aliases]) == (
        "Red Sea",
        "Красное море",
        ["Алое море"],
    )


def test_a_letter_of_two_characters_is_the_same_letter(tmp_path):
    (tmp_path / "names.csv").write_text("source,ru\nTolstoy,Толстои\u0306\n", encoding="utf-8")
    assert read_glossary(tmp_path, "ru").named("Tolstoy").paradigm.citation == "Толстой"


def test_all_bad_rows_are_listed(tmp_path):
    rows = ",,,,,А,А,,,,,\nB,,xx,,,Б,Б,,,,,\nC,,,,,В,В,,,,,\n"
    (tmp_path / "names.csv").write_text(HEADER + rows, encoding="utf-8")
    inspection = inspect_glossary(tmp_path, "ru")
    assert ([error.line for error in inspection.errors], [name.source for name in inspection.names]) == (
        [2, 3],
        ["C"],
    )


# --- confusable names, fingerprints, proposals ---------------------------------------------------------------

PAIRS = [
    ("Зеленський", "Зеленська", True),
    ("Иран", "Ирак", True),
    ("Россия", "Сербия", False),
    ("Северная Корея", "Южная Корея", False),
    ("Киев", "Крым", False),
]


@pytest.mark.parametrize(("first", "second", "alike"), PAIRS)
def test_names_too_much_alike_are_a_pair(first, second, alike):
    terms = [Term(name, "ru", Paradigm({Case.NOM: (name,)})) for name in (first, second)]
    assert bool(find_confusable(terms)) is alike


def test_a_fingerprint_changes_with_the_forms_and_not_with_other_rows():
    def prints(form, *others):
        term = Term("Kyiv", "ru", Paradigm({Case.NOM: ("Киев",), Case.GEN: (form,)}), Kind.PLACE, Gender.MASCULINE)
        return fingerprint_terms(find_terms("in Kyiv", Terms((term, *others), "ru")))

    other = Term("Lviv", "ru", Paradigm({Case.NOM: ("Львов",)}))
    assert prints("Киева") == prints("Киева", other) != prints("Киеву")


PROPOSALS = [
    ("Peter Wilson", "Питер Уилсон", "Пітер Вілсон"),
    ("Oleksandr Kovalenko", "Александр Коваленко", "Олександр Коваленко"),
    ("Jake Sullivan", "Джейк Салливан", "Джейк Салліван"),
    ("Shcherbakov", "Щербаков", "Щербаков"),
    ("Dmytro Zaluzhnyi", "Дмитрий Залужный", "Дмитро Залужний"),
    ("Cooper", "Купер", "Купер"),
    ("Gitanas Nausėda", "Джитанас Носеда", "Джітанас Носеда"),
    ("Škoda", "Шкода", "Шкода"),
    ("O'Connor", "О’Коннор", "О’Коннор"),
]


@pytest.mark.parametrize(("name", "russian", "ukrainian"), PROPOSALS)
def test_a_proposal_follows_the_language_s_own_rules(name, russian, ukrainian):
    assert (transliterate(name, "ru"), transliterate(name, "uk")) == (russian, ukrainian)


def test_candidates_are_names_by_frequency_without_titles_days_and_sentence_beginnings(terms):
    texts = [
        ("Reacting on Monday, Prime Minister Kaja Smith of Lithuania met Vladimir Putin.", 1),
        ("Lithuania’s stance pleased Ms. Smith and pro-Smith voters, the OPCW said.", 2),
    ]
    assert [(found.name, found.count, found.lines) for found in find_candidates(texts, terms)] == [
        ("Lithuania", 2, (1, 2)),
        ("Kaja Smith", 1, (1,)),
        ("OPCW", 1, (2,)),
        ("Smith", 1, (2,)),
    ]
