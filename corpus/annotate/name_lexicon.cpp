#include "corpus/annotate/name_lexicon.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dateline {

namespace {

namespace t = name_trait;

// Words parted by blanks that share traits. A word may stand in several rows.
struct TraitRow {
    NameTraits traits;
    std::string_view words;
};

constexpr TraitRow trait_rows[] = {
    {t::title | t::male,
     "mr mister messrs sir lord king prince pope emperor father monsieur herr senor signor baron tsar czar sultan "
     "emir sheikh sheik imam ayatollah hojatoleslam mullah rabbi cardinal archbishop monsignor kaiser viscount "
     "maharajah tunku congressman chairman spokesman businessman councilman assemblyman alderman widower sheriff "
     "shaikh mufti caliph pharaoh patriarch archduke"},
    {t::title | t::female,
     "mrs ms miss lady dame queen princess madame madam mme mlle mademoiselle sister baroness duchess countess "
     "empress tsarina frau fraulein senora signora congresswoman chairwoman spokeswoman businesswoman "
     "councilwoman assemblywoman actress aunt"},
    {t::title,
     "dr doctor prof professor rev reverend hon honourable honorable rt president presidents premier chancellor "
     "minister ministers secretary senator sen sens senators representative rep reps governor gov govs mayor "
     "ambassador amb judge justice attorney prosecutor general gen colonel col lieutenant lt major maj captain "
     "capt commander cmdr cmdre commodore admiral adm sergeant sgt corporal cpl private pvt brigadier brig "
     "marshal airman ensign cadet officer detective inspector superintendent constable commissioner chief "
     "director chairperson speaker leader spokesperson coach manager trainer striker goalkeeper midfielder winger "
     "quarterback pitcher forward skipper bishop pastor deacon vicar canon nun monk swami guru pm mp tory "
     "democrat republican deputy lawmaker legislator councillor councilor alderwoman delegate envoy negotiator "
     "mediator economist analyst strategist trader broker lawyer solicitor barrister counsel author writer "
     "novelist poet actor singer musician composer conductor painter artist designer undersecretary treasurer "
     "comptroller editor publisher reporter correspondent ceo cfo coo founder entrepreneur billionaire tycoon "
     "financier astronaut cosmonaut dictator strongman warlord rebel comrade chairmen gunman driver jockey golfer "
     "swimmer boxer cyclist sprinter administrator regent shadow taoiseach tanaiste nawab begum haji hajji hadji ustad "
     "pandit shri sri smt "
     "datuk tun tengku tuan daw hrh hm"},
    {t::title_part,
     "prime vice deputy acting interim former first foreign state defence defense finance interior exterior home "
     "treasury justice trade health education energy agriculture labour labor commerce transport transportation "
     "environment affairs exchequer staff staffs army navy police force opposition majority minority house senate "
     "parliament parliamentary assistant associate senior junior executive chief under permanent special attorney "
     "solicitor lieutenant brigadier major rear air wing squadron group flight sergeant petty warrant sub high "
     "managing caretaker elect emeritus grand holy most right very crown district county city lord national "
     "security human rights intelligence economic economy planning oil petroleum water housing culture tourism "
     "sports youth veterans social development co ex late then longtime incoming outgoing supreme revolutionary "
     "party central bank federal communist ruling"},
    {t::post_nominal,
     "mp mep msp mla td phd dphd dphil md qc kc obe cbe mbe kbe dbe gcb kcb dso vc esq esquire rn rm usn usmc "
     "usaf ret retd mba cpa dds dvm frs sj osb op rip jd llb llm pe rgn mc dfc bt ra cfa"},
    {t::generation,
     "jr jnr sr snr junior senior ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xxiii 2nd 3rd"},
    {t::particle,
     "de da do dos das du des del della dello di der den dem van von vom zu zum zur ter ten te la le lo las los "
     "el al ul ur ud as ad ash az bin bint ibn ben abu abd abdul bar af av ap dal degli dei delle"},
    {t::family_first,
     "xi hu jiang deng mao zhou zhu wen li lee yi rhee wang zhang chang chen chan zhao liu yang huang wong wu ng "
     "xu hsu sun ma gao guo kuo lin lam luo lo zheng cheng liang leung xie tsai cai cao tsao tang feng dong peng "
     "pan pang yuan yu yue lu lui jia ding wei xue ye yeh yan du dai xia fan fang shi shih tan yao liao lien kang "
     "meng qin qiu chiu jin kong hung hong bai hou hao shao wan qian yin qi duan lei tao tung soong chiang kwok "
     "kwan tam cheung chow chung kim park pak bak yoon yun moon mun roh noh choi choe jung jeong chong cho ahn "
     "han oh seo suh shin sin kwon hwang song ryu yoo jang lim im rim ban bahn paik baek ri nguyen tran pham phan "
     "vu vo dang bui ngo duong hoang dinh truong trinh doan le ho chea hun pol son heng thich hwa goh aung"},
    {t::given | t::male,
     "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
     "mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan "
     "jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank "
     "alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle "
     "walter ethan jeremy harold keith christian roger noah gerald carl terry sean arthur lawrence joe bill bob "
     "jim mike tom ted dick tony jimmy al ron don ben dave dan steve sam nick matt andy greg jeff ken phil ray "
     "rick rob tim vince walt ed fred frederick francis franklin theodore philip phillip martin simon neil nigel "
     "graham ian alan allan allen alistair gordon duncan malcolm stuart trevor hugh geoffrey gerard liam owen "
     "oliver harry barry bruce clive colin derek edwin ernest eugene harvey herbert howard hubert humphrey isaac "
     "jesse jonas karl kurt leonard leo leon louis luke lyndon marcus maurice max norman oscar otto ralph "
     "reginald rex rodney roy rupert russell sidney stanley ulysses vernon victor vincent wallace warren wayne "
     "wesley wilfred winston woodrow barack jean pierre jacques francois michel alain andre philippe nicolas "
     "emmanuel laurent henri marcel claude guy yves rene hans klaus helmut gerhard wolfgang jurgen heinrich "
     "friedrich ludwig olaf uwe dieter horst giuseppe giovanni silvio romano mario matteo luigi carlo roberto "
     "paolo pietro antonio francesco massimo sergio juan carlos luis jorge pedro miguel fernando francisco manuel "
     "rafael javier ricardo alberto alejandro andres diego eduardo enrique felipe gustavo hugo ignacio jaime "
     "julio mariano pablo raul rodrigo vicente joao luiz paulo vladimir dmitry dmitri sergei sergey boris mikhail "
     "alexei alexey nikolai nikolay yuri igor ivan oleg viktor leonid nikita josef volodymyr petro oleksandr "
     "andriy pavel vaclav vladislav lech jaroslaw andrzej tomasz mateusz mohammed mohammad muhammad mohamed ahmed "
     "ahmad ali hassan hussein hasan ibrahim abdullah abdul omar osama yasser yasir saddam bashar hosni anwar "
     "muammar mahmoud mustafa mehmet recep tayyip ismail khalid faisal salman tariq yitzhak shimon ariel ehud "
     "menachem moshe rajiv sanjay narendra atal manmohan imran nawaz pervez asif hamid ashraf kofi nelson thabo "
     "julius kwame jomo desmond cyril olusegun muhammadu goodluck haile hiroshi shinzo junichiro yasuhiro fumio "
     "taro akio kenji ichiro hideo lars erik gunnar olof gustav bjorn sven anders jens stefan goran milan "
     "slobodan radovan ratko zoran franjo alija josip nicolae ion traian kostas costas andreas alexis antonis "
     "georgios konstantinos"},
    {t::given | t::female,
     "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret "
     "ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia "
     "dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine catherine christine "
     "debra rachel carolyn janet maria heather diane ruth julie olivia joyce virginia victoria kelly lauren "
     "christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa theresa ann anne "
     "jane alice julia grace amber denise danielle marilyn beverly charlotte natalie theodora diana brittany "
     "doris kate kathy katie hillary condoleezza madeleine nikki kamala melania ivanka rosalynn eleanor jill "
     "priti liz edwina harriet yvette nicola caroline camilla sophie fiona claire clare helen isabel isabelle eva "
     "ellen edith elsa florence frances georgia gertrude ingrid irene josephine lucy lydia marie marine segolene "
     "simone brigitte francoise ursula annegret petra heidi sabine gudrun giorgia giulia sofia elena alessandra "
     "carmen cristina dolores dilma evita isabella soledad violeta olga tatiana natalia yulia yuliya svetlana "
     "irina ekaterina anastasia valentina raisa galina ludmila lyudmila olena maryna oksana beata ewa hanna "
     "benazir indira sonia pratibha mamata jayalalithaa hasina khaleda chandrika sirimavo corazon imelda megawati "
     "yingluck golda tzipi leila fatima aisha zainab mariam noor winnie graca wangari ngozi jacinda tarja gro "
     "vigdis mette magdalena sanna"},
    // First names of men and women alike.
    {t::given | t::male | t::female,
     "andrea nicola simone jean dominique laurence sasha pat chris robin leslie kelly lee kim alex sam jamie morgan "
     "taylor jordan casey dana tracy shannon hilary vivian evelyn marion carol joan yannick claude camille kerry jo"},
    {t::legal_form,
     "inc incorporated corp corporation co company ltd limited plc ag sa nv bv llc llp lp gmbh spa srl oyj oy asa "
     "ab aps kk kgaa kg se sarl pty pte bhd berhad sas cie cos pjsc ojsc oao ooo pao zao jsc tbk sab"},
    {t::head,
     "authority bank ministry commission council court party fund company corporation agency university union "
     "board committee federation association department institute institution organisation foundation league club "
     "exchange office service front army force forces police bureau centre college school hospital museum church "
     "group trust society assembly parliament senate congress alliance movement brigade tribunal treasury academy "
     "airline airlines newspaper embassy guild brotherhood confederation bundestag chamber coalition consortium "
     "team gulf strait canal strip peninsula sea"},
    {t::generic,
     "national international inter united general american british first new royal federal european world central bank "
     "university ministry department institute council commission association federation union supreme high state "
     "democratic republican people peoples popular social socialist liberal conservative labour christian islamic "
     "communist workers free independent north south east west northern southern eastern western great greater "
     "public industrial commercial global standard pan trans air financial economic credit capital home life "
     "human african asian latin arab russian chinese french german italian japanese indian canadian australian "
     "swiss dutch spanish israeli palestinian iranian iraqi turkish ukrainian polish korean mexican brazilian "
     "irish scottish welsh english saudi us uk un eu city county committee party house office army police center "
     "centre group de la le the real san los saint st"},
    {t::generic | t::origin,
     "afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani "
     "bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese cambodian "
     "cameroonian canadian chilean chinese colombian congolese croatian cuban cypriot czech danish dutch "
     "ecuadorian egyptian english estonian ethiopian filipino finnish french georgian german ghanaian greek "
     "guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian "
     "ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latvian "
     "lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian moroccan "
     "mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian "
     "paraguayan peruvian philippine polish portuguese qatari romanian russian rwandan salvadoran saudi scottish "
     "senegalese serbian singaporean slovak slovenian somali soviet spanish sudanese swedish swiss syrian "
     "taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan "
     "vietnamese welsh yemeni yugoslav zambian zimbabwean"},
    {t::political,
     "party parties union league congress democrats republicans liberals conservatives socialists greens"},
    {t::relative,
     "daughter son wife husband brother sister father mother widow widower nephew niece uncle aunt cousin grandson "
     "granddaughter grandfather grandmother stepson stepdaughter fiancee fiance twin"},
    {t::given_title, "sheikh sheik shaikh sultan"},
    {t::place_first,
     "new north south east west northern southern eastern western central great united st san santa santo los las "
     "la le el el sao rio porto puerto costa sri saudi sierra burkina papua hong cape port fort mount lake upper "
     "lower greater czech ivory dominican marshall solomon"},
    {t::descriptor,
     "group holdings holding industries international technologies technology systems services partners capital "
     "securities brothers bank bancorp motors motor airlines airways foods pharmaceuticals laboratories stores "
     "communications entertainment pictures studios energy petroleum resources mining steel chemical chemicals "
     "electric electronics insurance financial football fc afc rugby cricket club association foundation"},
    {t::small, "of and the for de du des la le y a an in on at und et der die das e to"},
    {t::no_name,
     "i me my mine you your yours he him his she her hers it its we us our ours they them their theirs this that "
     "these those who whom whose which what monday tuesday wednesday thursday friday saturday sunday mondays "
     "tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri january "
     "february july september october november december feb aug sept sep oct nov dec the a an and or but if of in "
     "on at by for from to with as is are was were be been has have had will would could should not no yes there "
     "here when where while after before because although however meanwhile yesterday today tomorrow tonight one "
     "two three four five six seven eight nine ten hundred thousand million billion first second third some many "
     "most all both each every other another such so then than too very just also only even still already about "
     "over under between among during since until despite according percent pct am pm gmt est edt pst bst cet utc "
     "et"},
    {t::doubtful, "may march april june august jan mar apr jun jul summer autumn spring winter"},
};

// Pet names of one first name.
struct PetNames {
    std::string_view formal;
    std::string_view pet;
};

constexpr PetNames pet_names[] = {
    {"albert", "bert"},
    {"alexander", "alex alec sasha aleksandr oleksandr alexandr"},
    {"andrew", "andy drew"},
    {"anthony", "tony antony"},
    {"benjamin", "ben bibi"},
    {"bernard", "bernie"},
    {"charles", "chuck charlie charley"},
    {"christopher", "chris kit"},
    {"daniel", "dan danny"},
    {"david", "dave davey"},
    {"deborah", "debbie deb debra"},
    {"donald", "don donnie"},
    {"edward", "ed eddie ted teddy ned"},
    {"elizabeth", "liz beth betty betsy lizzie eliza"},
    {"eugene", "gene"},
    {"francis", "frank"},
    {"frederick", "fred freddie"},
    {"geoffrey", "geoff jeffrey jeff"},
    {"gerald", "gerry jerry"},
    {"gregory", "greg"},
    {"harold", "hal"},
    {"henry", "hank harry"},
    {"jacob", "jake"},
    {"james", "jim jimmy jamie"},
    {"john", "jack johnny jon"},
    {"joseph", "joe joey iosif josef"},
    {"joshua", "josh"},
    {"katherine", "kate kathy katie catherine cathy kathryn"},
    {"kenneth", "ken kenny"},
    {"lawrence", "larry laurence"},
    {"leonard", "len lenny"},
    {"margaret", "maggie peggy meg madge"},
    {"matthew", "matt"},
    {"michael", "mike mick mickey"},
    {"mohammed", "mohammad muhammad mohamed mohamad muhammed mohd"},
    {"nicholas", "nick nicky nicolas"},
    {"patrick", "paddy"},
    {"peter", "pete"},
    {"philip", "phil phillip"},
    {"raymond", "ray"},
    {"richard", "dick rick rich ricky"},
    {"robert", "bob bobby rob robbie"},
    {"ronald", "ron ronnie"},
    {"samuel", "sam sammy"},
    {"stephen", "steven steve"},
    {"susan", "sue susie"},
    {"theodore", "theo"},
    {"thomas", "tom tommy"},
    {"timothy", "tim"},
    {"vladimir", "volodymyr"},
    {"walter", "walt"},
    {"william", "bill billy will willie"},
    {"ahmed", "ahmad ahmet"},
    {"dmitry", "dmitri dmitriy dmytro"},
    {"sergei", "sergey serhiy"},
    {"alexei", "alexey aleksei aleksey"},
    {"nikolai", "nikolay mykola"},
    {"yuri", "yury yuriy"},
    {"hussein", "hussain husayn"},
    {"yasser", "yasir"},
};

// Short forms and acronyms whose full name everybody knows. Those that initials give are here, too, where the tagger
// often takes one of the two for another kind.
struct ShortForm {
    std::string_view full;
    std::string_view shorts;  // parted by ';'
};

constexpr ShortForm short_forms[] = {
    {"united states of america", "united states;us;usa;america"},
    {"united kingdom", "uk;britain;great britain;united kingdom of great britain and northern ireland"},
    {"soviet union", "ussr;union of soviet socialist republics"},
    {"united arab emirates", "uae;emirates"},
    {"peoples republic of china", "china;prc"},
    {"russian federation", "russia"},
    {"north korea", "dprk;democratic peoples republic of korea"},
    {"south korea", "republic of korea;rok"},
    {"east germany", "gdr;german democratic republic"},
    {"west germany", "frg;federal republic of germany"},
    {"drc", "democratic republic of the congo;democratic republic of congo;dr congo"},
    {"czech republic", "czechia"},
    {"ivory coast", "cote d ivoire;cote divoire"},
    {"netherlands", "holland"},
    {"myanmar", "burma"},
    {"turkey", "turkiye"},
    {"washington", "washington dc;dc;district of columbia"},
    {"new york", "new york city;nyc"},
    {"united nations", "un;united nations organisation"},
    {"united nations security council", "un security council"},
    {"united nations general assembly", "un general assembly"},
    {"united nations high commissioner for refugees", "unhcr;un high commissioner for refugees;un refugee agency"},
    {"united nations childrens fund", "unicef;un childrens fund"},
    {"united nations development programme", "undp;un development programme;un development program"},
    {"united nations educational scientific and cultural organisation", "unesco"},
    {"united nations relief and works agency", "unrwa"},
    {"european union", "eu"},
    {"european commission", "ec commission;eu commission"},
    {"european economic community", "eec;common market"},
    {"european community", "ec;european communities"},
    {"european central bank", "ecb"},
    {"north atlantic treaty organisation", "nato"},
    {"world health organisation", "who"},
    {"world trade organisation", "wto"},
    {"world food programme", "wfp;world food program;un world food programme"},
    {"general agreement on tariffs and trade", "gatt"},
    {"international monetary fund", "imf"},
    {"international atomic energy agency", "iaea"},
    {"international labour organisation", "ilo"},
    {"international criminal court", "icc"},
    {"international court of justice", "icj;world court"},
    {"international committee of the red cross", "icrc"},
    {"international olympic committee", "ioc"},
    {"international criminal police organisation", "interpol"},
    {"international energy agency", "iea"},
    {"food and agriculture organisation", "fao;un food and agriculture organisation"},
    {"organisation of petroleum exporting countries", "opec;organisation of the petroleum exporting countries"},
    {"organisation for economic cooperation and development",
     "oecd;organisation for economic co operation and development"},
    {"organisation for security and cooperation in europe",
     "osce;organisation for security and co operation in europe"},
    {"organisation of american states", "oas"},
    {"organisation of african unity", "oau"},
    {"african union", "au"},
    {"arab league", "league of arab states"},
    {"association of south east asian nations", "asean;association of southeast asian nations"},
    {"commonwealth of independent states", "cis"},
    {"palestine liberation organisation", "plo"},
    {"irish republican army", "ira"},
    {"african national congress", "anc"},
    {"islamic state", "isis;isil;daesh;islamic state group;islamic state of iraq and syria"},
    {"central intelligence agency", "cia"},
    {"federal bureau of investigation", "fbi"},
    {"national security agency", "nsa"},
    {"national aeronautics and space administration", "nasa"},
    {"federal reserve", "fed;us federal reserve;us fed;federal reserve board"},
    {"securities and exchange commission", "sec;us securities and exchange commission"},
    {"food and drug administration", "fda;us food and drug administration"},
    {"environmental protection agency", "epa"},
    {"internal revenue service", "irs"},
    {"new york stock exchange", "nyse"},
    {"house of representatives", "house;us house of representatives;us house"},
    {"united states senate", "senate;us senate"},
    {"united states congress", "congress;us congress"},
    {"doctors without borders", "msf;medecins sans frontieres"},
    {"british broadcasting corporation", "bbc"},
    {"associated press", "ap"},
    {"agence france presse", "afp"},
    {"reuters", "reuter;reuters news agency;reuters ltd"},
    {"xinhua", "xinhua news agency;new china news agency"},
    {"interfax", "interfax news agency;interfax agency"},
    {"tass", "itar tass;tass news agency"},
    {"kyodo", "kyodo news;kyodo news service"},
    {"international federation of association football", "fifa;federation internationale de football association"},
    {"union of european football associations", "uefa"},
    {"national basketball association", "nba"},
    {"national football league", "nfl"},
    {"national hockey league", "nhl"},
    {"international business machines", "ibm"},
    {"american telephone and telegraph", "atandt"},
    {"volkswagen", "vw"},
    {"jpmorgan chase", "jp morgan chase;jpmorgan;jp morgan"},
    {"procter and gamble", "pandg"},
    {"johnson and johnson", "jandj"},
    {"islamic revolutionary guard corps", "irgc;revolutionary guards;revolutionary guard"},
    {"chinese communist party", "ccp;communist party of china"},
    {"state security committee", "kgb"},
};

// As their names stand alone: in a dateline, and at the end of what they sent.
constexpr std::pair<std::string_view, std::string_view> agencies[] = {
    {"reuters", "Reuters"}, {"reuter", "Reuters"},      {"ap", "AP"},         {"upi", "UPI"},
    {"afp", "AFP"},         {"tass", "TASS"},           {"xinhua", "Xinhua"}, {"dpa", "dpa"},
    {"kyodo", "Kyodo"},     {"itar tass", "Itar-Tass"}, {"efe", "EFE"},       {"interfax", "Interfax"},
};

constexpr std::pair<std::string_view, std::string_view> spellings[] = {
    {"defense", "defence"},   {"organization", "organisation"},
    {"labor", "labour"},      {"center", "centre"},
    {"program", "programme"}, {"organizations", "organisations"},
    {"saint", "st"},          {"mount", "mt"},
    {"theater", "theatre"},   {"harbor", "harbour"},
    {"centers", "centres"},   {"fort", "ft"},
};

// Calls take(word) for each word of a list.
template <typename Take>
void for_each_word(std::string_view list, char separator, Take take) {
    while (!list.empty()) {
        const auto word = list.substr(0, list.find(separator));
        if (!word.empty()) take(word);
        list.remove_prefix(word.size() == list.size() ? word.size() : word.size() + 1);
    }
}

using WordTraits = std::unordered_map<std::string_view, NameTraits>;
using Renamings = std::unordered_map<std::string_view, std::string_view>;

WordTraits make_traits() {
    WordTraits traits;
    for (const TraitRow& row : trait_rows)
        for_each_word(row.words, ' ', [&](std::string_view word) { traits[word] |= row.traits; });
    return traits;
}

Renamings make_formal_names() {
    Renamings names;
    for (const PetNames& row : pet_names)
        for_each_word(row.pet, ' ', [&](std::string_view word) { names.emplace(word, row.formal); });
    return names;
}

Renamings make_full_names() {
    Renamings names;
    for (const ShortForm& row : short_forms)
        for_each_word(row.shorts, ';', [&](std::string_view word) { names.emplace(word, row.full); });
    return names;
}

std::string_view renamed(const Renamings& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
}

}  // namespace

NameTraits name_traits(std::string_view word) {
    static const WordTraits traits = make_traits();
    const auto found = traits.find(word);
    return found == traits.end() ? NameTraits{} : found->second;
}

std::string_view formal_first_name(std::string_view word) {
    static const Renamings names = make_formal_names();
    return renamed(names, word);
}

std::string_view well_known_name(std::string_view name) {
    static const Renamings names = make_full_names();
    return renamed(names, name);
}

bool is_well_known(std::string_view name) {
    static const std::unordered_set<std::string_view> full = [] {
        std::unordered_set<std::string_view> names;
        for (const ShortForm& row : short_forms) names.insert(row.full);
        return names;
    }();
    return well_known_name(name) != name || full.count(name) > 0;
}

std::string_view agency_name(std::string_view name) {
    static const Renamings names(std::begin(agencies), std::end(agencies));
    const auto found = names.find(name);
    return found == names.end() ? std::string_view() : found->second;
}

std::string_view one_spelling(std::string_view word) {
    static const Renamings words(std::begin(spellings), std::end(spellings));
    return renamed(words, word);
}

}  // namespace dateline
