"""Closed lists of words of English, Russian and Ukrainian that decide what a neighbour of a name is.

Folded (ё as е, apostrophe ') and in lower case. They are facts of the languages, not of any glossary.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.model import Case


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_N, _G, _D, _A, _I, _L = Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC


def _table(rows: Mapping[tuple[Case, ...], str]) -> dict[str, frozenset[Case]]:
    return {word: frozenset(cases) for cases, words in rows.items() for word in words.split()}


PREPOSITIONS: dict[str, dict[str, frozenset[Case]]] = {
    "ru": _table(
        {
            (_G,): "без безо для до из изо из-за из-под от ото у около возле вокруг после кроме ради против среди "
            "мимо внутри вне вдоль вместо насчет относительно помимо касательно накануне вблизи близ ввиду "
            "вследствие посреди напротив позади изнутри",
            (_D,): "к ко вопреки благодаря",
            (_D, _G): "согласно",
            (_A,): "про через сквозь",
            (_I,): "над надо перед передо",
            (_I, _G): "между меж",
            (_L,): "при",
            (_A, _L): "в во на о об обо",
            (_A, _I): "за под подо",
            (_D, _A, _L): "по",
            (_G, _A, _I): "с со",
        }
    ),
    "uk": _table(
        {
            (_G,): "без для до від од біля коло навколо довкола після крім окрім ради заради проти серед посеред "
            "всередині усередині вздовж уздовж замість щодо стосовно відносно напередодні поблизу внаслідок "
            "з-за із-за з-під із-під задля протягом упродовж впродовж навпроти",
            (_D,): "завдяки всупереч усупереч назустріч наперекір",
            (_A,): "про через крізь повз",
            (_I,): "над наді перед переді",
            (_I, _G): "між поміж",
            (_L,): "при",
            (_A, _L): "на о об",
            (_G, _A, _L): "в у ув",
            (_A, _I, _G): "за",
            (_A, _I): "під попід",
            (_A, _I, _L): "поза",
            (_D, _A, _L): "по",
            (_G, _A, _I): "з із зі зо",
        }
    ),
}
"""Language to preposition (folded, lower case) to every case it takes."""

# Titles agree with the name that follows: «президенту Путину». Masculine ones of the first kind of endings.
_TITLES = {
    "ru": "президент премьер премьер-министр министр спикер депутат генерал адмирал канцлер губернатор посол "
    "сенатор лидер политолог аналитик эксперт журналист министр-президент конгрессмен вице-президент маршал "
    "император папа-римский чиновник экс-президент олигарх адвокат режиссер полковник майор господин",
    "uk": "президент прем'єр прем'єр-міністр міністр спікер депутат генерал адмірал канцлер губернатор посол "
    "сенатор лідер політолог аналітик експерт журналіст конгресмен віцепрезидент віце-президент маршал імператор "
    "експрезидент олігарх адвокат режисер полковник майор пан",
}
_ENDINGS = {
    "ru": {"": (_N,), "а": (_G, _A), "у": (_D,), "ом": (_I,), "е": (_L,)},
    "uk": {"": (_N,), "а": (_G, _A), "у": (_D, _L), "ові": (_D, _L), "ом": (_I,), "і": (_L,)},
}
TITLE_CASES: dict[str, dict[str, frozenset[Case]]] = {
    language: {
        stem + ending: frozenset(cases) for stem in stems.split() for ending, cases in _ENDINGS[language].items()
    }
    for language, stems in _TITLES.items()
}
# «по словам Путина», «заявление Кремля»: nouns after which a name without a preposition is a genitive.
GENITIVE_AFTER = {
    "ru": _words(
        "словам мнению данным утверждению сообщению информации заявление заявления заявлению слова слов "
        "пресс-секретарь представитель представителя советник помощник сторонник союзник резиденция резиденции "
        "резиденцию власти властей режим режима сторонники обвинения территории территорию столица столице "
        "президент президента президентом президенту правительство правительства армия армии войска войск"
    ),
    "uk": _words(
        "словами словам думку даними твердженням повідомленням інформацією заява заяви заяву слова слів "
        "речник речника представник представника радник помічник союзник резиденція резиденції резиденцію влада "
        "влади режим режиму прихильники звинувачення території територію столиця столиці президент президента "
        "президентом президенту уряд уряду армія армії війська військ"
    ),
}
NO_VERB = _words("стол посол угол пол футбол отдел раздел предел капитал материал канал сигнал журнал генерал "
                     "адмирал дела сила школа скала вокзал интеграл потенциал персонал протокол стив київ харків "
                     "колектив архів мотив наплив обрив прорив вплив взрыв справ прав")  # fmt: skip


PRONOUNS = {
    ("ru", "m"): "он его ему им нем него нему ним",
    ("ru", "f"): "она ее ей ею ней нее нею",
    ("ru", "n"): "оно его ему им нем него нему ним",
    ("ru", "pl"): "они их им ими них ним ними",
    ("uk", "m"): "він його йому ним ньому нього нім",
    ("uk", "f"): "вона її їй нею ній неї",
    ("uk", "n"): "воно його йому ним ньому нього нім",
    ("uk", "pl"): "вони їх їм ними них їхній їхня їхнє їхні їхніх",
}
PLACE_ADVERBS = {"ru": "там туда оттуда здесь", "uk": "там туди звідти тут"}
ENGLISH_PRONOUNS = _words("he him his she her hers it its they them their theirs there")


# Words that begin a sentence with a capital and may sound like a short name.
OPENERS = _words(
    "а без более бы в вам вас ведь весь вместе вот все всего где да даже для до его ее если есть еще же за затем "
    "здесь зато и из или им иначе их к как какой когда который кроме кто ли лишь мы на над нам нас не нет ни но "
    "ну о об она они оно от первый перед по под после потому поэтому при про раз ранее с сам сейчас сначала со "
    "среди так также такой там тем теперь то тогда того тоже только трасса три трое туда тут ты у уже хотя чем "
    "через что чтобы эта эти это этот я мир мера марс март люди дом дума дело день год вена война вина песок "
    "або адже але багато без був була були було в вам вас весь вже ви від він вона вони воно все всі де для до з "
    "за завдяки зараз з-за зі й його йому її із інші інший їх їм коли крім куди лише людина мало між ми мій "
    "на навіть над нам нас не немає ні ніж о об один отже перед перший під після по поки при про проте раз свій "
    "себе сьогодні так також такий там те тепер ти тільки то тоді тому тут у хоча це цей ці через чи що щоб щодо "
    "як який якщо"
)
# English words after a name that show it is no adjective there: "Kremlin said".
VERBS = _words(
    "said says say told tells called calls is was were are be been has had have will would may might can could "
    "should must did does do and or but nor as to in on at of for from by with without against about into onto "
    "over under after before since until during than then that which who whom whose where when while if because "
    "though although also not never only just even still yet again there here saying seeking quoted went came "
    "made took gave got saw knew thought left held kept met led began won lost put set wants want plans hopes "
    "denies insists claims warns seeks vows urges accuses argues backs"
)

# Words that end like adjectives before a name and agree with nothing.
NO_ADJECTIVE = _words(
    "потому поэтому почему много немного долго недолго строго дорого всего итого него кого никого чего ничего тому "
    "чому нічого нікого всього потім назад своего своєму второй затем зачем совсем перед"
)
