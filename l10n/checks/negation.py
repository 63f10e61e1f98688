"""Negation: neither lost nor added."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    r"без|не (?:зря|забуд|так |меньш|больш|менш|більш|позд|пізн|дольш|довш|ниже|нижч|выше|вище|дал|очень|дуже"
    r"|сам|сда|сход"
    r"|теря|втрача|редко|редкост|рідк|давал? поко|упуск|спуск|столь|настольк|втруч|вмеш|позвол|дозвол|име[ею]"
    r"|бул?ьше|дивно"
    r"|странно|исключ|виключ|хуже|гірш|в сил|по себ|менее|рад|прочь|грех|дай|дорог|бед|обяз|вход|вовсе"
    r"|двадц|тридц)"
)
# What a translator must render as a negation.
_STRONG = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|nowhere|none|neither|without|no(?!-)"
    r"|nor (?:did|does|do|is|was|were|has|have|had|can|could|will|would|should))\b|n['’]t\b",
    re.IGNORECASE,
)
# A title that stays in English: “Hips Don't Lie”.
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,40}?)[.,]?[\"”]")
# "no doubt", "whether or not", "No. 5", "No, …": often rendered without one, or proving nothing.
_LOOSE = re.compile(
    r"\b(?:not (?:just|merely|simply|least|to mention|until|so much|quite|long)|no (?:doubt|matter|wonder"
    r""
    r"|less|later than|fewer|sooner|one else)|No\.? ?\d|no[,.!?]|whether or not|or no\b|wouldn['’]t mind"
    r"|to no avail|not .{2,40} until|n['’]t .{2,40} until|no \w+ other than|no smaller|if not|or not|not[,.?!)]"
    r"|why not|is(?:n['’]t| not) it|, (?:isn|aren|don|won|doesn|didn)['’]t|don['’]t you|won['’]t you"
    r"|can['’]t (?:help|wait)|nothing but"
    r"|none other|never(?:theless| mind)|without (?:a )?doubt|not un\w+)",
    re.IGNORECASE,
)
# English that is often rendered with «не», so that «не» there was not added.
_WEAK = re.compile(
    r"\b(?:nor(?! (?:d[io]|is|w|ha|c|sh))|non|un(?!i[tovqf]|der|cle|til)\w{3,}|in\w{3,}(?:ble|bly|bility)"
    r"|in(?:valid|formal|complete"
    r"|correct|justice)\w*"
    r"|im(?:p|m)\w+(?:ble|bly)|impossib\w+|irr(?!i)\w+|dis(?:a[bglp]|b|en|h|l|ob|or|q|re|s|u)\w{3,}|mis(?!s|t"
    r"|er)\w{3,}"
    r"|\w+less(?:ly|ness)?|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ying|ial\w*)|lack\w*|avoid\w*|prevent\w*"
    r"|prohibit\w*|forb\w+|unless|until|till|hardly|barely|rarely|seldom|little|stop\w*|instead|rather|except"
    r"|ignor\w*"
    r"|wrong\w*|doubt\w*|unlike|regardless|absen\w*|property|real estate|whoever"
    r"|nope|ain|reluctan\w*|neglect\w*|omit\w*|any(?:more|thing but)|only (?:after|when|if|\d)|no sooner|yet to"
    r""
    r"|too \w+ to|incapab\w*|void|opposite|hat(?:e|ed|es|ing)|struggl\w*|weak\w*|less than|more than|other than"
    r"|as long"
    r"|can only|zero|exclu\w*|improper\w*|separate|fewer|trouble|abort(?:s|ed|ing)?\b"
    r"|foil\w*|all but|anything but|but for|far from|free (?:of|from)|keep (?:\w+ )?from|short of)\b"
    r"|\bnon-|\bun-|-free\b",
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
        r"|сколь"
        r"|кото|фт|рв|б[оае]|мец|мцам|мк|дав|посред|т\b|йтр|гр|а[пв]|о[бн]|кт|нав|гатив|движ|прия|терп|дуг|важно|ск"
        r"|удоб|вед|ся|й[а-я])\w{2,}"
        r"|без(?!оп|отл|ум)\w+|бес(?!пок|ед|пл)\w{3,}|отсутств\w*|отка[зж]\w*|лиш[аеиё]н\w*|избе[гж]\w*|едва"
        r"|вряд|запре\w+|перест\w+"
        r"|утра[тч]\w+|мало|провал\w*|отверг\w*|отри[цч]\w*|опроверг\w*"
        r"|воздерж\w*|минуя|ноль|нул\w+|отмен\w*|тщетно|нехват\w*|скрыва\w*|умолч\w*"
        r")(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:не(?!ї|ю|б[оа]|ймов|залеж|обхід|гайн|велик|безпе|зважа|минуч|одмін|щасн|щодав"
        r"|рв|забар|ділі?|ділю|йтр|гр|ве[лс]|вдов|кт|мов|нав|гатив|рух|приєм|терп|важлив|повнол|будь|су)\w{2,}"
        r"|без(?!посер|пе[кч]|умов|ладд)\w+"
        r"|відсутн\w*|відмов\w*"
        r"|позбав\w*|уник\w*|ледв[еь]|навряд|заборон\w*|припин\w*|втра[тч]\w+|далек\w*"
        r"|мало|брак\w*"
        r"|провал\w*|відки\w+|запереч\w*|спрост\w*|утримал\w*|нуль|нульов\w*|скасов\w*|марно|прихов\w*"
        r"|всупереч|байдуж\w*)(?!\w)"
    ),
}
_ONLY = re.compile(r"\bnot only\b", re.IGNORECASE)
_ONLY_TOO = {
    "ru": re.compile(
        r"(?<!\w)(?:не (?:только|просто|лишь|единственн)|как(?!\w).*, так и|а также|кроме|и не только)"
    ),
    "uk": re.compile(r"(?<!\w)(?:не (?:тільки|лише|просто|єдин)|як(?!\w).*, так і|а також|окрім|крім)"),
}
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
_BARE = re.compile(r"(?<!\w)(?:н[ие]чем |ничего (?:страшн|особ|подобн|удив)|нічого (?:страшн|особл|подібн|дивн))")
_CLAUSE = re.compile(r"[^,;:.!?—–()«»…]+")
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
            and not _BARE.match(target, double.start())
            and _VERB[code].search(target, double.end(), clause.end())
        ):
            return double
    return None


def find(pair: Pair) -> Iterator[Finding]:
    """Count the negations of source and target."""
    target = pair.target.lower()
    source = _QUOTED.sub(lambda match: "" if match[1] in pair.target else match[0], pair.source)
    strong = len(_STRONG.findall(source))
    markers = list(_MARKERS[pair.code].finditer(target))
    if strong:
        if bare := _bare_double(target, pair.code):
            yield _LOST.finding(f"«{bare[0]}» wants a «не» in its clause", bare.start(), bare.end())
            return
        certain = min(2, strong - len(_LOOSE.findall(source)))  # "no this, no that" is often one «без»
        if _ONLY.search(pair.source):
            # «не только» is no marker of its own, so that it must be seen to answer "not only".
            certain -= bool(_ONLY_TOO[pair.code].search(target))
        double = _DOUBLE[pair.code].findall(target)
        # «отказался» answers "refused", not "did not": the source's own lexical negations are taken off first.
        other_words = [
            word
            for word in _OTHER[pair.code].finditer(target)
            if not any(marker.start() <= word.start() < marker.end() for marker in markers)  # «немає» is counted
        ]
        other = max(0, len(other_words) - len(_WEAK.findall(pair.source)))
        other += len(_BARE.findall(target))
        other += len(double) if len(pair.target_words) < 6 else 0
        if certain > 0 and len(markers) + other < certain:
            yield _LOST.finding("the source denies something that the target does not")
        return
    markers = [marker for marker in markers if not _HARMLESS.match(target, marker.start())]
    if markers and not _WEAK.search(pair.source):
        first = markers[0]
        yield _ADDED.finding(f"«{first[0]}» denies something that the source does not", first.start(), first.end())
