"""The words of proofreading: what the dictionary lacks, what has a capital, what may and may not be doubled."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Days, months, peoples and places that are no other word in lower case ("may", "polish" and "turkey" are).
_CAPITALISED = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July September"
    " October November December Russian Russians Ukrainian Ukrainians Belarusian Belarusians American Americans"
    " British German Germans Chinese Italian Italians Spanish Israeli Israelis Iranian Iranians Iraqi Iraqis"
    " Syrian Syrians Japanese Korean Koreans Canadian Canadians European Europeans African Africans Asian Asians"
    " Mexican Mexicans Indian Indians Pakistani Afghan Palestinian Palestinians Lithuanian Lithuanians Latvian"
    " Latvians Estonian Estonians Moldovan Moldovans Romanian Romanians Bulgarian Bulgarians Hungarian"
    " Hungarians Finnish Norwegian Norwegians Swedish Austrian Austrians Belgian Belgians Portuguese Brazilian"
    " Brazilians Australian Australians Ukraine Russia Belarus Poland Germany France Britain England Scotland"
    " Ireland Israel Iran Iraq Syria Canada Mexico Italy Spain India Europe Africa Asia America Crimea Lithuania"
    " Latvia Estonia Moldova Romania Bulgaria Hungary Finland Norway Sweden Austria Belgium Portugal Brazil"
    " Australia Afghanistan Kazakhstan Armenia Azerbaijan Moscow Kyiv Kiev Paris London Berlin Washington"
    " Brussels Warsaw Minsk Beijing Tokyo Jerusalem Tehran Baghdad Christmas Easter Muslim Muslims Christian"
    " Christians Jewish English"
)
PROPER = {word.lower(): word for word in _CAPITALISED}

# Words of today's newspapers, and Latin and French ones, that the dictionary lacks or hardly knows.
_MODERN = _words(
    "app apps tech techs wifi cafe cafes crypto cryptos intro intros carb carbs repo repos speciality"
    " specialities trans vegan vegans selfie selfies emoji emojis blog blogs blogger bloggers vlog vlogs podcast"
    " podcasts meme memes bot bots hashtag hashtags avatar avatars online offline euro euros expat expats"
    " fiancee fiance cliche facade naive protege decor debut debuts regime elite elites coup coups detente"
    " rapprochement kompromat siloviki oblast oblasts rayon raion raions dacha dachas hryvnia hryvnias ruble"
    " rubles rouble roubles kopek kopeks oligarch oligarchs silo silos drone drones sortie sorties salvo salvos"
    " materiel matériel flak shrapnel howitzer howitzers mortar mortars tanker tankers frigate corvette"
    " corvettes flotilla airstrike airstrikes jihad jihadi jihadis mufti imam imams hijab burqa niqab sharia"
    " fatwa halal kosher sauna borsch borscht hetman cossack cossacks ad hoc gulag gulags glasnost perestroika"
    " spam spammer troll trolls fintech biotech startup startups unicorn deepfake deepfakes chatbot chatbots"
    " dataset datasets metaverse midterm midterms gerrymander caucus lockdown lockdowns covid vaxx vaxxed antifa"
    " incel incels woke repost retweet retweets tweet tweets tweeted subreddit collab collabs facto jure versa"
    " franca francas lingua nauseam infinitum absentia operandi vivendi bono nostra dei alia sine qua novo"
    " extremis memoriam situ vitro vivo priori posteriori curiae rata diem capita annum laissez coupe crime"
    " force majeure raison etat savoir vivre gauche droit tete visage touche risque passe blase soiree"
    " communique attache premiere habitue emigre emigres roman clef"
)
MODERN = frozenset(_MODERN)

# What may stand before a known word.
PREFIXES = _words(
    "un re de dis mis non pre post anti pro sub super over under out inter intra trans multi semi micro mega"
    " ultra cyber crypto bio eco geo neo counter co hyper pseudo self tele mini mid up down off on back fore"
    " extra infra electro photo auto agro euro petro narco techno thermo aero astro hydro nano para socio ethno"
    " ex"
)

# "He had had enough", "he knew that that was it", "gave her her book", "cha cha cha".
_TOLERATED = _words(
    "cha had that her very no so many long now there really is do blah bye knock ha yes well win go far big can who"
    " you please more again over by in on up out"
)
MAY_STAND_TWICE = frozenset(_TOLERATED)

# Words of which a second one is never right.
_NEVER = _words(
    "the a an of and or but to at from with for as was were be been are has have will would could should it he"
    " she they we this these those his its their our my your not which when where while if than into said"
)
NEVER_TWICE = frozenset(_NEVER)

# Slips that the dictionary's rules would let pass, or that are more than one letter away; "_" is a space.
_SLIPS = _words(
    "accomodation=accommodation adn=and agression=aggression agressive=aggressive agressor=aggressor alot=a_lot"
    " amercian=American amercians=Americans arent=aren’t assasin=assassin assasinate=assassinate"
    " assasinated=assassinated assasination=assassination befor=before bilion=billion bilions=billions"
    " bizzare=bizarre britian=Britain buisness=business calender=calendar carreer=career carribean=Caribbean"
    " causalties=casualties ceasfire=ceasefire cemetary=cemetery collegue=colleague collegues=colleagues"
    " concensus=consensus couldnt=couldn’t decemeber=December definatly=definitely didnt=didn’t dilema=dilemma"
    " dissapear=disappear dissapeared=disappeared dissapoint=disappoint dissapointed=disappointed doesnt=doesn’t"
    " dont=don’t ecstacy=ecstasy embarasment=embarrassment embarassment=embarrassment enviroment=environment"
    " exhorbitant=exorbitant explaination=explanation facist=fascist facists=fascists febuary=February"
    " fourty=forty fullfil=fulfil gaurd=guard gaurds=guards greatful=grateful hadnt=hadn’t happend=happened"
    " harrass=harass harrassment=harassment hasnt=hasn’t havent=haven’t hte=the hypocracy=hypocrisy"
    " idiosyncracy=idiosyncrasy inaugration=inauguration innoculate=inoculate isnt=isn’t isreal=Israel"
    " isreali=Israeli janurary=January judical=judicial liase=liaise libary=library maintainance=maintenance"
    " manoeuver=manoeuvre medeval=medieval milion=million milions=millions millenium=millennium"
    " ministery=ministry naturaly=naturally neigbour=neighbour neigbours=neighbours novemeber=November"
    " occurence=occurrence occurences=occurrences ocotber=October offcial=official pakistain=Pakistan"
    " paralel=parallel parlament=parliament parliment=parliament pasttime=pastime persistant=persistent"
    " pharoah=pharaoh phillipines=Philippines portugese=Portuguese preceed=precede preceeding=preceding"
    " priviledge=privilege proffesional=professional pronounciation=pronunciation prophesized=prophesied"
    " publically=publicly recieved=received rediculous=ridiculous refered=referred russain=Russian"
    " russains=Russians rythm=rhythm sargent=sergeant seige=siege seperatist=separatist seperatists=separatists"
    " septemeber=September shouldnt=shouldn’t sieze=seize siezed=seized similiar=similar sincerly=sincerely"
    " soilders=soldiers soliders=soldiers speach=speech spokeman=spokesman strenght=strength supercede=supersede"
    " taht=that tatoo=tattoo teh=the tendancy=tendency teusday=Tuesday therefor=therefore thier=their"
    " threatend=threatened threshhold=threshold thrusday=Thursday thurday=Thursday tommorow=tomorrow"
    " tommorrow=tomorrow tounge=tongue tuseday=Tuesday tyrany=tyranny ukrainain=Ukrainian ukranian=Ukrainian"
    " ukranians=Ukrainians underate=underrate unforseen=unforeseen vaccuum=vacuum vehical=vehicle"
    " vehicals=vehicles villian=villain volenteer=volunteer warrent=warrant wasnt=wasn’t wedensday=Wednesday"
    " wellcome=welcome wendesday=Wednesday wensday=Wednesday werent=weren’t wether=whether whcih=which"
    " wich=which withdrawl=withdrawal wouldnt=wouldn’t writting=writing"
)
KNOWN_SLIPS = {slip: better.replace("_", " ") for slip, better in (pair.split("=") for pair in _SLIPS)}
