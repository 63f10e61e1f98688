"""What English says about capitalised words: which are ordinary words too, titles, given names, demonyms."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names of months that are also given names or surnames: their capital proves nothing.
MONTHS = _set("january february march april may june july august september october november december")

# Words of function: in an all-capitals headline the acronyms US, WHO, IT cannot be told from them.
FUNCTION = _set("""
    a am an and are as at be but by can could do for from had has have he her him his how i if in into is it its
    may me might must my no nor not of off on or our out shall she should so than that the their them then these
    they this those to too up us was we were what when where which who whom whose why will with would you your
    about after against amid over per under via vs ahead
""")

# Verbs that begin a question or a wish and are given names too.
MODALS = _set("will may mark")

# Places that are a state of the USA too, with the cities named before it.
STATES = {"georgia": _set("atlanta savannah augusta macon athens columbus marietta")}

# Places that are given names, and the words that after them prove a place: Georgia President, Jordan Valley.
PLACE_NAMES = _set("austin chad charlotte florence georgia jackson jordan lincoln madison savannah sydney")
PUBLIC = _set("""
    president prime foreign defence defense interior government parliament army airport university valley river
    street lake county city state bank basin embassy ambassador peace border police minister king queen dream
    officials institute museum times senate election elections supreme national central bay port
""")

# Ordinary English words that are also surnames, given names, places or titles of newspapers and firms.
ORDINARY = (
    MONTHS
    | FUNCTION
    | _set("""
    abbey abbot ace act action aid alpha amber angel apple archer art ash bacon bailey baker ball banks barber
    barker barn baron bass bath battle bay beach bean bear beck bell berg berry best bill birch bird bishop
    black blair blake bloom blue blunt bolt bond booker boot booth bowl bowman box brace branch brand brave
    bridge bridges bright brook brooks brown buck buffalo bull bush butcher butler buzz cable cage camp cannon
    carpenter carter case cash castle chance chandler chase chess christian church clay cliff close coal cobb
    coffee coin cole colt comfort cook cooper cork costa cotton count court cox craft crane creek crisp cross
    crow crown crystal cue curry curtain dale dash dawn day dean deal dell dick dollar dove drake draper drew
    duke dusk earl early east easter echo elder ember eve even ever faith falcon fall farmer faulk field fields
    finch fisher fleet flint flood flora flower flowers foot ford forest forrest foster fountain fowler fox
    frank freed freedom french frost fuller gap garden gardener gates gene gift gill glass glover gold golden
    good gore grace grant graves gray green grey ground grove guardian guest guide guy hail hale hall hammer
    hand harden hardy harm harper hart hazel heath herald herring hill hills hogg holder holiday hood hook hope
    horn house hull humble hunt hunter hyde ice independent iris ivory ivy jade jam jasper jay jean jet jewel
    job jobs jolly jordan joy judge justice kay kerry key keys kidd king kitty knight lake lamb land lane lark
    lavender law laws lee lent light lily lime little lock long lord love lovely low lucky lynch mace major mall
    man march marina mark marks marsh marshal marshall martin mason mast maker meadow means mercer mercy merit
    merry meta miles mill miller mills mint mirror mobile mode monk moody moon moor more moss mount mueller
    myrtle nail nation neal news newton nice noble noon north norm nova nurse oak oats olive opal oracle orange
    page paige pain paine painter palm pansy park parker parks parson pat patience patrick patriot peace peach
    pearl pease pen penny people peter petty pierce pike pine piper pitt plant plum pole polish politico pollock
    pool poole poppy porter post potter pound power powers pratt price priest prince prior providence prudence
    purple quest quick rain ramsey ranger ray reading red reed reese reeves rice rich rider ridge ring ripper
    rise river rivers rob robin rock rocket rod rose rosemary rosen round row ruby rudd rush rusk russet rust
    rusty sage sailor salmon salt sandwich sandy savage sawyer scholar seal sears self senior sergeant serene
    sharp shell shepherd shore short silver singer sky slack slater small smart smith snow soul south spark
    sparks spears speed spencer spice spring square stamp star stark start steel stern stewart stocks stone
    storm story strand strange street strong sue summer summers sun swan sweet swift talent target tanner taylor
    temple tennant thorn thrush tide tiger time times tony tower trace tracy treasure trial trip troy truth
    tucker turkey turner tyler unity vale vance vault victor victory viking viola violet visa visit waite wake
    walker wall wallace walls walton ward warden ware warner waters weaver webb weeks welch well wells west whip
    white whitney wick wild will willow wills wilson winter winters wise wolf wolfe wonder wood woods woody
    worth wren wright yen young
""")
)

# A title or an office before a name: what follows is a person, whatever else the word may mean.
TITLES = _set("""
    mr mrs ms miss mx dr prof sir dame lord lady baroness baron king queen prince princess pope president
    premier chancellor minister secretary senator sen congressman congresswoman representative rep governor gov
    mayor ambassador commissioner director chairman chairwoman chair chief leader speaker spokesman spokeswoman
    spokesperson general gen colonel col major maj captain capt lieutenant lt sergeant sgt marshal admiral adm
    officer judge justice attorney prosecutor analyst author writer journalist reporter correspondent editor
    professor expert economist historian lawyer adviser advisor aide candidate deputy activist oligarch
    businessman billionaire veteran coach actor actress singer producer detective inspector father sister
    brother comrade nominee lawmaker
""")

FEMALE_TITLES = _set(
    "mrs ms miss madam mme lady dame queen princess baroness spokeswoman congresswoman chairwoman "
    "actress wife daughter mother sister"
)

# Verbs whose subject is a person, a government or a firm: with one right behind it, a word is a name.
SPEECH = _set("""
    said says told tells added adds argued argues warned warns tweeted wrote writes announced announces claimed
    claims insisted insists denied denies accused accuses called calls asked asks replied explained noted stated
    vowed urged urges demanded demands condemned condemns praised criticised criticized agreed agrees refused
    refuses pledged promised believes thinks thought met visited traveled travelled arrived resigned signed
    vetoed spoke speaks has had did does was who whom himself herself also
""")

MALE_NAMES = _set("""
    adam austin adrian alan albert alec alex alexander alexei alexey alfred ali allan alexandr andrei andrew andrey
    andriy andrzej anthony anton antonio antony arnold arthur barack ben benjamin bernard bernie bill billy bob
    boris brad brian bruce carl carlos charles charlie chris christian christopher chuck craig dan daniel dave
    david dean denis dennys denzel dick dmitri dmitriy dmitry dmytro don donald doug douglas ed eddie edward
    elon emmanuel eric ernest eugene evgeny francis francois frank franz fred frederick friedrich gary gavin
    gene geoffrey george gerald gerhard giorgio gordon graham greg gregory hans harold harry henry hugh hugo
    hunter ian igor ihor ilya isaac ivan jack jacob jake james jan jared jason jeb jeff jeffrey jeremy jerome
    jerry jim jimmy joe joel john johnny jon jonathan jose joseph josh juan julian justin karl keith ken kenneth
    kevin kyle kyrylo larry lawrence leo leon leonid lewis lloyd louis luis luke marc marco mario mark martin
    matt matteo matthew max maxim michael michel miguel mike mikhail mitch mohammed muhammad mykhailo mykola
    nathan neil nicholas nick nicolas nigel nikita nikolai nikolay oleg oleh oleksandr oleksii oleksiy oliver
    olaf oscar otto patrick paul pavel pavlo pedro pete peter petro philip phillip pierre piotr ralph ray recep
    rex ricardo richard rick rishi rob robert roberto rodrigo roger roman ron ronald ross roy rudy rupert
    russell ruslan ryan sam samuel scott sean sebastian sergei sergey serhii serhiy simon stanislav stefan
    stephen steve steven stuart taras ted terry theodore thomas tim timothy todd tom tony tucker tyler victor
    viktor vincent vitali vitaliy vitaly vladimir vladislav volodymyr vyacheslav walter warren wayne will
    william wladimir xavier yaroslav yevgeni yevgeny yuri yuriy zhan
""")

FEMALE_NAMES = _set("""
    abigail agnes alexandra alice alina alla amanda amy ana anastasia andrea angela angelina anita ann anna
    annalena anne annie ashley barbara beatrice betty bridget camilla carol caroline catherine charlotte cheryl
    christina christine claire clara claudia condoleezza cynthia daria daryna deborah denise diana diane donna
    dorothy edith eleanor elena elizabeth ella ellen elvira emily emma erica erika esther eva evelyn fiona
    frances gabriela galina georgia giorgia gloria gwen halyna hannah heather helen helena hillary ingrid irina
    iryna isabel ivana ivanka jacinda jackie jane janet janice jean jennifer jessica jill joan joanna josephine
    joyce judith judy julia julie kaja kamala karen kate katherine kathleen kathy kelly kim kimberly kristina
    larisa larysa laura lauren leslie liana linda lisa liudmyla liz lucy ludmila lydia lyudmila maia mandy
    margaret margarita maria marie marina marine martha mary megan melania melinda melissa mette michelle monica
    nadezhda nadiya nancy naomi natalia natalie nataliya natalya nicola nicole nina oksana olena olga olha
    pamela patricia paula penny polina rachel rebecca rosa rose roza ruth sandra sara sarah sharon sofia sonia
    sophia sophie stephanie sue susan susana svetlana svitlana sylvia tamara tatiana tatyana teresa theresa tina
    tulsi ursula usha valentina valentyna valeria vera veronica victoria viktoria virginia wendy yekaterina
    yelena yulia yuliia yvette yvonne zoe
""")

# Demonyms that no ending explains, with the names they may stand for.
DEMONYMS: dict[str, tuple[str, ...]] = {
    "American": ("United States", "US", "U.S.", "USA", "America"),
    "Argentine": ("Argentina",),
    "Belarusian": ("Belarus",),
    "Belarussian": ("Belarus",),
    "British": ("Britain", "Great Britain", "United Kingdom", "UK", "U.K."),
    "Briton": ("Britain", "Great Britain", "United Kingdom", "UK", "U.K."),
    "Chechen": ("Chechnya",),
    "Chinese": ("China",),
    "Croat": ("Croatia",),
    "Cypriot": ("Cyprus",),
    "Czech": ("Czech Republic", "Czechia"),
    "Danish": ("Denmark",),
    "Dane": ("Denmark",),
    "Dutch": ("Netherlands", "Holland"),
    "English": ("England",),
    "European": ("Europe", "European Union", "EU"),
    "Finnish": ("Finland",),
    "French": ("France",),
    "Greek": ("Greece",),
    "Irish": ("Ireland",),
    "Kazakh": ("Kazakhstan",),
    "Kyrgyz": ("Kyrgyzstan",),
    "Muscovite": ("Moscow",),
    "Norwegian": ("Norway",),
    "Polish": ("Poland",),
    "Portuguese": ("Portugal",),
    "Scot": ("Scotland",),
    "Scottish": ("Scotland",),
    "Serb": ("Serbia",),
    "Slovak": ("Slovakia",),
    "Slovene": ("Slovenia",),
    "Soviet": ("Soviet Union", "USSR"),
    "Spaniard": ("Spain",),
    "Spanish": ("Spain",),
    "Swede": ("Sweden",),
    "Swedish": ("Sweden",),
    "Swiss": ("Switzerland",),
    "Tajik": ("Tajikistan",),
    "Turk": ("Turkey",),
    "Turkish": ("Turkey",),
    "Turkmen": ("Turkmenistan",),
    "Uzbek": ("Uzbekistan",),
    "Welsh": ("Wales",),
    "Western": ("West",),
    "Westerner": ("West",),
}

# Endings that make a word of a person or an institution (Putinism, Kremlinology) and of a place (Londoner, Iraqi).
NAME_ENDINGS = (
    "ism",
    "ist",
    "ite",
    "ian",
    "esque",
    "nomics",
    "omics",
    "ology",
    "ologist",
    "ize",
    "ized",
    "ization",
    "era",
)
PLACE_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "er", "ish", "")
