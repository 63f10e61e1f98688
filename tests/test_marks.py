"""Spaces, stops, capitals, brackets and quotation marks that went astray, each in its tables."""

import pytest

from l10n.checks import check_unit
from l10n.documents import parse_text
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


SMALL_BEGINNING = [
    ("ru", "It was “a farce.” She left.", "Это был «фарс». она уехала."),
    ("ru", "They lost 2–1. She left.", "Они проиграли со счётом 1:2. она уехала."),
    ("ru", "It fell by 7%. She left.", "Цены упали на 7 %. она уехала."),
    ("ru", "He left (she stayed). It is so.", "Он уехал (она осталась). это так."),
    ("ru", "He left with the USA. She stayed.", "Он уехал в США. она осталась."),
    ("ru", "He sent Abrams tanks. She left.", "Он отправил Abrams. она уехала."),
    ("ru", "See https://example.org/x. She left.", "См. https://example.org/x. она уехала."),
    ("ru", "He has seen them. “She left.”", "Он видел их. «она уехала»."),
    ("ru", "Yes! She left.", "Да! она уехала."),
    ("uk", "It was “a farce.” She left.", "Це був «фарс». вона поїхала."),
    ("uk", "They lost 2–1. She left.", "Вони програли з рахунком 1:2. вона поїхала."),
    ("uk", "It fell by 7%. She left.", "Ціни впали на 7 %. вона поїхала."),
    ("uk", "Prices rose, wages did not. She left.", "Ціни зросли, а зарплати — ні. вона поїхала."),
    ("uk", "Yes! She left.", "Так! вона поїхала."),
]
SMALL_SOUND = [
    ("ru", "It was 5 hours. He left in 2019, she stayed.", "Прошло 5 ч. он уехал в 2019 г. она осталась."),
    ("ru", "It weighs 5 kg. He left.", "Вес 5 кг. и он уехал."),
    ("ru", "It is by Mr. Smith Inc. of NY.", "Это Смит Inc. из Нью-Йорка."),
    ("ru", "“Is it so?” he asked. She left.", "«Это так?» — спросил он. Она уехала."),
    ("ru", "It fell by 7%, she left.", "Цены упали на 7 %. она уехала."),
    ("uk", "It weighs 5 kg. He left.", "Вага 5 кг. і він поїхав."),
    ("uk", "“Is it so?” he asked. She left.", "«Це так?» — спитав він. Вона поїхала."),
]
NATIONS = [
    ("ru", "It is called so in Spanish.", "Так это называют на Испанском."),
    ("ru", "It is Thai, Indian and Japanese.", "Она тайская, индийская и Японская."),
    ("ru", "A ship of China's COSCO sank.", "Затонуло судно Китайской COSCO."),
    ("ru", "Twitter Suspends Chinese Accounts", "Twitter блокирует Китайские аккаунты"),
    ("ru", "Italian universities are old.", "Это Итальянские университеты."),
    ("ru", "The UK's waste system is old.", "Это недостатки Британской системы."),
    ("ru", "The Italian Tenth Army left.", "Это командир Итальянской 10-й армии."),
    ("ru", "The 400 Richest Americans list.", "Список 400 богатейших Американцев."),
    ("ru", "The Kurds and Catholics left.", "Уехали все Курды и католики."),
    ("uk", "It is called so in Spanish.", "Так це називають Іспанською."),
    ("uk", "Chinese Accounts Are Suspended", "Заблоковано Китайські акаунти"),
    ("uk", "A French bank fell.", "Збанкрутував Французький банк."),
    ("uk", "The Kurds left.", "Поїхали всі Курди."),
]
NATIONS_SOUND = [
    ("ru", "They met in Czechia and the Czech city.", "Встретились в Чехии и чешском городе."),
    ("ru", "The Bulgarians live in Bulgaria.", "Болгары живут в Болгарии, Сербией доволен серб."),
    ("ru", "The British Museum and British people.", "Это Британский музей и британцы."),
    ("ru", "The SNP left, Scottish voters stayed.", "Ушла Шотландская национальная партия."),
    ("ru", "Korean peninsula is quiet.", "Тихо на Корейском полуострове."),
    ("ru", "Anne of Austria, the Austrian.", "Это Анна Австрийская."),
    ("ru", "It is Jane Finn.", "Это Джейн Финн."),
    ("uk", "They met in Czechia, with the Czechs.", "Зустрілися з Чехією, з чехами, з Румунією."),
    ("uk", "The British Museum and British people.", "Це Британський музей і британці."),
    ("uk", "Korean peninsula is quiet.", "Тихо на Корейському півострові."),
]


@pytest.mark.parametrize(("language", "source", "target"), SMALL_BEGINNING)
def test_a_sentence_that_begins_small_behind_any_end_is_found(language, source, target):
    assert find("capital-missing", language, source, target) == 1


@pytest.mark.parametrize(("language", "source", "target"), SMALL_SOUND)
def test_a_stop_after_an_abbreviation_ends_no_sentence(language, source, target):
    assert find("capital-missing", language, source, target) == 0


@pytest.mark.parametrize(("language", "source", "target"), NATIONS)
def test_nations_and_peoples_have_small_letters(language, source, target):
    assert find("capital-english", language, source, target) == 1


@pytest.mark.parametrize(("language", "source", "target"), NATIONS_SOUND)
def test_countries_and_names_keep_their_capitals(language, source, target):
    assert find("capital-english", language, source, target) == 0


ENDS = [
    ("ru", "He left!", "Он уехал."),
    ("ru", "Has he left?", "Он уехал!"),
    ("uk", "He left!", "Він поїхав."),
    ("uk", "He left!", "Він поїхав"),
    ("uk", "He left.", "Він поїхав?"),
]
ENDS_SOUND = [
    ("ru", "Could you try it.", "Не могли бы вы попробовать?"),
    ("ru", "with a glossy finish,", "с глянцевым покрытием."),
    ("ru", "He left…", "Он уехал."),
    ("uk", "“How?” he asked.", "«Як?"),
    ("uk", "may I have your name", "Як вас звати?"),
]
BRACKETS_LOST = [
    ("ru", "The people (Mapuche) left.", "Люди ушли."),
    ("ru", "NEW YORK (Reuters) - It fell.", "НЬЮ-ЙОРК — Он упал."),
    ("ru", "He (Talwar) left.", "Он Талвар ушёл."),
    ("uk", "The people (Mapuche) left.", "Люди пішли."),
    ("uk", "He (the mayor) left (again).", "Він (мер) пішов знов."),
]
BRACKETS_SOUND = [
    ("ru", "The alliance (NATO) left.", "Альянс ушёл."),
    ("ru", "The department (DfT) left in 2019 (UNGA 74).", "Министерство ушло в 2019 году."),
    ("uk", "The alliance (NATO) left.", "Альянс пішов."),
]


@pytest.mark.parametrize(("language", "source", "target"), ENDS)
def test_another_end_of_the_sentence_is_found(language, source, target):
    assert find("end-punctuation", language, source, target) == 1


@pytest.mark.parametrize(("language", "source", "target"), ENDS_SOUND)
def test_a_question_without_its_mark_and_a_list_may_end_otherwise(language, source, target):
    assert find("end-punctuation", language, source, target) == 0


@pytest.mark.parametrize(("language", "source", "target"), BRACKETS_LOST)
def test_brackets_that_are_left_out_are_found_with_or_without_their_words(language, source, target):
    assert find("brackets-missing", language, source, target) == 1


@pytest.mark.parametrize(("language", "source", "target"), BRACKETS_SOUND)
def test_an_abbreviation_after_a_name_may_be_left_out(language, source, target):
    assert find("brackets-missing", language, source, target) == 0


QUOTES_LOST = [
    ("ru", "They called it “ugly” and “nappy”.", "Это назвали «безобразным» и нечёсаным."),
    ("ru", "He “isn’t helping” us, but added: “We will.”", "Он «не помогает» нам, но добавил: Мы будем."),
    ("uk", "They felt “hurt” and “betrayed”.", "Вони були «ображені» й зраджені."),
]
QUOTES_SOUND = [
    ("ru", "“We know,” he said, “and go.”", "«Мы знаем, — сказал он, — и уходим»."),
    ("ru", "He called “the long plan” a “mistake”.", "Он назвал «долгий план» ошибкой."),
    ("uk", "“We know,” he said, “and go.”", "«Ми знаємо, — сказав він, — і йдемо»."),
]


@pytest.mark.parametrize(("language", "source", "target"), QUOTES_LOST)
def test_one_of_two_quotations_that_lost_its_marks_is_found(language, source, target):
    assert find("quotes-missing", language, source, target) == 1


@pytest.mark.parametrize(("language", "source", "target"), QUOTES_SOUND)
def test_a_quotation_with_the_authors_words_is_one_and_a_small_word_needs_no_marks(language, source, target):
    assert find("quotes-missing", language, source, target) == 0


# Article, language, source, target, how many elements stand behind the translation.
BEHIND = [
    ("a.html", "ru", "<a1>The <b>big</b> map</a1> is here.", "Здесь большая карта. <a1>The <b>big</b> map</a1>", 1),
    ("a.html", "ru", "<a1>Kyiv</a1> and <a2>Lviv</a2> are safe.", "Они целы. <a1>Kyiv</a1> <a2>Lviv</a2>", 2),
    ("a.html", "ru", "<b>Kyiv</b> is big", "Киев велик <b>Kyiv</b>", 1),
    ("a.html", "ru", "Use <b>Windows</b> now.", "Windows пригодится. <b>Windows</b>", 1),
    ("a.html", "ru", "The <b>14</b> men left.", "Все 14 мужчин ушли <b>14</b>.", 1),
    ("a.html", "ru", "He said <b>no</b> to it.", "Он сказал этому нет <b>no</b>.", 1),
    ("a.html", "ru", "Say <b>no</b> in <code>X</code> now.", "Скажи нет. <b>no</b> <code>X</code>", 1),
    ("a.md", "ru", "The **mayor** met [the minister](https://gov.ua).",
     "Мэр встретил министра. **mayor** [the minister](https://gov.ua)", 2),
    ("a.html", "uk", "<a1>The <b>big</b> map</a1> is here.", "Тут велика карта. <a1>The <b>big</b> map</a1>", 1),
    ("a.html", "uk", "<a1>Kyiv</a1> and <a2>Lviv</a2> are safe.", "Вони цілі. <a1>Kyiv</a1> <a2>Lviv</a2>", 2),
    ("a.html", "uk", "<b>Kyiv</b> is big", "Київ великий <b>Kyiv</b>", 1),
    ("a.html", "ru", "He uses <b>Windows</b> daily.", "Он ежедневно использует <b>Windows</b>.", 0),
    ("a.html", "ru", "It is here. <b>Windows</b> is good.", "Это тут. <b>Windows</b>", 0),
    ("a.html", "ru", "The <b>mayor</b> met <i>NATO</i>.", "<b>Мэр</b> встретил <i>NATO</i>.", 0),
    ("a.html", "uk", "He uses <b>Windows</b> daily.", "Він щодня використовує <b>Windows</b>.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("article", "language", "source", "target", "count"), BEHIND)
def test_elements_that_were_put_behind_the_translation_are_found(article, language, source, target, count):
    marked = (parse_text(source, article), parse_text(target, article))
    found = check_unit(Unit(source, target), load_language(language), HouseStyle(), marked=marked)
    assert sum(finding.check == "markup-unplaced" for finding in found) == count
