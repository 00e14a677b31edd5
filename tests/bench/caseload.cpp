// SPDX-License-Identifier: Apache-2.0
#include "bench/caseload.hpp"

#include <algorithm>

namespace hjemmel::bench {

namespace {

class chance {
  public:
    std::size_t below(std::size_t limit) {
        state_ += 0x9E3779B97F4A7C15ULL;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
    }
    bool one_in(std::size_t n) { return below(n) == 0; }
    std::int32_t days(int least, int most) {
        return least + static_cast<std::int32_t>(below(static_cast<std::size_t>(most - least + 1)));
    }

  private:
    std::uint64_t state_ = 7;
};

constexpr std::int32_t day(int year, int month, int number) {
    return static_cast<std::int32_t>(date(year, month, number).days());
}

constexpr std::int32_t population_day = day(2016, 12, 31);
constexpr std::size_t periods_each = 10;

void add(periods& to, std::size_t what, std::int32_t first, std::int32_t last) {
    to.what.push_back(static_cast<std::int8_t>(what));
    to.first.push_back(first);
    to.last.push_back(last);
}

void end_row(periods& of) { of.offsets.push_back(static_cast<std::int32_t>(of.what.size())); }

} // namespace

caseload make_caseload(std::size_t citizens, std::size_t missing) {
    chance random;
    caseload out;
    for (std::size_t i = 0; i < citizens; ++i) {
        out.born.push_back(day(1950, 1, 1) + random.days(0, 15'000));
        out.benefits_known.push_back(random.below(1000) >= missing);
        auto from = day(2006, 1, 1) + random.days(0, 1500);
        for (std::size_t k = 0; k < periods_each && out.benefits_known.back(); ++k) {
            const bool last = k + 1 == periods_each;
            const auto to = from + random.days(200, 500);
            const auto what = random.one_in(12) ? 5 + random.below(13) : random.below(3);
            add(out.benefits, what, from, last && !random.one_in(3) ? open_end : to);
            from = to + (random.one_in(15) ? random.days(29, 90) : random.days(1, 28));
        }
        end_row(out.benefits);
        add(out.categories, random.one_in(4) ? 0 : 1, day(2013, 1, 1), open_end);
        end_row(out.categories);
        if (random.one_in(8)) {
            const auto begun = day(2009, 1, 1) + random.days(0, 900);
            add(out.programmes, random.below(3), begun, begun + random.days(300, 1100));
        }
        end_row(out.programmes);
        const auto home = random.below(98);
        const bool moves = random.one_in(20);
        const auto moved = day(2017, 1, 1) + random.days(0, 400);
        add(out.municipalities, home, day(2010, 1, 1), moves ? moved - 1 : open_end);
        if (moves) add(out.municipalities, (home + 1) % 98, moved, open_end);
        end_row(out.municipalities);
        out.municipality.push_back(static_cast<std::int32_t>(home));
        const bool left = random.one_in(10);
        out.exit_reason.push_back(
            static_cast<std::int8_t>(left ? static_cast<int>(random.below(10)) : -1));
        out.exit_day.push_back(day(2017, 8, 1) + random.days(0, 300));
        const bool assessed = !random.one_in(3);
        out.assessed.push_back(
            static_cast<std::int8_t>(assessed ? static_cast<int>(random.below(5)) : -1));
        if (random.one_in(15)) {
            const auto what = random.below(3);
            const auto begun = day(2017, 6, 1) + random.days(0, 300);
            add(out.deferrals, what, begun, random.one_in(2) ? open_end : begun + 200);
            out.sentence.push_back(what == 1 ? random.days(1, 48) : -1);
        }
        end_row(out.deferrals);
    }
    return out;
}

// ---------------------------------------------------------------- Arrow

namespace {

using test::arrow_node;
using test::bytes;
using test::bytes_of;

template<class Holds>
bytes validity(std::size_t rows, const Holds& holds) {
    std::vector<bool> bits(rows);
    bool all = true;
    for (std::size_t i = 0; i < rows; ++i) {
        bits[i] = holds(i);
        all = all && bits[i];
    }
    return all ? bytes{} : test::bits_of(bits);
}

template<class T>
arrow_node fixed(std::string name, std::string format, const std::vector<T>& values,
                 bytes valid = {}) {
    return {.name = std::move(name),
            .format = std::move(format),
            .length = static_cast<std::int64_t>(values.size()),
            .buffers = {std::move(valid), bytes_of(values)}};
}

arrow_node words(std::string name, const std::vector<std::int8_t>& codes,
                 const std::vector<std::optional<std::string>>& all, bytes valid = {}) {
    auto plain = codes;
    for (auto& one : plain)
        one = std::max<std::int8_t>(one, 0);
    return test::dictionary_column(fixed(std::move(name), "c", plain, std::move(valid)),
                                   test::text_column("", all));
}

arrow_node list_of(std::string name, const periods& of, arrow_node first_field,
                   std::vector<arrow_node> more = {}, bytes valid = {}) {
    const auto rows = of.what.size();
    std::vector<arrow_node> fields{std::move(first_field)};
    fields.push_back(fixed("fra", "tdD", of.first));
    fields.push_back(fixed("til", "tdD", of.last,
                           validity(rows, [&](auto i) { return of.last[i] != open_end; })));
    for (auto& one : more)
        fields.push_back(std::move(one));
    auto items = test::struct_column("item", static_cast<std::int64_t>(rows), std::move(fields));
    return {.name = std::move(name),
            .format = "+l",
            .length = static_cast<std::int64_t>(of.offsets.size() - 1),
            .buffers = {std::move(valid), bytes_of(of.offsets)},
            .children = {std::move(items)}};
}

std::vector<std::optional<std::string>> municipality_codes() {
    std::vector<std::optional<std::string>> out;
    for (int code = 0; code < municipalities; ++code)
        out.emplace_back(std::to_string(101 + code));
    return out;
}

std::int64_t grant_of(std::int32_t municipality) { return 1'000'000'00 + municipality * 3'333; }

std::int32_t granted_on(std::int32_t municipality) { return day(2017, 9, 1) + municipality * 3; }

} // namespace

arrow_node citizens_of(const caseload& of) {
    auto out = arrow_of(of);
    std::vector<std::int8_t> keys(of.municipality.begin(), of.municipality.end());
    out.children.push_back(words("kommunekode", keys, municipality_codes()));
    return out;
}

arrow_node municipalities_table() {
    std::vector<std::int64_t> amounts;
    std::vector<std::int32_t> days;
    for (std::int32_t one = 0; one < municipalities; ++one) {
        amounts.push_back(grant_of(one));
        days.push_back(granted_on(one));
    }
    return test::struct_column("", municipalities,
                               {test::text_column("kommunekode", municipality_codes()),
                                fixed("tilsagn_oere", "l", amounts),
                                fixed("tilsagn_dato", "tdD", days)});
}

arrow_node arrow_of(const caseload& of) {
    const auto n = of.size();
    const auto codes = municipality_codes();
    std::vector<arrow_node> columns;
    columns.push_back(fixed("foedselsdato", "tdD", of.born));
    columns.push_back(list_of(
        "ydelsesperioder", of.benefits,
        words("ydelse", of.benefits.what,
              {"kontanthjaelp", "uddannelseshjaelp", "integrationsydelse",
               "kontanthjaelp_integrationsloven", "starthjaelp", "ressourceforloebsydelse",
               "ledighedsydelse", "fleksloentilskud", "revalideringsydelse", "sygedagpenge",
               "barselsdagpenge", "foertidspension", "folkepension", "seniorpension", "dagpenge",
               "su", "overgangsydelse", "selvforsoergelses_og_hjemrejseydelse"}),
        {}, validity(n, [&](auto i) { return of.benefits_known[i]; })));
    columns.push_back(
        list_of("visitation_perioder", of.categories,
                words("kategori", of.categories.what, {"jobparat", "aktivitetsparat"})));
    columns.push_back(list_of(
        "integrationsprogram_perioder", of.programmes,
        words("program", of.programmes.what,
              {"selvforsoergelses_og_hjemrejse", "introduktion", "ukendt"}),
        {fixed("afsluttet", "b", std::vector<std::int8_t>(of.programmes.what.size() / 8 + 1),
               bytes(of.programmes.what.size() / 8 + 1))}));
    columns.back().children[0].children[3].length =
        static_cast<std::int64_t>(of.programmes.what.size());
    columns.push_back(list_of("kommune_perioder", of.municipalities,
                              words("kommunekode", of.municipalities.what, codes)));
    columns.push_back(
        test::struct_column("afgang", static_cast<std::int64_t>(n),
                            {words("aarsag", of.exit_reason,
                                   {"arbejde_uddannelse", "ikke_berettiget", "doed", "folkepension",
                                    "fraflyttet", "foertidspension", "fleksjob_ledighedsydelse",
                                    "ressourceforloeb", "revalidering", "seniorpension"}),
                             fixed("dato", "tdD", of.exit_day)},
                            validity(n, [&](auto i) { return of.exit_reason[i] >= 0; })));
    columns.push_back(words(
        "vurderet_maalgruppe", of.assessed,
        {"virksomhedsrettet", "ressourceforloeb", "fleksjob", "foertidspension", "ude_af_stand"},
        validity(n, [&](auto i) { return of.assessed[i] >= 0; })));
    columns.push_back(list_of(
        "udskydelser", of.deferrals,
        words("aarsag", of.deferrals.what, {"barsel", "faengselsstraf", "andet"}),
        {fixed("straf_laengde_maaneder", "i", of.sentence,
               validity(of.sentence.size(), [&](auto i) { return of.sentence[i] >= 0; }))}));
    return test::struct_column("", static_cast<std::int64_t>(n), std::move(columns));
}

// ---------------------------------------------------------------- by hand

namespace {

bool is_project_benefit(std::int8_t what) { return what < 3; }
bool counts_towards_five_years(std::int8_t what) { return what < 5; }

template<class Takes>
bool covers(const periods& of, std::size_t citizen, std::int32_t on, const Takes& takes) {
    for (auto k = of.offsets[citizen]; k < of.offsets[citizen + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        if (takes(at) && of.first[at] <= on && on <= of.last[at]) return true;
    }
    return false;
}

/// Whether binding would refuse the citizen: a period that ends before it begins, or a date before
/// the birth.
bool faulty(const caseload& c, std::size_t i) {
    const auto born = c.born[i];
    const auto wrong = [&](const periods& of) {
        for (auto k = of.offsets[i]; k < of.offsets[i + 1]; ++k) {
            const auto at = static_cast<std::size_t>(k);
            if (of.first[at] > of.last[at] || of.first[at] < born) return true;
        }
        return false;
    };
    return wrong(c.benefits) || wrong(c.categories) || wrong(c.programmes) ||
           wrong(c.municipalities) || wrong(c.deferrals) ||
           (c.exit_reason[i] >= 0 && c.exit_day[i] < born);
}

/// The day that five years from it are full: its anniversary, or the last day of that month.
std::int32_t five_years_from(std::int32_t from) {
    return static_cast<std::int32_t>(date::from_days(from)->add_months(60)->days());
}

/// Whether counting benefits, within the window and joined over four weeks, last five years up to
/// the population day.
bool five_years(const caseload& c, std::size_t i, std::int32_t begin) {
    const auto& of = c.benefits;
    std::int32_t first = 0;
    std::int32_t last = INT32_MIN;
    const auto full = [&] {
        return last == population_day && five_years_from(first) <= population_day;
    };
    for (auto k = of.offsets[i]; k < of.offsets[i + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        if (!counts_towards_five_years(of.what[at])) continue;
        const auto from = std::max(of.first[at], begin);
        const auto to = std::min(of.last[at], population_day);
        if (from > to) continue;
        if (last != INT32_MIN && from - last - 1 <= 28) {
            last = std::max(last, to);
            continue;
        }
        if (full()) return true;
        first = from;
        last = to;
    }
    return full();
}

answer target_group(const caseload& c, std::size_t i) {
    const auto& programmes = c.programmes;
    auto begin = INT32_MIN;
    for (auto k = programmes.offsets[i]; k < programmes.offsets[i + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        if (programmes.first[at] > population_day) continue;
        if (programmes.last[at] == open_end || programmes.last[at] >= population_day)
            return answer::no;
        begin = std::max(begin, programmes.last[at] + 1);
    }
    const bool ready = covers(c.categories, i, population_day,
                              [&](auto at) { return c.categories.what[at] == 1; });
    if (!ready) return answer::no;
    if (!c.benefits_known[i]) return answer::undetermined;
    const bool on_benefit = covers(c.benefits, i, population_day, [&](auto at) {
        return is_project_benefit(c.benefits.what[at]);
    });
    return on_benefit && five_years(c, i, begin) ? answer::yes : answer::no;
}

bool has_moved(const caseload& c, std::size_t i, std::int32_t today) {
    const auto& of = c.municipalities;
    std::int8_t home = -1;
    auto earliest = INT32_MAX;
    for (auto k = of.offsets[i]; k < of.offsets[i + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        if (of.last[at] < population_day || of.first[at] >= earliest) continue;
        earliest = of.first[at];
        home = of.what[at];
    }
    for (auto k = of.offsets[i]; k < of.offsets[i + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        const bool after = of.first[at] <= today && of.last[at] > population_day;
        if (of.what[at] != home && after) return true;
    }
    return false;
}

group visitation(const caseload& c, std::size_t i, std::int32_t today) {
    const auto reason = c.exit_reason[i];
    const bool has_left = reason >= 0 && c.exit_day[i] <= today;
    if (has_left && reason >= 2 && reason <= 4) return group::left;
    if (has_moved(c, i, today)) return group::left;
    const auto assessed = c.assessed[i];
    if (assessed == 0) return group::one;
    if (assessed >= 1 && assessed <= 3) return group::two;
    if (assessed == 4) return group::three;
    const bool paid = covers(c.benefits, i, today,
                             [&](auto at) { return is_project_benefit(c.benefits.what[at]); });
    if (!paid || has_left) return group::left;
    const auto& of = c.deferrals;
    const auto is_long = [&](std::size_t at) {
        return of.what[at] == 1 && (c.sentence[at] < 0 || c.sentence[at] >= 24);
    };
    if (covers(of, i, today, [&](auto at) { return !is_long(at); })) return group::deferred;
    if (covers(of, i, today, is_long)) return group::manual;
    return group::not_assessed;
}

} // namespace

std::vector<std::int64_t> grants(const caseload& of, std::int32_t today) {
    struct counts {
        std::int64_t target = 0;
        std::int64_t assessed = 0;
        std::int64_t left = 0;
    };
    std::vector<counts> all(municipalities);
    for (std::size_t i = 0; i < of.size(); ++i) {
        const auto found = decide(of, i, today);
        auto& to = all[static_cast<std::size_t>(of.municipality[i])];
        to.target += found.target == answer::yes ? 1 : 0;
        to.assessed += found.group <= group::three ? 1 : 0;
        to.left += found.group == group::left ? 1 : 0;
    }
    std::vector<std::int64_t> out;
    for (std::int32_t one = 0; one < municipalities; ++one) {
        const auto& own = all[static_cast<std::size_t>(one)];
        const auto share = [&](std::int64_t percent) { return grant_of(one) * percent / 100; };
        // The third instalment needs activities, of which there are none.
        const auto first = granted_on(one) <= today ? share(30) : 0;
        out.push_back(first + (own.assessed >= own.target - own.left ? share(40) : 0));
    }
    return out;
}

decided decide(const caseload& of, std::size_t citizen, std::int32_t today) {
    if (faulty(of, citizen)) return {answer::refused, group::refused};
    const auto target = target_group(of, citizen);
    if (target == answer::undetermined) return {target, group::undetermined};
    if (target == answer::no) return {target, group::outside};
    return {target, visitation(of, citizen, today)};
}

} // namespace hjemmel::bench
