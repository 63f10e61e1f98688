"""The word lists of the sentence rules: abbreviations by what may follow them, and words that begin sentences.

After the abbreviation entries of the AP, Reuters and Guardian style guides. Case matters; the last full stop of an
abbreviation is left out.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before a name and never ends a sentence.
TITLES = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Hon Fr Msgr Pres Gov Lt Sen Sens Rep Reps Amb Sec Supt Insp"
    " Det Atty Gen Col Maj Capt Cpt Cmdr Cdr Comdr Cpl Sgt Sgts Pvt Pfc Spc Adm Adml Vice-Adm Ens Brig Wg Sqn"
    " Flt Cllr Ald Dir Lt-Gen Lt-Col Maj-Gen Brig-Gen Col-Gen Ofc Govs Profs Revs Gens Cols"
)
# What introduces what follows.
ALWAYS_GOES_ON = _words("i.e e.g vs v cf viz ca Vs I.e E.g ie eg resp incl excl esp approx Approx")
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
MONTH_NAMES = MONTHS | _words(
    "January February March April May June July August September October November December"
)
WEEKDAYS = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays"
    " Saturdays Sundays Mon Tues Tue Wed Thurs Thu Fri"
)
# What may follow "5 a.m." in the same sentence.
ZONES = _words(
    "EDT EST ET CDT CST CT MDT MST MT PDT PST PT GMT UTC BST CET CEST EET EEST MSK AST ADT AKST HST IST JST WET"
    " AEST Eastern Central Pacific Mountain Greenwich Z Today Yesterday"
)
# What goes on where a number follows.
NUMBERED = _words(
    "No Nos no nos vol vols Vol Vols p pp P Pp ch Ch chap Chap fig figs Fig Figs art Art arts para paras Para"
    " sec secs ed Ed pt Pt col l ll n nn op cit c r b d m f est born Op"
)
# States and provinces of datelines and of "R-S.C.".
STATES = _words(
    "Ala Alta Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Man Mass Md Mich Minn Miss Mo Mont Neb"
    " Nev Okla Ont Ore Pa Que Sask Tenn Tex Va Vt Wash Wis Wyo N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va B.C N.S"
    " N.B D.C P.E.I"
)
# Names and degrees written with full stops.
COUNTRIES = _words(
    "U.S U.N U.K E.U U.A.E U.S.A U.S.S.R D.C L.A N.Y P.R D.R.C P.R.C R.O.K D.P.R.K G.O.P Ph.D M.D B.A M.A"
)
# What follows a name and may end a sentence.
COMPANIES = _words("Inc Corp Co Cos Ltd Plc LLC Jr Sr Assn Assoc Dept Univ Intl Natl Govt Mfg al")
# What is part of a name: "St. Petersburg", "Warner Bros. Discovery".
NAME_PARTS = _words("Bros St Ste Mt Ft Sts Mts")
STREETS = _words("St Ave Blvd Rd Ln Dr Sq Pl Ct Hwy Pkwy Ter")
# Names that end with "!" or "?".
EXCLAIMED_NAMES = _words("Yahoo Jeopardy Yum Oklahoma Panic Wham Airplane E Ahoy Joomla Which Guess Go-Go Mia")
# What goes on after a company or "Jr.".
ROLES = _words(
    "Chief CEO CFO COO CTO Chairman Chairwoman Chair President Vice Executive Director Founder Co-founder"
    " Co-Founder Senior General Managing Spokesman Spokeswoman Spokesperson Analyst Day Boulevard Avenue Street"
    " Drive High Inc. Ltd. LLC Corp. Co. Plc N.V. S.A. Ltd Inc Corp Co"
)
# Words that begin sentences and, capitalised, hardly anything else.
STARTERS = _words(
    "He She It They We You I This That These Those There Here The A An But And Or So Yet However Meanwhile"
    " Moreover Also Then Now Still Even In On At After Before During While When Where Whether If As Since"
    " Although Though Because For From With Without Within By To Of Under Over Between Among Until His Her Its"
    " Their Our My Your What Why How Who Whom Which Whose No Not Nor Neither Either Many Most Some Several All"
    " Both Each Every Few Other Others Another One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds"
    " Thousands Millions According Earlier Later Last Next Nearly About Almost Only Just Once Instead Despite"
    " Amid Asked Officials Police Authorities Experts Analysts Critics Residents Witnesses Investigators"
    " Lawmakers People Nobody Everyone Everybody Nothing Anyone Someone Such Perhaps Maybe Yes Let Don’t Don't"
    " It’s It's He’s He's She’s She's We’re We're I’m I'm That’s That's There’s There's"
)
# Lower-case words that are no verbs.
FUNCTION = _words(
    "and or the a an of in at for with from by to on as but nor between among de von van der al bin la le du di"
)
