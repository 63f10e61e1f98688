"""Negation: neither lost nor added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_LOST = Check(
    "negation-lost",
    "Negation lost",
    "The source denies something and the target has fewer negations.",
    Severity.WARNING,
    Example("Putin was not in the building.", "Путин находился в здании."),
)
_ADDED = Check(
    "negation-added",
    "Negation added",
    "The target denies something and nothing in the source does.",
    Severity.WARNING,
    Example("Putin was in the building.", "Путин не находился в здании."),
)
CHECKS = (_LOST, _ADDED)

# Set phrases with «не» and «без» that say no more than an English word without negation does.
_HARMLESS = re.compile(
    r"без|(?:не|нет) (?:\w+ )?(?:и|й|і|даже|навіть) \d|нет (?:\d|двадц|тридц|сорок|пяти)|не (?:"
    r"\w+ без|найд[её](?:шь|те)|знайде(?:ш|те)|зря|считая|рахуючи|брати до|беручи до|меньш|больш"
    r"|менш|більш|позд|пізн|дольш|довш|ниже|нижч|выше|вище|дал|очень|дуже|сам|сда|сход|теря"
    r"|втрача|сомнева|сумніва|редко|редкост|рідк|давал? поко|упуск|спуск|столь|настольк|втруч|вмеш"
    r"|дивно|странно|исключ|виключ|хуже|гірш|в сил|по себ|менее|рад|прочь|грех|дорог|бед|вход"
    r"|вовсе|двадц|тридц|забу[дтвл]|забыва|забува|так[ ,]"
    r")"
)
# What a translator must render as a negation.
_STRONG = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|nowhere|none|neither|without|no"
    r"|nor (?:did|does|do|is|was|were|has|have|had|can|could|will|would|should))\b|n['’]t\b",
    re.IGNORECASE,
)
# A title that stays in English: “Hips Don't Lie”.
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,40}?)[.,]?[\"”]")
# "no doubt", "whether or not", "No. 5", "No, …": often rendered without one, or proving nothing.
_LOOSE = re.compile(
    r"\b(?:not (?:least|to mention|so much|long)|no (?:doubt|matter|wonder|one else)|No\.? ?\d|no[,.!?]"
    r"|whether or not|often than not|or no\b|wouldn['’]t mind|to no avail|no \w+ other than|if not|or not|why not"
    r"|is(?:n['’]t| not) it|n['’]t take (?:\w+ ){0,2}long|, (?:isn|aren|don|won|doesn|didn)['’]t"
    r"|(?:don|won)['’]t you|(?:can|could)(?:n['’]t|not) (?:help|wait)|nothing but|none other|never(?:theless| mind)"
    r"|without (?:a )?doubt"
    r"|(?:not|n['’]t) (?:un(?!der|i[toqv]|til|less)\w+|illegal|impossible|inexpensive|insignificant))",
    re.IGNORECASE,
)
# What has an answer of its own in the target, which is no «не»: "not only", "not until", "no less than".
_EXCUSES = (
    (
        re.compile(r"\b(?:not|n['’]t) (?:only|just|merely|simply|solely|the only)\b", re.IGNORECASE),
        {
            "ru": re.compile(
                r"(?<!\w)не (?:только|просто|лишь|столько|един)"
                r"|как(?!\w).*, так и|(?<!\w)и .{2,50}, и(?!\w)|а также|кроме|помимо|ещ[её] од"
            ),
            "uk": re.compile(
                r"(?<!\w)не (?:тільки|лише|просто|стільки|єдин)"
                r"|як(?!\w).*, так і|(?<!\w)[ій] .{2,50}, [ій](?!\w)|а також|о?крім|ще од"
            ),
        },
    ),
    (
        re.compile(
            r"(?:\bno|\bnot|\bnever|n['’]t)\b.{2,60}?\b(?:until|till|before|for (?:a|several|many|some|\d+)|yet)\b",
            re.IGNORECASE,
        ),
        {"ru": re.compile(r"(?<!\w)(?:только|лишь)(?!\w)"), "uk": re.compile(r"(?<!\w)(?:лише|тільки|аж)(?!\w)")},
    ),
    (
        re.compile(
            r"\b(?:nobody|no one|nothing|none|nowhere)\b[^.;]{0,25}?\b(?:but|except|other than|besides|save)\b",
            re.IGNORECASE,
        ),
        {
            "ru": re.compile(r"(?<!\w)(?:только|лишь|исключительно|единственн\w+|кроме|помимо|один|одна)(?!\w)"),
            "uk": re.compile(r"(?<!\w)(?:лише|тільки|виключно|єдин\w+|о?крім|сам|сама|один|одна)(?!\w)"),
        },
    ),
    (
        re.compile(
            r"\bno (?:less|fewer|later|sooner|earlier|smaller|more|longer|other)\b.{0,12}\bthan\b", re.IGNORECASE
        ),
        {
            "ru": re.compile(r"(?<!\w)(?:не (?:мен|бол|поз|ран|дол|ме)|минимум|максимум|хотя бы|едва|лишь|только)"),
            "uk": re.compile(
                r"(?<!\w)(?:не (?:мен|біл|піз|ран|дов)|мінімум|максимум|щонай|хоча б|ледь|ледве|лише)"
            ),
        },
    ),
)
# English that is often rendered with «не», so that «не» there was not added.
_WEAK = re.compile(
    r"\b(?:nor(?! (?:d[io]|is|w|ha|c|sh))|non"
    r"|un(?!i[tovqf]|ió|esco|der|cle|til|veil)\w{3,}|in(?!cred)\w{3,}(?:ble|bly|bility)"
    r"|in(?:valid|formal|complete|correct|justice)\w*|im(?:p|m)\w+(?:ble|bly)|impossib\w+|irr(?!i)\w+"
    r"|dis(?:a(?:[glp]|bu)|b|en|h|l|ob|or|puted?s?\b|q|re|s|u)\w{2,}|mis(?!s|t|er|bah)\w{3,}|miss(?:ed|ing|es)?"
    r"|\w+less(?:ly|ness)?|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ying|ial\w*)|lack\w*|avoid\w*|prevent\w*"
    r"|prohibit\w*|forb\w+|unless|hardly|barely|rarely|seldom|little|very few|few other|instead|rather|except"
    r"|ignor\w*|wrong\w*|doubt\w*|unlike|regardless|absen\w*|whoever|whatever|whether|false|hoax"
    r"|nope|ain|reluctan\w*|neglect\w*|omit\w*|any(?:more|thing but)|only (?:after|when|if|\d)|no sooner|yet to"
    r"|too \w+ to|incapab\w*|void|opposite|hat(?:e|ed|es|ing)|struggl\w*|weak\w*|other than"
    r"|can only|zero|exclu\w*|improper\w*|separate|fewer|trouble|abort(?:s|ed|ing)?|discontinu\w*"
    r"|foil\w*|revers(?:e[ds]?|ing)|all but|but for|far from|free (?:of|from)|keep (?:\w+ ){0,3}(?:from|off)"
    r"|short of|against \w+ing"
    r"|out of (?:stock|order|reach|breath|work|print|date|sight|control)|outside of|(?:stay|keep|gone?|went)"
    r" (?:\w+ )?away)\b"
    r"|\bnon-|\bun-|\bno-\w|-free\b|short-lived",
    re.IGNORECASE,
)
_MARKERS = {
    # Counted one by one: each is a negation of its own.
    "ru": re.compile(
        r"(?<![\w-])(?:(?<!тем\s)не(?!\s+только|\s+просто|\s+сколько|\s+столько|\s+менее|\s+более|\s+раз\b"
        r"|\s+позднее|\s+позже)"
        r"|нет|нельзя|без|невозможно|незачем|некому|некого|нечего|негде|некуда|нету|отнюдь)(?![\w-])"
    ),
    "uk": re.compile(
        r"(?<![\w-])(?:(?<!тим\s)не(?!\s+лише|\s+тільки|\s+просто|\s+стільки|\s+скільки|\s+менше|\s+більше"
        r"|\s+раз\b|\s+пізніше)"
        r"|нема|немає|нема[єв]|без|неможливо|ніт|ні|нікому|нічого робити|аж ніяк)(?![\w-])"
    ),
}
# Words that may carry a negation of the source in another way.
_OTHER = {
    "ru": re.compile(
        r"(?<!\w)(?:не(?!го|[йемё]\b|му|дел|завис|давн|обход|ожидан|медл|больш|верн|верояд|прем|множ|удив|смотр"
        r"|сколь|кото|фт|рв|б[оае]|мец|мцам|мк|дав|посред|т\b|йтр|гр|а[пв]|о[бн]|кт|нав|гатив|движ|прия|терп|дуг"
        r"|важно|ск(?!оро)|удоб|вед|ся|й[а-я])\w{2,}"
        r"|без(?!оп|отл|ум)\w+|бес(?!пок|пил|пор|ед|пл[оеу])\w{3,}|отсутств\w*|отка[зж]\w*|лиш[аеиё]н\w*|избе[гж]\w*|едва"
        r"|вряд|запре\w+|перест\w+|прекра[щт]\w+|пресе[кч]\w+|предотвра\w+|освобо[жд]\w+|плох\w*|редк\w*"
        r"|вс[её] ещ[её]"
        r"|по-прежнему|утра[тч]\w+|потеря\w+|мало|провал\w*|отверг\w*|отри[цч]\w*|опроверг\w*"
        r"|воздерж\w*|минуя|ноль|нул\w+|отмен\w*|тщетно|нехват\w*|скрыва\w*|умолч\w*)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:не(?!ї|ю|б[оа]|ймов|залеж|обхід|гайн|велик|безпе|зважа|минуч|одмін|щасн|щодав"
        r"|рв|забар|ділі?|ділю|йтр|гр|ве[лс]|вдов|кт|мов|нав|гатив|рух|приєм|терп|важлив|повнол|будь|су)\w{2,}"
        r"|без(?!посер|пе[кч]|піл|умов|ладд)\w+|відсутн\w*|відмов\w*|поган\w*|рід(?:к\w*|ше)|досі"
        r"|(?:вс|ус)е (?:ще|одно)"
        r"|позбав\w*|уник\w*|ледв[еь]|навряд|заборон\w*|припин\w*|втра[тч]\w+|далек\w*|запобі\w+|звільн\w+|мало"
        r"|брак\w*|дискомфорт\w*|провал\w*|відки\w+|запереч\w*|спрост\w*|утримал\w*|нуль|нульов\w*|скасов\w*|марно"
        r"|прихов\w*|всупереч|байдуж\w*)(?!\w)"
    ),
}
# «не» that denies nothing: «пока не», «чуть не», «кто бы не», «не могла не».
_EMPTY = {
    "ru": re.compile(
        r"(?<!\w)(?:(?:(?<=[,;(] )|(?<=\A))(?:пока|покуда)(?:[ \u00a0][\w-]+){0,5}?|чуть|едва"
        r"|(?:как|что|кто|где|куда|как[а-я]{2,3}|сколько)[ \u00a0]бы(?:[ \u00a0][\w-]+){0,4}?"
        r"|(?:не[ \u00a0]мо[гж]\w+|нельзя|невозможно))[ \u00a0]не(?![\w-])"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:(?:(?<=[,;(] )|(?<=\A))(?:поки|доки|допоки)(?![ \u00a0]що)(?:[ \u00a0][\w’'ʼ-]+){0,5}?"
        r"|ледь|мало|(?:як|що|хто|де|куди|як[а-яі]{1,3}|скільки)[ \u00a0]би?(?:[ \u00a0][\w’'ʼ-]+){0,4}?"
        r"|(?:не[ \u00a0]мо[гж]\w+|не[ \u00a0]можна|неможливо))[ \u00a0]не(?![\w-])"
    ),
}
# «не воруют, не попрошайничают и не лгут»: what English denies once.
_CHAINED = re.compile(r"(?:[^,;]*[,;]|.*[ \u00a0](?:и|или|ни|а|і|й|та|або|чи|ні))[ \u00a0]")
# These stand beside «не» or «нет» in a sentence of their own: «никогда не видел».
_DOUBLE = {
    "ru": re.compile(
        r"(?<!\w)(?:никто|никого|никому|никем|ничто|ничего|ничему|ничем|никогда|нигде|никуда|никак(?:ой|ого|ая"
        r"|их|ие|ую)"
        r"|ниоткуда)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:ніхто|нікого|ніким|ніщо|нічого|нічому|нічим|ніколи|ніде|нікуди|ніяк(?:ий|ого|а|их|і|у)"
        r"|жод(?:ен|ного"
        r"|на|ної|них|не|ну|ним|ною|ному))(?!\w)"
    ),
}

# «ничего страшного» has no verb to deny, «не кто иной, как» denies nothing.
_BARE = re.compile(
    r"(?<!\w)(?:н[ие]чем |ничего (?:страшн|особ|подобн|удив|нов)|нічого (?:страшн|особл|подібн|дивн|нов)"
    r"|(?:больше никогда|никогда (?:больше|снова)|більше ніколи|ніколи (?:більше|знову))[»”“\"])"
)
# «жодна країна, навіть Вірменія, не …»
_INSERTED = re.compile(r", [^,.;:!?]{2,40}, (?:не|ни|ні)(?!\w)")
_CLAUSE = re.compile(r"[^,;:.!?—–()«»„“”\"…]+")
_DENIES = re.compile(r"(?<![\w-])(?:не\w*|ни|нет|нельзя|без|невозможно|ні|нема\w*|неможливо)(?![\w-])")
_VERB = {
    "ru": re.compile(
        r"(?<!\w)\w+(?:[аеиыуоя]л(?:ся|[аои]|ась|ось|ись)?|(?:[аеуя]|ыв)ет(?:ся)?|[аеиоуя]ют(?:ся)?)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)\w+(?:[аеиіуоя](?:в|вся)|[аеиіуоя]л[аои]с?[яь]?|[аую]є(?:ться)?|[аую]ють(?:ся)?)(?!\w)"
    ),
}


def _bare_double(target: str, code: str) -> re.Match[str] | None:
    """A «никто» beside a verb without «не»: Russian and Ukrainian deny twice, so one half was lost."""
    for clause in _CLAUSE.finditer(target):
        double = _DOUBLE[code].search(target, clause.start(), clause.end())
        if (
            double
            and not _DENIES.search(clause[0])
            and not _INSERTED.match(target, clause.end())
            and not _BARE.match(target, double.start())
            and not re.search(r"(?:из|до|від|з|із) $", target[: double.start()])
            and _VERB[code].search(target, clause.start(), clause.end())
        ):
            return double
    return None


# What only stands with a «не» before it: «не только …, но и», «тем не менее».
_HALVED = {
    "ru": re.compile(
        r"(?<!не )(?<!не\u00a0)(?<![\w-])(?:(?:только|просто|лишь)(?![\w-])[^.!?;:»]{3,90}?, но и(?!\w)"
        r"|(?<!чем )тем менее(?=[, ]+(?!ч[еу])\w))"
    ),
    "uk": re.compile(
        r"(?<!не )(?<!не\u00a0)(?<![\w-])(?:(?:тільки|просто|лише)(?![\w-])[^.!?;:»]{3,90}?, (?:але|а) [йі](?!\w)"
        r"|тим менше?(?=,))"
    ),
}
# «есть» with the genitive that «нет» wants: «есть другого выбора».
_AFFIRMED = {
    "ru": re.compile(r"(?<![\w-])есть[ \u00a0](?!много|столько)\w{3,}(?:ого|его)(?![\w-])(?! род[ае])"),
    "uk": re.compile(r"(?<![\w-])є[ \u00a0](?!багато)\w{3,}(?:ого|ьої|ої)(?![\w-])(?! роду)"),
}
# A denial turned into its opposite: "never" into «всегда», "nobody" into «все», "not enough" into «достаточно».
_OPPOSITES = (
    (
        re.compile(r"\bnever\b", re.IGNORECASE),
        re.compile(r"\b(?:always|ever|all|every\w*|constant\w*|forever|whole|entire\w*)\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<!\w)всегда(?!\w)"), "uk": re.compile(r"(?<!\w)(?:завжди|повсякчас)(?!\w)")},
    ),
    (
        re.compile(r"\b(?:nobody|no one|none)\b", re.IGNORECASE),
        re.compile(r"\b(?:all|every\w*|each|any\w*|whole|entire\w*|both|still)\b", re.IGNORECASE),
        {
            "ru": re.compile(r"(?<!не )(?<!\w)все(?!\w| ещ| же|-)"),
            "uk": re.compile(r"(?<!не )(?<!\w)(?:усі|всі)(?!\w)"),
        },
    ),
)
# The same the other way round, in words that deny by their prefix or preposition.
_TURNED = (
    (
        re.compile(r"\b(?:enough|sufficient(?:ly)?|adequate(?:ly)?)\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<!\w)недостат\w+"), "uk": re.compile(r"(?<!\w)недостат\w+")},
    ),
    (
        re.compile(r"\b(?:possible|possibly|able|can|could)\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<!\w)неспособ\w+"), "uk": re.compile(r"(?<!\w)(?:нездат|неспромож)\w+")},
    ),
    (
        re.compile(r"\A(?!.*\billegal).*\b(?:legal|lawful)(?:ly)?\b", re.IGNORECASE | re.DOTALL),
        {"ru": re.compile(r"(?<!\w)незаконн\w+"), "uk": re.compile(r"(?<!\w)незаконн\w+")},
    ),
    (
        re.compile(r"\b(?:safe(?:ly)?|secure)\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<!\w)небезопас\w+"), "uk": re.compile(r"(?<!\w)небезпеч\w+")},
    ),
    (
        re.compile(r"\b(?:well-known|known|famous)\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<!\w)неизвестн\w+"), "uk": re.compile(r"(?<!\w)невідом\w+")},
    ),
    (
        re.compile(r"\bsuccess\w*\b", re.IGNORECASE),
        {
            "ru": re.compile(r"(?<!\w)(?:неудач|безуспеш)\w+"),
            "uk": re.compile(r"(?<!\w)(?:невдал|безуспіш|невдач)\w+"),
        },
    ),
    (
        re.compile(r"\bwith\b", re.IGNORECASE),
        {"ru": re.compile(r"(?<![\w-])без(?![\w-])"), "uk": re.compile(r"(?<![\w-])без(?![\w-])")},
    ),
)
# English words with a rendering that looks like the answer to a denial: "released" is «освободили».
_RENDERED = (
    (
        re.compile(r"\b(?:releas|free[ds]?|liberat|dismiss|fir(?:ed|ing))", re.I),
        re.compile(r"освобо|звільн|уволь|увол"),
    ),
    (
        re.compile(r"\b(?:illegal|unlawful|ban(?:s|n|\b)|outlaw|forbid|prohibit)", re.I),
        re.compile(r"запре|незакон|заборон"),
    ),
    (
        re.compile(
            r"\b(?:stop|halt|ceas|suspend|cancel|end(?:s|ed|ing)?\b|call(?:s|ed|ing)? off|let up|quit)", re.I
        ),
        re.compile(r"прекра|перест|пресе|отмен|припин|скасов"),
    ),
    (re.compile(r"\blo(?:s[est]|ss)", re.I), re.compile(r"потер|утра|втра")),
    (re.compile(r"\b(?:bad|poor|worse)", re.I), re.compile(r"плох|поган")),
    (re.compile(r"\bhid|conceal|secre", re.I), re.compile(r"скрыв|прихов")),
    (re.compile(r"\b(?:escap|avoid|evad)", re.I), re.compile(r"избе|уник")),
    (re.compile(r"\b(?:still|remain)", re.I), re.compile(r"вс[её] ещ|по-прежн|досі|(?:вс|ус)е ще")),
)
# English that is rendered with «не» or «без» for another reason than a sense of its own.
_SYNTAX = re.compile(r"(?:can )?only|wh|yet|too|other", re.IGNORECASE)
# How far apart, in parts of the sentence, a negation and its answer may stand; 19 of 20 in references are nearer.
# The «не» of "no pets" goes to the verb, however far that is, and a short sentence is easily turned round.
_REACH = 0.33
_FAR = 0.6
_NOUN = re.compile(r"no(?:body|thing|ne)?$|neither$|неможливо$|невозможно$|нельзя$", re.IGNORECASE)


def find(pair: Pair) -> Iterator[Finding]:
    """Answer every negation of one text with one of the other that stands about as far along."""
    target = pair.target.lower()
    source = _QUOTED.sub(lambda match: " " * len(match[0]) if match[1] in pair.target else match[0], pair.source)
    strong = list(_STRONG.finditer(source))
    empty = [match.end() for match in _EMPTY[pair.code].finditer(target)]
    markers = [marker for marker in _MARKERS[pair.code].finditer(target) if marker.end() not in empty]
    if halved := _HALVED[pair.code].search(target):
        message = f"«{halved[0].split(' ')[0]}» has lost its «не»"
        yield _LOST.finding(message, halved.start(), halved.end())
        return
    if strong and (turned := _find_turned(pair, target, source)):
        yield _LOST.finding(f"«{turned[0]}» affirms what the source denies", turned.start(), turned.end())
        return
    if not strong and not markers and "не" not in target:
        return
    weak = list(_WEAK.finditer(source))
    loose = list(_LOOSE.finditer(source))
    if strong and (bare := _bare_double(target, pair.code)):
        yield _LOST.finding(f"«{bare[0]}» wants a «не» in its clause", bare.start(), bare.end())
        return
    if strong and (lost := _find_lost(pair, target, source, _certain(pair, source, strong, loose), weak, markers)):
        yield _LOST.finding(f"“{lost[0]}” of the source denies something that the target does not")
        return
    if not strong and not weak and not loose:
        for english, answer in _TURNED:
            if english.search(source) and (turned := answer[pair.code].search(target)):
                yield _ADDED.finding(f"«{turned[0]}» denies what the source affirms", turned.start(), turned.end())
                return
    if added := _find_added(target, source, [*strong, *weak, *loose], markers):
        yield _ADDED.finding(f"«{added[0]}» denies something that the source does not", added.start(), added.end())


def _certain(
    pair: Pair, source: str, strong: Sequence[re.Match[str]], loose: Sequence[re.Match[str]]
) -> list[re.Match[str]]:
    """What must be answered: of "no this, no that" the first only, since one «без» answers both."""
    excused = list(loose)
    for english, answer in _EXCUSES:
        if answer[pair.code].search(pair.target.lower()):
            excused += english.finditer(source)
    certain: list[re.Match[str]] = []
    for match in strong:
        if any(one.start() < match.end() and match.start() < one.end() for one in excused):
            continue
        if not (certain and _COORDINATED.fullmatch(source, certain[-1].end(), match.start())):
            certain.append(match)
    return certain


_COORDINATED = re.compile(r"[^.!?;]{1,40}?(?:,|\bor|\band|\bnor|-|–|—) *")


def _find_turned(pair: Pair, target: str, source: str) -> re.Match[str] | None:
    """What of the target says the opposite of a denial of the source."""
    for english, affirmed, answer in _OPPOSITES:
        turned = answer[pair.code].search(target)
        if turned and english.search(source) and not affirmed.search(source):
            return turned
    return _AFFIRMED[pair.code].search(target)


def _find_lost(
    pair: Pair,
    target: str,
    source: str,
    certain: Sequence[re.Match[str]],
    weak: Sequence[re.Match[str]],
    markers: Sequence[re.Match[str]],
) -> re.Match[str] | None:
    words = [
        word
        for word in _OTHER[pair.code].finditer(target)
        if not any(marker.start() <= word.start() < marker.end() for marker in markers)  # «немає» is a marker
        and not any(english.search(source) and answer.match(word[0]) for english, answer in _RENDERED)
    ]
    words += _BARE.finditer(target)
    if len(pair.target_words) < 6:
        words += _DOUBLE[pair.code].finditer(target)
    # «отказался» answers "refused", not "did not": the source's own lexical negations are taken off first.
    free = _unanswered(_places(target, words), _places(source, [one for one in weak if not _SYNTAX.match(one[0])]))
    answers = [*markers, *(words[number] for number in free)]
    lost = _unanswered(_places(source, certain), _places(target, answers))
    return certain[lost[0]] if lost else None


def _find_added(
    target: str, source: str, reasons: Sequence[re.Match[str]], markers: Sequence[re.Match[str]]
) -> re.Match[str] | None:
    real = [marker for marker in markers if marker[0] != "ні" and not _HARMLESS.match(target, marker.start())]
    alone = set(_unanswered(_places(target, real), _places(source, reasons)))
    for number in sorted(alone):
        before = real[number - 1].end() if number and number - 1 not in alone else len(target)
        if _CHAINED.fullmatch(target, before, real[number].start()):
            alone.discard(number)
    return real[min(alone)] if alone else None


def _places(text: str, matches: Sequence[re.Match[str]]) -> list[tuple[float, float]]:
    """Where each stands, in parts of the text, and how far its answer may be."""
    return [
        (match.start() / len(text), 1.0 if len(text) < 60 else _FAR if _NOUN.match(match[0]) else _REACH)
        for match in matches
    ]


def _unanswered(ours: Sequence[tuple[float, float]], theirs: Sequence[tuple[float, float]]) -> list[int]:
    """The numbers of our places that find no place of theirs of their own within reach, if as many as can do."""
    partner: dict[int, int] = {}

    def answer(one: int, tried: set[int]) -> bool:
        place, reach = ours[one]
        for other in sorted(range(len(theirs)), key=lambda other: abs(theirs[other][0] - place)):
            if other in tried or abs(theirs[other][0] - place) > max(reach, theirs[other][1]):
                continue
            tried.add(other)
            if other not in partner or answer(partner[other], tried):
                partner[other] = one
                return True
        return False

    return [one for one in range(len(ours)) if not answer(one, set())]
