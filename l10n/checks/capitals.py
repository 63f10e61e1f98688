"""Capitals: where the sentence begins, and not where only English has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_START = Check(
    "capital-start",
    "Capital at the start",
    "The source begins with a capital and the target with a small letter.",
    Severity.WARNING,
    Example("He left.", "он уехал."),
)
_STOP = Check(
    "capital-missing",
    "Capital after a full stop",
    "A sentence inside the entry begins with a small letter.",
    Severity.WARNING,
    Example("He left. She stayed.", "Он уехал. она осталась."),
)
_ENGLISH = Check(
    "capital-english",
    "English capital",
    "A month, weekday, season, people or nationality has a capital inside the sentence, as in English.",
    Severity.WARNING,
    Example("It happened early on Wednesday.", "Это произошло рано утром в Среду."),
)
CHECKS = (_START, _STOP, _ENGLISH)

_LETTER = re.compile(r"[^\W\d_]")
_AFTER_STOP = re.compile(
    r"(?:(?P<sure>(?<=[а-яіїєґ]{3})(?:[.!?][»”\")]?|\.[ \u00a0]—))"
    r"|(?<=[\w%»”\")\ufffc])[.!?][»”\")]?(?:[ \u00a0]—)?)"
    r"[ \u00a0\n]+(?P<quote>[«„“\"(]?)(?=[а-яіїєґ])"
)
# A sentence ends inside the source.
_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bJr)(?<!\bSen)(?<!\bGen)(?<!\bRep)(?<!\bGov)(?<![.\s][A-Z])"
    r"[.!?][”\"’')\]]*\s+[“\"‘'(\[]*[A-Z]"
)
# The words of two letters that a sentence may end with; others are abbreviations.
_SMALL_WORDS = "да не ни он мы вы ты их ей её ее нём ві ні ми ви ти їх її це та то"
_TWO_LETTERS = frozenset(_SMALL_WORDS.split())
_ASKED = re.compile(r"[a-z][!?][”\"]?[ \u00a0][“\"]?[A-Z]")
_SHORT = (
    "млн млрд трлн тыс тис руб коп грн проф акад ред изд вид напр див стор рис табл абз доц инж вул бул просп обл"
    " район экз чел мин сек хв год долл тел прим англ нем фр лат рус укр рос франц иен тощо ін др пр им ім св соч"
    " инк ltd inc корп кв куб дол смт с-ще ген полк лейт кап гос ост"
    " корр изм вкл выкл макс corp co jr sr st mr mrs ms dr vs etc bros"
)
_ABBREVIATED = frozenset(_SHORT.split())
# The English adjective, the stem of the Russian and Ukrainian one, and the noun's stems in both.
_PEOPLES = {
    "Russian": ("российск русск", "російськ", "россиян русск", "росіян"),
    "Ukrainian": ("украинск", "українськ", "украинец украинц украинк", "українец українц українк"),
    "American": ("американск", "американськ", "американец американц американк", "американец американц американк"),
    "British": ("британск", "британськ", "британец британц", "британець британц"),
    "English": ("английск", "англійськ", "англичан", "англійц англієц"),
    "French": ("французск", "французьк", "француз", "француз"),
    "German": ("немецк германск", "німецьк", "немец немц немк", "німец німц німк"),
    "Chinese": ("китайск", "китайськ", "китаец китайц китаянк", "китаєц китайц китаянк"),
    "Polish": ("польск", "польськ", "поляк польк", "поляк польк"),
    "Turkish": ("турецк", "турецьк", "турок турк(?:и|ов|ам|ами|ах)", "турок турк(?:и|ів|ам|ами|ах)"),
    "Italian": ("итальянск", "італійськ", "итальянец итальянц", "італієц італійц"),
    "Spanish": ("испанск", "іспанськ", "испанец испанц", "іспанец іспанц"),
    "Japanese": ("японск", "японськ", "японец японц японк", "японец японц японк"),
    "Israeli": ("израильск", "ізраїльськ", "израильтян", "ізраїльтян"),
    "Iranian": ("иранск", "іранськ", "иранец иранц", "іранец іранц"),
    "Indian": ("индийск", "індійськ", "индиец индийц индус", "індієц індійц індус"),
    "European": ("европейск", "європейськ", "европеец европейц", "європеєц європейц"),
    "Soviet": ("советск", "радянськ", "—", "—"),
    "Belarusian": ("белорусск беларусск", "білоруськ", "белорус(?!си) беларус(?!ь)", "білорус(?!ь)"),
    "Crimean": ("крымск", "кримськ", "крымчан", "кримчан"),
    "Canadian": ("канадск", "канадськ", "канадец канадц", "канадец канадц"),
    "Australian": ("австралийск", "австралійськ", "австралиец австралийц", "австралієц австралійц"),
    "Dutch": ("голландск нидерландск", "голландськ нідерландськ", "голландец голландц", "голландец голландц"),
    "Swedish": ("шведск", "шведськ", "швед(?!ск)", "швед(?!ськ)"),
    "Arab": ("арабск", "арабськ", "араб(?!ск)", "араб(?!ськ)"),
    "Jewish": ("еврейск", "єврейськ", "еврей(?!ск) еврея евреи евреев", "єврей(?!ськ) євреї євреїв"),
    "Muslim": ("мусульманск", "мусульманськ", "мусульман(?!ск)", "мусульман(?!ськ)"),
    "Christian": ("христианск", "християнськ", "христиан(?!ск)", "християн(?!ськ)"),
    "Korean": ("корейск", "корейськ", "кореец корейц", "кореєц корейц"),
    "Syrian": ("сирийск", "сирійськ", "сириец сирийц", "сирієц сирійц"),
    "Greek": ("греческ", "грецьк", "грек", "грек"),
    "Czech": ("чешск", "чеськ", "чех(?!и[яюие])", "чех(?!і[яюїє])"),
    "Georgian": ("грузинск", "грузинськ", "грузин(?!ск)", "грузин(?!ськ)"),
    "Armenian": ("армянск", "вірменськ", "армян(?!ск)", "вірмен(?!ськ|і[яюїє])"),
    "Chechen": ("чеченск", "чеченськ", "чеченец чеченц", "чеченец чеченц"),
    "Lithuanian": ("литовск", "литовськ", "литовец литовц", "литовец литовц"),
    "Latvian": ("латвийск латышск", "латвійськ латиськ", "латыш(?!ск)", "латиш"),
    "Estonian": ("эстонск", "естонськ", "эстонец эстонц", "естонец естонц"),
    "Finnish": ("финск", "фінськ", "финн", "фінн фін(?:и|ів|ам|ами|ах)"),
    "Norwegian": ("норвежск", "норвезьк", "норвежец норвежц", "норвежец норвежц"),
    "Hungarian": ("венгерск", "угорськ", "венгр(?!и)", "угорец угорц"),
    "Brazilian": ("бразильск", "бразильськ", "бразилец бразильц", "бразилієц бразильц"),
    "Mexican": ("мексиканск", "мексиканськ", "мексиканец мексиканц", "мексиканец мексиканц"),
    "Egyptian": ("египетск", "єгипетськ", "египтян", "єгиптян"),
    "Western": ("западн", "західн", "—", "—"),
    "Moldovan": ("молдавск", "молдовськ молдавськ", "молдаван", "молдован молдаван"),
    "Romanian": ("румынск", "румунськ", "румын(?!ск|и[яюие])", "румун(?!ськ|і[яюїє])"),
    "Bulgarian": ("болгарск", "болгарськ", "болгар(?!ск|и[яюие])", "болгар(?!ськ|і[яюїє])"),
    "Serbian": ("сербск", "сербськ", "серб(?!ск|и[яюие])", "серб(?!ськ|і[яюїє])"),
    "Croatian": ("хорватск", "хорватськ", "хорват(?!ск|и[яюие])", "хорват(?!ськ|і[яюїє])"),
    "Slovak": ("словацк", "словацьк", "словак(?!и[яюие])", "словак"),
    "Afghan": ("афганск", "афганськ", "афганец афганц", "афганець афганц"),
    "Kazakh": ("казахск казахстанск", "казахськ казахстанськ", "казах(?!ск|ст)", "казах(?!ськ|ст)"),
    "Uzbek": ("узбекск узбекистанск", "узбецьк узбекистанськ", "узбек(?!ск|ист)", "узбек(?!ист)"),
    "Azerbaijani": ("азербайджанск", "азербайджанськ", "азербайджанец азербайджанц", "азербайджанц"),
    "Scottish": ("шотландск", "шотландськ", "шотландец шотландц", "шотландець шотландц"),
    "Irish": ("ирландск", "ірландськ", "ирландец ирландц", "ірландець ірландц"),
    "Danish": ("датск", "данськ", "датчан", "данець данц"),
    "Austrian": ("австрийск", "австрійськ", "австриец австрийц", "австрієць австрійц"),
    "Swiss": ("швейцарск", "швейцарськ", "швейцарец швейцарц", "швейцарець швейцарц"),
    "Portuguese": ("португальск", "португальськ", "португалец португальц", "португалець португальц"),
    "Iraqi": ("иракск", "іракськ", "иракец иракц", "іракець іракц"),
    "Pakistani": ("пакистанск", "пакистанськ", "пакистанец пакистанц", "пакистанець пакистанц"),
    "Palestinian": ("палестинск", "палестинськ", "палестинец палестинц", "палестинець палестинц"),
    "Vietnamese": ("вьетнамск", "в[’']єтнамськ", "вьетнамец вьетнамц", "в[’']єтнамець в[’']єтнамц"),
    "African": ("африканск", "африканськ", "африканец африканц", "африканець африканц"),
    "Asian": ("азиатск", "азійськ азіатськ", "—", "—"),
    "Kurdish": ("курдск", "курдськ", "курд(?!ск|ист)", "курд(?!ськ|ист)"),
    "Mongolian": ("монгольск", "монгольськ", "монгол(?!ьск|и[яюие])", "монгол(?!ьськ|і[яюїє])"),
    "Tibetan": ("тибетск", "тибетськ", "тибетец тибетц", "тибетець тибетц"),
    "Thai": ("тайск таиландск", "тайськ таїландськ", "таец тайц", "таєць тайц"),
    "Indonesian": ("индонезийск", "індонезійськ", "индонезиец индонезийц", "індонезієць індонезійц"),
    "Cuban": ("кубинск", "кубинськ", "кубинец кубинц", "кубинець кубинц"),
    "Venezuelan": ("венесуэльск", "венесуельськ", "венесуэлец венесуэльц", "венесуелець венесуельц"),
    "Colombian": ("колумбийск", "колумбійськ", "колумбиец колумбийц", "колумбієць колумбійц"),
    "Argentine": ("аргентинск", "аргентинськ", "аргентинец аргентинц", "аргентинець аргентинц"),
    "Chilean": ("чилийск", "чилійськ", "чилиец чилийц", "чилієць чилійц"),
    "Lebanese": ("ливанск", "ліванськ", "ливанец ливанц", "ліванець ліванц"),
    "Saudi": ("саудовск", "саудівськ", "саудовец саудовц", "саудівець саудівц"),
    "Kyrgyz": ("киргизск кыргызск", "киргизьк", "киргиз(?!ск|ст|и[яюие])", "киргиз(?!ьк|ст|і[яюїє])"),
    "Tajik": ("таджикск таджикистанск", "таджицьк таджикистанськ", "таджик(?!ск|ист)", "таджик(?!ист)"),
    "Turkmen": ("туркменск", "туркменськ", "туркмен(?!ск|ист|и[яюие])", "туркмен(?!ськ|ист|і[яюїє])"),
    "Albanian": ("албанск", "албанськ", "албанец албанц", "албанець албанц"),
    "Bosnian": ("боснийск", "боснійськ", "босниец боснийц", "боснієць боснійц"),
    "Slovenian": ("словенск", "словенськ", "словенец словенц", "словенець словенц"),
    "Macedonian": ("македонск", "македонськ", "македонец македонц", "македонець македонц"),
    "Icelandic": ("исландск", "ісландськ", "исландец исландц", "ісландець ісландц"),
    "Belgian": ("бельгийск", "бельгійськ", "бельгиец бельгийц", "бельгієць бельгійц"),
    "Nigerian": ("нигерийск", "нігерійськ", "нигериец нигерийц", "нігерієць нігерійц"),
    "Somali": ("сомалийск", "сомалійськ", "сомалиец сомалийц", "сомалієць сомалійц"),
    "Sudanese": ("суданск", "суданськ", "суданец суданц", "суданець суданц"),
    "Libyan": ("ливийск", "лівійськ", "ливиец ливийц", "лівієць лівійц"),
    "Algerian": ("алжирск", "алжирськ", "алжирец алжирц", "алжирець алжирц"),
    "Moroccan": ("марокканск", "марокканськ", "марокканец марокканц", "марокканець марокканц"),
    "Tunisian": ("тунисск", "туніськ", "тунисец тунисц", "тунісець тунісц"),
    "Yemeni": ("йеменск", "єменськ", "йеменец йеменц", "єменець єменц"),
    "Jordanian": ("иорданск", "йорданськ", "иорданец иорданц", "йорданець йорданц"),
    "Kenyan": ("кенийск", "кенійськ", "кениец кенийц", "кенієць кенійц"),
    "Welsh": ("валлийск уэльск", "валлійськ уельськ", "валлиец валлийц", "валлієць валлійц"),
    "Catalan": ("каталонск", "каталонськ", "каталонец каталонц", "каталонець каталонц"),
    "Catholic": ("католическ", "католицьк", "католик(?!ос)", "католик(?!ос)"),
    "Buddhist": ("буддийск буддистск", "буддійськ буддистськ", "буддист(?!ск)", "буддист(?!ськ)"),
    "Tatar": ("татарск", "татарськ", "татар(?!ск|стан)", "татар(?!ськ|стан)"),
}
# What English calls the people where it is not the adjective with an s.
_ENGLISH_PEOPLES = {
    "Polish": "Pol(?:es?|ish)", "Turkish": "Turk(?:s|ish)?", "Finnish": "Fin(?:ns?|nish)",
    "Swedish": "Swed(?:es?|ish)", "Danish": "Dan(?:es?|ish)", "British": "Brit(?:s|ish|ons?)?",
    "Spanish": "Spani(?:ards?|sh)", "English": "English(?:m[ae]n)?", "French": "French(?:m[ae]n)?",
    "Dutch": "Dutch(?:m[ae]n)?", "Scottish": "Scot(?:s|tish)?", "Irish": "Irish(?:m[ae]n)?",
    "Jewish": "Jew(?:s|ish)?", "Serbian": "Serb(?:s|ians?)?", "Croatian": "Croat(?:s|ians?)?",
    "Arab": "Arab(?:s|ic|ians?)?", "Chinese": "Chinese", "Muslim": "Muslims?",
    "Kurdish": "Kurd(?:s|ish)?", "Mongolian": "Mongol(?:s|ians?)?", "Thai": "Thais?",
    "Icelandic": "Iceland(?:ers?|ic)", "Argentine": "Argentin(?:es?|ians?)", "Welsh": "Welsh(?:m[ae]n)?",
    "Slovenian": "Sloven(?:es?|ians?)",
}  # fmt: skip
# Before these an adjective of nation is no part of a name, whatever English writes.
_COMMON_NOUN = re.compile(
    r"[ \u00a0](?:\d+-\w+[ \u00a0])?(?:президент|премьер|прем.єр|министр|міністр|посол|посл|генерал|корол"
    r"|император|імператор|канцлер"
    r"|спикер|спікер|правительств|уряд|парламент|депутат|сенатор|войск|військ|арми|армі|солдат|воен|власт|влад|сторон"
    r"|сторін|дипломат|компани|компані|граждан|громадян|журналист|журналіст|чиновник|политик|політик|язык|мов[аиуоі]"
    r"|полици|поліц|спецслужб|разведк|розвідк|город|міст|регион|регіон|рын|ринк|экономик|економік|лидер|лідер"
    r"|спортсмен|футболист|футболіст|акт[её]р|актор|писател|письменник|учен|вчен|газет|ракет|танк|самол[её]т|літак|дрон"
    r"|беспилотник|безпілотник|санкци|санкці|посольств|пограничник|прикордонник|турист|студент|бизнес|бізнес"
    r"|инвестор|інвестор|наследств|спадщин|аккаунт|акаунт|нефт|нафт|товар|продукт|актив|акци[яийюе]|суд(?:а|у|ы|ов|и|ів)?\b"
    r"|банковск|банківськ|систем|помощ|допомог|оборон|контрразвед|контррозвід|торгов|торгів|фирм|фірм|производ|виробн"
    r"|семь|родин|деревн|сел[оаі]\b|авиац|авіац|спецназ|десант|моряк|л[её]тчик|пілот|артист|режисс|режис)"
)
_SEASONS = {
    "ru": re.compile(
        r"(?<![\w-])(?:Зим(?:а|ы|е|у|ой|ою)|Весн(?:а|ы|е|у|ой|ою)|Лет(?:о|а|у|ом|е)|Осен(?:ь|и|ью))(?![\w-])"
    ),
    "uk": re.compile(
        r"(?<![\w-])(?:Зим(?:а|и|і|у|ою)|Весн(?:а|и|і|у|ою)|Літ(?:о|а|у|ом|і)|Осін(?:ь|ню)|Осені|[ВУ]зимку|Навесні"
        r"|[ВУ]літку|Восени)(?![\w-])"
    ),
}
_ENGLISH_SEASON = re.compile(r"\b(?:winter|spring|summer|autumn|fall)\b", re.IGNORECASE)
_ENGLISH_NAMES = {
    "American": r"(?:American|US|U\.S\.|America['’]s)",
    "British": r"(?:British|UK|U\.K\.|Britain['’]s)",
    "Russian": r"(?:Russian|Russia['’]s)",
    "Ukrainian": r"(?:Ukrainian|Ukraine['’]s)",
    "Chinese": r"(?:Chinese|China['’]s)",
    "French": r"(?:French|France['’]s)",
    "German": r"(?:German|Germany['’]s)",
    "Polish": r"(?:Polish|Poland['’]s)",
    "Turkish": r"(?:Turkish|Turkey['’]s)",
    "English": r"(?:English|England(?:['’]s)?|British|Britain['’]s|UK|U\.K\.)",
    "Italian": r"(?:Italian|Italy(?:['’]s)?)",
    "Spanish": r"(?:Spanish|Spain(?:['’]s)?)",
    "Japanese": r"(?:Japanese|Japan(?:['’]s)?)",
    "Israeli": r"(?:Israeli|Israel(?:['’]s)?)",
    "Iranian": r"(?:Iranian|Iran(?:['’]s)?)",
    "Indian": r"(?:Indian|India(?:['’]s)?)",
    "European": r"(?:European|EU|Europe(?:['’]s)?)",
    "Canadian": r"(?:Canadian|Canada(?:['’]s)?)",
    "Australian": r"(?:Australian|Australia(?:['’]s)?)",
    "Scottish": r"(?:Scottish|Scotland(?:['’]s)?)",
    "Pakistani": r"(?:Pakistani|Pakistan(?:['’]s)?)",
    "Greek": r"(?:Greek|Greece(?:['’]s)?)",
    "Syrian": r"(?:Syrian|Syria(?:['’]s)?)",
    "Georgian": r"(?:Georgian|Georgia(?:['’]s)?)",
}
# Before these an adjective of place belongs to a name even where English writes the noun small.
_NAMED = re.compile(
    r"[ \u00a0](?:субконтинент|полуостров|п[ві]востр|континент|океан|мор[ея]|союз|импери|імпері|церк|церков"
    r"|республик|республ|федерац|патриарх|патріарх|лиг|ліг|парти|парті)"
)
# «Европейский парламент» is a name, «немецкий парламент» is none.
_EUROPEAN = re.compile(
    r"[ \u00a0](?:парламент|совет(?!ник)|рад(?:а|и|у|і|ою)\b|комисси|комісі|суд(?!ь|д)|центральн\w+ банк"
    r"|инвестиционн|інвестиційн)"
)
# Behind an adjective: a noun in small letters, or what no name goes on with.
_NOUN_NEXT = re.compile(r",?[ \u00a0](?=[а-яіїєґё])")
_NO_NAME_NEXT = re.compile(r"[ \u00a0](?=[A-Z\d«])|[.,;:!?)]|$")
_SEVERAL = re.compile(r"(?:[иы][ехм]|[иы]ми|і|їх|им)$")
_RU_DAYS = "понедельник|вторник|сред[аеуы]|средой|четверг|пятниц|суббот|воскресень"
_UK_DAYS = "понеділ|вівтор|серед[аиіу]|середою|четвер|п['’ʼ]ятниц|субот|неділ"
_HOLIDAY = re.compile(r"\b(?:8 Марта|9 Мая|1 Мая|23 Февраля|12 Июня|9 Травня|8 Березня|1 Травня|24 Серпня)")


def find(pair: Pair) -> Iterator[Finding]:
    """Look at the capitals of the target."""
    target = pair.target
    if not target.strip() or target.isupper():
        return
    yield from _start(pair)
    for match in _AFTER_STOP.finditer(target):
        word = re.search(r"[\w-]+$", target[: match.start()])
        if word and word[0].lower() in _ABBREVIATED | _short_months(pair.language.months):
            continue
        if match[0][0] in "!?" and (match[0][1] in '»”")' or not _ASKED.search(pair.source)):
            continue  # «Что?» спросил он, «Ура! говорили они»
        cut_short = word and len(word[0]) < 3 and not _may_end(word[0])
        if (not match["sure"] or match["quote"]) and (cut_short or not _BREAK.search(pair.source)):
            continue
        letter = target[match.end()]
        yield _STOP.finding("a sentence begins here", match.end(), match.end() + 1, letter.upper())
    yield from _english(pair)


def _may_end(word: str) -> bool:
    """Whether a short word before a stop may end a sentence: a figure, an acronym, a whole word."""
    return word.isdigit() or (len(word) > 1 and (word.isupper() or word.lower() in _TWO_LETTERS))


def _start(pair: Pair) -> Iterator[Finding]:
    mine, theirs = _LETTER.search(pair.source), _LETTER.search(pair.target)
    if not mine or not theirs or _odd(pair.source, mine) or _odd(pair.target, theirs):
        return
    if mine[0].isupper() and theirs[0].islower():
        fix = theirs[0].upper()
        yield _START.finding("the source begins with a capital", theirs.start(), theirs.end(), fix)


def _odd(text: str, match: re.Match[str]) -> bool:
    """Whether something stands before the first letter that lets it be small: a figure, an ellipsis, an address."""
    before = text[: match.start()]
    return any(character.isdigit() or character in "….\ufffc@#-–—" for character in before) or (
        not ("А" <= match[0] <= "я" or match[0] in "ЁёІіЇїЄєҐґ" or match[0].isascii())
    )


def _english(pair: Pair) -> Iterator[Finding]:
    for match in _calendar(pair.code, pair.language.months).finditer(pair.target):
        if _begins(pair.target, match.start()) or _HOLIDAY.match(pair.target, max(0, match.start() - 3)):
            continue
        if _HOLIDAY.search(pair.target[max(0, match.start() - 3) : match.end()]):
            continue
        if (
            match[0].lower() in ("август", "августа", "августу")
            and not pair.target[: match.start()].rstrip()[-1:].isdigit()
        ):
            continue  # the emperor
        yield _small(match, "month or weekday")
    source = pair.source
    if _ENGLISH_SEASON.search(source):
        for match in _SEASONS[pair.code].finditer(pair.target):
            if not _begins(pair.target, match.start()):
                yield _small(match, "season")
    peoples = _peoples(pair.code)
    for word in pair.target_words:
        people = None if word.text[0].islower() else peoples.match(pair.target, word.start)
        if not people or _begins(pair.target, word.start):
            continue
        number = (people.lastindex or 1) - 1
        name = list(_PEOPLES)[number // 2]
        if _is_small_adjective(pair, people, name) if number % 2 == 0 else _is_people(source, people[0], name):
            yield _small(people, "people")


def _is_small_adjective(pair: Pair, match: re.Match[str], name: str) -> bool:
    """Whether an adjective of nation is no part of a name: by the noun behind it, else by what the source has."""
    source, target = pair.source, pair.target
    if name == "European" and "European " in source and _EUROPEAN.match(target, match.end()):
        return False
    if _COMMON_NOUN.match(target, match.end()):
        return True
    after_name = re.search(r"[А-ЯІЇЄҐA-Z][\w’'-]*[ \u00a0]$", target[: match.start()])
    if not _NOUN_NEXT.match(target, match.end()) and (after_name or not _NO_NAME_NEXT.match(target, match.end())):
        return False
    nation = _ENGLISH_NAMES.get(name, name)
    # In a heading that has capitals everywhere, only several things are surely no name: «китайские аккаунты».
    if _is_title(source) and _SEVERAL.search(match[0]):
        return bool(re.search(rf"\b{nation}\b", source)) and not _NAMED.match(target, match.end())
    # "Russian forces" in small letters is no name; "Russian Federation" is, and SNP a «Шотландская … партия».
    short = re.search(rf"\b{name[0]}[A-Z]{{1,4}}\b", source)
    if re.search(rf"\b{name} (?=[A-Z])|(?<=[\w,] )[A-Z][\w’']+ {name}\b", source) or (
        short and short[0] not in target
    ):
        return False
    if _NAMED.match(target, match.end()) and not re.search(rf"\b{nation} [a-z]+s\b", source):
        return False
    plain = re.search(
        rf"\b{nation}(?:['’]?s)?(?!\w)(?:-[a-z]+)? (?=[a-z(])|\b{nation}(?<=['’]s) "
        rf"|\b{nation} and [A-Z][a-z]+ (?=[a-z])"
        rf"|\b{nation}s?[.,;:!?”\")]|\b{nation}s?$",
        source,
    )
    return bool(plain)


def _is_title(source: str) -> bool:
    words = re.findall(r"\b[A-Za-z]\w{3,}", source)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _is_people(source: str, word: str, name: str) -> bool:
    """Whether the source speaks of the people: Poles, the French; a Finn may be a surname, Shiona Finn."""
    noun = _ENGLISH_PEOPLES.get(name, rf"{name[:-1]}\w*")
    if not re.search(rf"\b{noun}\b(?! [A-Z])", source):
        return False
    return not re.search(rf"[A-Z]\w+ {noun}\b(?<!s)", source) or word.endswith(("ы", "и", "і"))


@cache
def _short_months(months: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(form[:-1] for forms in months for form in forms if form.endswith("."))


def _small(match: re.Match[str], what: str) -> Finding:
    fix = match[0][0].lower()
    return _ENGLISH.finding(
        f"a {what} has no capital here: «{fix}{match[0][1:]}»", match.start(), match.start() + 1, fix
    )


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0")
    return not before or before[-1] in ".!?…:«„“\"'(—–-*•[/|\n\ufffc" or before.endswith("- ")


@cache
def _calendar(code: str, months: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    days = _RU_DAYS if code == "ru" else _UK_DAYS
    stems = [
        forms[0].removesuffix("ого") if forms[0].endswith("ого") else forms[0][:-1] for forms in months if forms
    ]
    names = "|".join(_capital(stem) for stem in [*days.split("|"), *(stem for stem in stems if len(stem) > 2)])
    may = (
        "Ма[яйюе]"
        if code == "ru"
        else "Травень|Березень|Січень|Квітень|Червень|Липень|Серпень|Вересень|Жовтень|Грудень"
    )
    tail = "(?:а|у|ом|е|ы|и|ов|ам|ами|ах|я|ю|ем|ь|й|ей|ок|ка|ку|ком|г|га|гу|гом|і|ого|ому|им|ий|ю|ею|ям|ями|ях)?"
    return re.compile(rf"(?<![\w-])(?:(?:{names}){tail}|{may})(?![\w-])")


def _capital(stem: str) -> str:
    return stem[0].upper() + stem[1:]


@cache
def _peoples(code: str) -> re.Pattern[str]:
    groups = []
    for stems in _PEOPLES.values():
        adjective, noun = (stems[0], stems[2]) if code == "ru" else (stems[1], stems[3])
        groups.append("(" + "|".join(rf"{_capital(stem)}[а-яёіїєґ]{{1,4}}" for stem in adjective.split(" ")) + ")")
        groups.append("(" + "|".join(rf"{_capital(stem)}[а-яёіїєґ]{{0,4}}" for stem in noun.split(" ")) + ")")
    return re.compile(r"(?<![\w-])(?=[А-ЯІЇЄ][а-яёіїєґ]{2})(?:" + "|".join(groups) + r")(?![\w-])")
