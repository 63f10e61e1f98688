"""Typography: every rule with examples and the source it is taken from."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Unit
from l10n.typography import polish

PARALLEL = Path(__file__).parents[2] / "shared" / "data" / "parallel" / "flores-dev"
HOUSE = HouseStyle()

# The rule's source; then language, text, the text as a newsroom sets it. «_» stands for a no-break space.
# Мильчин: А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора»; ПАС: «Правила русской орфографии и
# пунктуации» (2006); Правопис: «Український правопис» (2019); CLDR: locales ru and uk.
MILCHIN, PAS, PRAVOPYS, CLDR = "Мильчин", "ПАС", "Правопис", "CLDR"
RULES = [
    # quotation marks
    (MILCHIN, "ru", 'Газета "Весть" закрыта', "Газета «Весть» закрыта"),
    (MILCHIN, "ru", "Он “так” сказал", "Он «так» сказал"),
    (MILCHIN, "ru", 'Он сказал: "Газета "Весть" закрыта"', "Он сказал: «Газета „Весть“ закрыта»"),
    (MILCHIN, "ru", "«Газета «Весть» закрыта»", "«Газета „Весть“ закрыта»"),
    (MILCHIN, "ru", "Он назвал это ‘ошибкой’", "Он назвал это «ошибкой»"),
    (CLDR, "uk", 'Газету "Вість" закрито', "Газету «Вість» закрито"),
    (CLDR, "uk", "«Газету «Вість» закрито»", "«Газету „Вість“ закрито»"),
    (PAS, "ru", "“Он ушёл,” сказала она", "«Он ушёл», сказала она"),
    (PAS, "ru", "Он сказал: “Мы ушли.”", "Он сказал: «Мы ушли»."),
    (PAS, "ru", "Он спросил: “Кто ушёл?”", "Он спросил: «Кто ушёл?»"),
    (PAS, "ru", "Это были «1990-е гг.»", "Это были «1990-е гг.»"),
    (PRAVOPYS, "uk", "Він сказав: “Ми пішли.”", "Він сказав: «Ми пішли»."),
    # marks that do not pair: a quotation that goes on in the next sentence
    (MILCHIN, "ru", "“[Путин] редко ездит", "«[Путин] редко ездит"),
    (MILCHIN, "ru", "Он редко ездит”", "Он редко ездит»"),
    (MILCHIN, "ru", 'Экран 15" и 17"', 'Экран 15" и_17"'),
    (MILCHIN, "ru", "«Газета «Весть»", "«Газета «Весть»"),
    # what machines write: their own mark and the copied one, marks of other scripts, marks spaced like words
    (MILCHIN, "ru", "«Мы победим»», — сказал он", "«Мы победим»,_— сказал он"),
    (MILCHIN, "ru", "Он назвал это «актом»».", "Он назвал это «актом»."),
    (MILCHIN, "ru", "««Да», — сказал он", "«Да»,_— сказал он"),
    (MILCHIN, "ru", '""Да"", — сказал он', "«Да»,_— сказал он"),
    (MILCHIN, "ru", '«Да", — сказал он. „Нет»', "«Да»,_— сказал он. «Нет»"),
    (MILCHIN, "ru", 'Сказал : " Да " .', "Сказал: «Да»."),
    (MILCHIN, "ru", "``Да'', <<нет>> и »так«", "«Да», «нет» и_«так»"),
    (MILCHIN, "ru", "Мы не боимся», — сказал он. «Мы победим.", "Мы не боимся»,_— сказал он. «Мы победим."),
    (PRAVOPYS, "uk", "““Так””, — сказав він", "«Так»,_— сказав він"),
    (PRAVOPYS, "uk", "Газета «День»» і «Вісті»", "Газета «День» і_«Вісті»"),
    # a question or an exclamation that is quoted
    (PAS, "ru", "«Что?», — спросил он", "«Что?»_— спросил он"),
    (PAS, "ru", "Он спросил: «Что?».", "Он спросил: «Что?»"),
    (PAS, "ru", "Он читал роман «Что делать?».", "Он читал роман «Что делать?»."),
    (PRAVOPYS, "uk", "«Що?», — спитав він", "«Що?»_— спитав він"),
    # dashes and hyphens
    (MILCHIN, "ru", "2022-2023 годы, 2022-2023", "2022–2023 годы, 2022-2023"),
    (PRAVOPYS, "uk", "2014-2022 рр.", "2014–2022_рр."),
    (MILCHIN, "ru", "Москва - столица", "Москва_— столица"),
    (MILCHIN, "ru", "Москва – столица", "Москва_— столица"),
    (MILCHIN, "ru", "Путин—как всегда—молчит", "Путин_— как всегда_— молчит"),
    (MILCHIN, "ru", "поезд Москва—Петербург", "поезд Москва—Петербург"),
    (MILCHIN, "ru", "«Да», - сказал он", "«Да»,_— сказал он"),
    (MILCHIN, "ru", "5–7 дней, счёт 3-2, 2010 – 2015", "5–7 дней, счёт 3-2, 2010 – 2015"),
    (MILCHIN, "ru", "кто-то из-за угла", "кто-то из-за угла"),
    (PRAVOPYS, "uk", "Київ - столиця", "Київ_— столиця"),
    # no-break spaces
    (MILCHIN, "ru", "Дом в городе и у реки", "Дом в_городе и_у_реки"),
    (PRAVOPYS, "uk", "Дім у місті і з річкою", "Дім у_місті і_з_річкою"),
    (MILCHIN, "ru", "В. В. Путин и Д.С. Песков", "В._В._Путин и_Д._С._Песков"),
    (MILCHIN, "ru", "дом №5, § 7", "дом №_5, §_7"),
    (MILCHIN, "ru", "10 км, 5 млн рублей, 20 %", "10_км, 5_млн рублей, 20_%"),
    (MILCHIN, "ru", "и т. д., и т.п., т. е. так", "и_т._д., и_т._п., т._е. так"),
    (MILCHIN, "ru", "г. Москва, ул. Мира, 2025 г.", "г._Москва, ул._Мира, 2025_г."),
    (CLDR, "ru", "9 мая 2025 года", "9_мая 2025_года"),
    (CLDR, "uk", "9 травня 2025 року", "9_травня 2025_року"),
    (MILCHIN, "ru", "витамин C и кто-то в-третьих", "витамин C и_кто-то в-третьих"),
    # numbers
    (CLDR, "ru", "3.5 процента и 1.2 млрд", "3,5_процента и_1,2_млрд"),
    (CLDR, "uk", "3.5 відсотка", "3,5_відсотка"),
    (CLDR, "ru", "1,234,567 человек", "1_234_567 человек"),
    (CLDR, "ru", "10,000 человек", "10_000 человек"),
    (CLDR, "ru", "12 500 человек", "12_500 человек"),
    (MILCHIN, "ru", "пришли 12500 человек и 1500 детей", "пришли 12_500 человек и_1500 детей"),
    (MILCHIN, "ru", "версия 3.5.1, дело № 12345 закрыто", "версия 3.5.1, дело №_12345 закрыто"),
    (MILCHIN, "ru", "стандарт ISO 27001 принят, Boeing 737-800", "стандарт ISO 27001 принят, Boeing 737-800"),
    # spaces
    (MILCHIN, "ru", "Он ушёл ,она нет .Они тоже", "Он ушёл, она нет. Они тоже"),
    (MILCHIN, "ru", "Он ушёл..Она осталась", "Он ушёл. Она осталась"),
    (MILCHIN, "ru", "Он сказал,, что ушёл, , и т.п. ,", "Он сказал, что ушёл, и_т._п.,"),
    (MILCHIN, "ru", "г.Москва и ул.Мира", "г._Москва и_ул._Мира"),
    (PRAVOPYS, "uk", "м.Київ … так", "м._Київ… так"),
    (MILCHIN, "ru", "Он ушёл , а она нет .", "Он ушёл, а_она нет."),
    (MILCHIN, "ru", "Он  ушёл,она ( тоже ) .", "Он ушёл, она (тоже)."),
    (MILCHIN, "ru", "« Весть » закрыта", "«Весть» закрыта"),
    # ellipsis
    (MILCHIN, "ru", "Он ушёл... и всё", "Он ушёл… и_всё"),
    (MILCHIN, "ru", "Правда?.. Да!..", "Правда?.. Да!.."),
    # Ukrainian apostrophe
    (PRAVOPYS, "uk", "п'ять комп`ютерів", "п’ять комп’ютерів"),
    (PRAVOPYS, "uk", "O'Reilly і п'єса", "O'Reilly і_п’єса"),
    # Ukraine
    ("house", "uk", "Війна на Україні", "Війна в_Україні"),
    ("house", "uk", "Напад на Україну", "Напад на Україну"),
    ("house", "uk", "Вони зосередились на Україні", "Вони зосередились на Україні"),
    # what is never touched
    ("kept", "ru", 'см. https://site.ru/a--b,c...d?q="x"', "см. https://site.ru/a--b,c...d?q=«x»"),
    ("kept", "ru", "пишите a-b@c.ru или @user_1 #тег", "пишите a-b@c.ru или @user_1 #тег"),
    ("kept", "ru", '<a href="x - y">так</a> и ⟦1⟧ в {name}', '<a href="x - y">так</a> и_⟦1⟧ в_{name}'),
    ("kept", "ru", "", ""),
]


def shown(text):
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(("source", "language", "text", "wanted"), RULES)
def test_a_rule_sets_its_example(source, language, text, wanted):
    assert shown(polish(text, load_language(language), HOUSE)) == wanted


@pytest.mark.parametrize(("source", "language", "text", "wanted"), RULES)
def test_polishing_an_example_twice_is_polishing_it_once(source, language, text, wanted):
    once = polish(text, load_language(language), HOUSE)
    assert polish(once, load_language(language), HOUSE) == once


@pytest.mark.parametrize(
    ("style", "language", "text", "wanted"),
    [
        (replace(HOUSE, yo="е"), "ru", "Ещё всё", "Еще все"),
        (replace(HOUSE, yo="ё"), "ru", "Еще все", "Еще все"),
        (replace(HOUSE, ukraine_ru="в"), "ru", "Война на Украине", "Война в_Украине"),
        (replace(HOUSE, ukraine_ru="на"), "ru", "Война в Украине", "Война на Украине"),
        (replace(HOUSE, ukraine_ru="в"), "ru", "Нападение на Украину", "Нападение на Украину"),
        (replace(HOUSE, apostrophe="ʼ"), "uk", "п'ять", "пʼять"),
        (replace(HOUSE, inner_quotes_uk="“”"), "uk", '"Газета "Вість" тут"', "«Газета “Вість” тут»"),
    ],
)
def test_the_house_decides(style, language, text, wanted):
    assert shown(polish(text, load_language(language), style)) == wanted


def test_another_language_is_left_alone():
    assert polish('A "b" - c', load_language("de"), HOUSE) == 'A "b" - c'


PIECES = (
    " ", "\u00a0", "  ", ".", ",", "...", "…", "-", " - ", "—", "–", '"', "«", "»", "„", "“", "”", "'", "’",
    "(", ")", "%", "№", "5", "12500", "10,000", "3.5", "млн", "мая", "в", "и", "В.", "Путин", "слово",
    "Украине", "на", "п'ять", "g", "https://a.ru/b", "a@b.ru", "⟦1⟧", "<b>", "\n", "?", ":", "т.", "д.",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize("language", ["ru", "uk"])
@given(text=TEXTS)
def test_twice_is_once(language, text):
    once = polish(text, load_language(language), HOUSE)
    assert polish(once, load_language(language), HOUSE) == once


@pytest.mark.parametrize("language", ["ru", "uk"])
@given(text=TEXTS)
def test_no_letter_or_figure_is_lost(language, text):
    def bare(part):
        return re.sub(r"[^\w⟦⟧]", "", part).replace("на", "в")

    assert bare(polish(text, load_language(language), HOUSE)) == bare(text)


@pytest.mark.skipif(not PARALLEL.is_dir(), reason="the data for development is not here")
@pytest.mark.parametrize(("language", "file"), [("ru", "ref.ru"), ("uk", "ref.uk")])
def test_the_checks_agree_with_polished_text(language, file):
    # What `polish` sets, the checks must not complain about, or --fix and the draft would quarrel.
    ours = {
        "quotes-style",
        "quotes-punctuation",
        "dash-hyphen",
        "dash-style",
        "dash-spaces",
        "ellipsis-dots",
        "apostrophe-style",
        "space-double",
        "space-before",
        "nbsp-missing",
        "ukraine-preposition",
    }
    quarrels = []
    for line in (PARALLEL / file).read_text(encoding="utf-8").splitlines()[:300]:
        text = polish(line.strip(), load_language(language), HOUSE)
        found = check_unit(Unit(text, text), load_language(language), HOUSE)
        quarrels += [(finding.check, text) for finding in found if finding.check in ours]
    assert quarrels == []
