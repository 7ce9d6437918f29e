#include "corpus/annotate/place_lexicon.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

namespace {

namespace t = place_trait;

struct Row {
    PlaceTraits traits;
    const char* words;
};

// Words are parted by one blank.
constexpr Row rows[] = {
    {t::locative,
     "in near outside inside around across throughout into toward towards within near nearby beyond below above round "
     "along"},
    {t::leading,
     "from to at of between via off through over leaving visiting reached "
     "reaches leaves left entered enters visited visits"},
    {t::of, "of"},
    {t::article, "the"},
    {t::direction,
     "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
     "northwestern southeastern southwestern central upper lower downtown uptown midtown greater metropolitan metro "
     "mid "
     "inner outer suburban rural mainland"},
    {t::of_district, "county counties parish borough district raion rayon co"},
    {t::of_region, "state province region oblast governorate prefecture territory department canton"},
    {t::of_settlement, "city town village township municipality"},
    {t::of_nature,
     "river lake creek bay mountain mountains mount valley forest desert canyon falls island islands hills hill bayou "
     "sea ocean gulf strait channel canal beach peninsula basin glacier reservoir pond springs cape coast plateau"},
    {t::facility,
     "street st avenue ave road rd boulevard blvd drive dr lane ln highway hwy route interstate parkway way court "
     "square bridge airport station stadium arena park plaza center centre mall tower towers building hall house "
     "hotel theatre theater museum library hospital church cathedral cemetery zoo garden gardens prison jail base dam "
     "port terminal bypass expressway turnpike trail circle pike"},
    {t::public_body,
     "police department sheriff sheriffs university college school schools council court city county state board "
     "commission chamber authority office bureau legislature senate assembly parliament government ministry district "
     "fire public community association society foundation league club club committee agency corps division diocese "
     "archdiocese church hospital clinic health medical center centre museum library symphony orchestra opera ballet "
     "zoo festival fair elementary middle high junior academy institute supreme superior circuit housing transit port "
     "airport water parks recreation planning zoning education labor labour transportation corrections natural "
     "resources highway patrol guard army navy national municipal regional metropolitan metro republican democratic "
     "republicans democrats party union federation coalition council congress task force emergency services service "
     "volunteer rescue ymca rotary lions women veterans seniors senior olympics"},
    {t::private_body,
     "times post herald tribune gazette journal news sun globe star mail telegraph chronicle courier observer "
     "inquirer examiner mirror magazine review press inc corp corporation co company cos ltd plc llc airlines airline "
     "airways air motors motor oil petroleum gas energy power electric edison pacific railway railroad steel "
     "insurance life mutual financial bancorp bancshares banc bank banks savings securities trust holdings industries "
     "group partners capital fund stores supply telephone bell chemical foods food brands entertainment pictures "
     "records express instruments technologies systems software "
     "exchange bourse"},
    {t::statement,
     "said says denied denies accused accuses warned warns rejected rejects condemned condemns insisted insists urged "
     "urges vowed vows pledged pledges announced announces agreed agrees demanded demands wants wanted called calls "
     "refused refuses threatened threatens proposed proposes offered offers signed expelled recalled recalls imposed "
     "imposes backed backs sought seeks hopes hoped fears feared claims claimed confirmed confirms criticised "
     "criticized protested retaliated responded ordered argued argues believes has"},
    {t::title,
     "mr mrs ms miss dr sir lord lady dame judge justice coach gov governor sen senator rep representative mayor "
     "president minister chancellor premier king queen prince princess duke gen general col colonel maj major capt "
     "captain sgt sergeant lt lieutenant officer detective deputy sheriff chief professor prof rev reverend father "
     "sister brother bishop archbishop cardinal rabbi imam sheikh attorney commissioner councilman councilwoman "
     "councillor councilor secretary chairman chairwoman director superintendent principal"},
    {t::office | t::of_settlement, "mayor mayors aldermen councillors"},
    {t::office | t::of_region, "governor governors senator senators legislature legislators"},
    {t::treaty, "pact treaty convention conventions accord accords protocol protocols"},
    {t::legal_form, "inc corp corporation co company cos ltd limited plc llc ag sa nv gmbh pty bhd"},
    {t::money,
     "dollar dollars dlr dlrs cent cents franc francs sterling yen yuan peso pesos krona kronor krone kroner lira lire "
     "guilder guilders rupee rupees rouble roubles ruble rubles reais rand baht ringgit dinar dinars riyal riyals "
     "escudo escudos peseta pesetas drachma drachmas shilling shillings currency"},
    {t::stream, "crested crests flows flowed flooded floods froze overflowed rose swelled swells"},
    {t::vessel,
     "ship cruiser frigate destroyer battleship submarine carrier yacht ferry tanker trawler liner steamer freighter "
     "hurricane typhoon cyclone storm"},
    {t::common,
     "reading nice mobile surprise normal hope bath cork orange independence commerce enterprise university college "
     "union center liberty eden price page price best most much same along split bar van male of the man date march "
     "may august sunday monday friday street church mission police court police deal deal rugby battle sandwich "
     "speed street diss ware wells hull golf home house central north south east west northern southern eastern "
     "western senate house congress president mayor republican democrat democratic opportunity progress friendship "
     "harmony concord unity victory freedom justice welcome early rock sand stone bridge oil gas army navy air bank "
     "media council sun star post globe times world global general major minor first second third last next new old "
     "good great big small high low king queen prince bishop christmas easter mars venus jupiter apple orange many "
     "some any all every other another this that these those here there then now today police why what when where "
     "who how but and for nor yet not no yes our your his her their its one two three four five six seven eight nine "
     "ten earth moon sky ocean spring summer autumn winter fall santa san saint gold silver copper cotton sugar "
     "federal national royal imperial progressive liberal conservative united international independent christian arab "
     "jewish english republican congress parliament "
     "coffee tea rice corn wheat energy power force field spirit time money market trade industry business plant "
     "plants mine mines school schools hospital energy kid page hill hills park lake lakes river rivers valley forest "
     "mount mountain creek beach island islands bay cape port falls springs grove garden gardens view village town "
     "city county state country nation exchange delta maritime alliance federal casino hydro june july"},
};

constexpr std::pair<const char*, const char*> abbreviations[] = {
    {"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"}, {"pt", "port"},
};

using Traits = std::unordered_map<std::uint64_t, PlaceTraits>;

Traits make_traits() {
    Traits traits;
    for (const Row& row : rows)
        for (std::string_view rest = row.words; !rest.empty();) {
            const auto word = rest.substr(0, rest.find(' '));
            traits[Gazetteer::hash_of(word)] |= row.traits;
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        }
    return traits;
}

}  // namespace

PlaceTraits place_traits(std::uint64_t word) {
    static const Traits traits = make_traits();
    const auto found = traits.find(word);
    return found == traits.end() ? 0 : found->second;
}

PlaceWish wish_of(PlaceTraits word) {
    if ((word & t::of_district) != 0) return PlaceWish::district;
    if ((word & t::of_region) != 0) return PlaceWish::region;
    if ((word & t::of_settlement) != 0) return PlaceWish::settlement;
    return (word & t::of_nature) != 0 ? PlaceWish::nature : PlaceWish::any;
}

// The last word, or that before "of", says most.
Body body_of(std::span<const PlaceWord> name) {
    PlaceTraits all = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const PlaceTraits word = place_traits(name[i].hash);
        const bool is_head = i + 1 == name.size() || (place_traits(name[i + 1].hash) & t::of) != 0;
        if (is_head && (word & t::private_body) != 0) return Body::everywhere;
        all |= word;
    }
    if ((all & t::public_body) != 0) return Body::its_place;
    return (all & t::private_body) != 0 ? Body::everywhere : Body::unsaid;
}

std::uint64_t spelt_out(std::uint64_t word) {
    static const auto table = [] {
        std::unordered_map<std::uint64_t, std::uint64_t> made;
        for (const auto& [shorter, full] : abbreviations)
            made.emplace(Gazetteer::hash_of(std::string_view(shorter)), Gazetteer::hash_of(std::string_view(full)));
        return made;
    }();
    const auto found = table.find(word);
    return found == table.end() ? 0 : found->second;
}

}  // namespace dateline
