// SPDX-License-Identifier: Apache-2.0
// Aalborg's caseload in plain C++: read, changed at random, and counted without the engine.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/io/json.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

inline constexpr date counted_on{2018, 3, 2};
inline constexpr std::int64_t grant_oere = 1174900000;

/// Decision and its value as JSON.
using figures = std::vector<std::pair<std::string, std::string>>;

/// Random numbers that are the same everywhere.
class chance {
  public:
    explicit chance(std::uint64_t seed) : state_(seed) {}

    std::size_t below(std::size_t limit) {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
    }
    template<std::size_t N>
    std::string one_of(const std::array<const char*, N>& all) {
        return all[below(N)];
    }
    /// A day as ISO text, within `days` from the first one.
    std::string day(date first, std::size_t days) {
        return date::from_days(first.days() + static_cast<std::int64_t>(below(days)))->text();
    }

  private:
    std::uint64_t state_;
};

inline value context_of(std::initializer_list<std::pair<const char*, value>> entries) {
    context_shape shape;
    context_value out;
    for (const auto& [name, what] : entries) {
        shape.names.emplace_back(name);
        out.entries.push_back(what);
    }
    out.shape = std::make_shared<const context_shape>(std::move(shape));
    return out;
}

inline value with(const value& citizen, std::string_view name, value what) {
    auto out = citizen.as_context();
    const auto at = out.shape->find(name);
    if (at != context_shape::npos) {
        out.entries[at] = std::move(what);
        return out;
    }
    auto shape = *out.shape;
    shape.names.emplace_back(name);
    out.shape = std::make_shared<const context_shape>(std::move(shape));
    out.entries.push_back(std::move(what));
    return out;
}

/// The citizens of a JSON lines file as contexts, as they stand in a municipality's facts.
inline std::vector<value> read_citizens(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<value> out;
    for (std::string line; std::getline(in, line);) {
        const auto read = io::read_case(line).value();
        context_shape shape;
        context_value citizen;
        for (const auto& [name, what] : read.entries()) {
            shape.names.push_back(name);
            citizen.entries.push_back(what);
        }
        citizen.shape = std::make_shared<const context_shape>(std::move(shape));
        out.push_back(with(value(std::move(citizen)), "sags_id", read.id()));
    }
    return out;
}

namespace counting {

inline const value& part(const value& of, std::string_view name) {
    static const value none;
    const auto* found = of.as_context().find(name);
    return found != nullptr ? *found : none;
}
inline const std::vector<value>& rows(const value& of, std::string_view name) {
    return part(of, name).as_list().items;
}
inline std::string text(const value& of, std::string_view name) {
    return part(of, name).as_string();
}
/// ISO texts are in the order of their days.
inline bool holds(const value& period, const std::string& day) {
    const auto& last = part(period, "til");
    return text(period, "fra") <= day && (last.is_null() || day <= last.as_string());
}

inline const std::string today = counted_on.text();

inline bool on_benefit(const value& citizen) {
    const auto& all = rows(citizen, "ydelsesperioder");
    return std::any_of(all.begin(), all.end(), [](const value& period) {
        const auto kind = text(period, "ydelse");
        const bool counts =
            kind == "kontanthjaelp" || kind == "uddannelseshjaelp" || kind == "integrationsydelse";
        return counts && holds(period, today);
    });
}

inline bool has_left(const value& citizen) {
    const auto& left = part(citizen, "afgang");
    return !left.is_null() && text(left, "dato") <= today;
}

inline bool has_moved(const value& citizen) {
    const auto& all = rows(citizen, "kommune_perioder");
    return std::any_of(all.begin(), all.end(), [](const value& period) {
        return text(period, "kommunekode") != "851" && text(period, "fra") <= today;
    });
}

inline std::string deferral(const value& citizen) {
    for (const auto& one : rows(citizen, "udskydelser")) {
        if (!holds(one, today)) continue;
        const auto& months = part(one, "straf_laengde_maaneder");
        const bool long_one = text(one, "aarsag") == "faengselsstraf" &&
                              (months.is_null() || !(months.as_number() < decimal(24)));
        return long_one ? "manuel_vurdering" : "udskudt";
    }
    return "ikke_visiteret";
}

inline std::string group(const value& citizen) {
    if (part(citizen, "i_bruttomaalgruppe").is_false()) return "uden_for_maalgruppe";
    if (has_left(citizen)) {
        const auto why = text(part(citizen, "afgang"), "aarsag");
        if (why == "doed" || why == "folkepension" || why == "fraflyttet") return "udgaaet";
    }
    if (has_moved(citizen)) return "udgaaet";
    const auto& assessed = part(citizen, "vurderet_maalgruppe");
    if (!assessed.is_null()) {
        const auto& kind = assessed.as_string();
        if (kind == "virksomhedsrettet") return "gruppe_1";
        return kind == "ude_af_stand" ? "gruppe_3" : "gruppe_2";
    }
    if (has_left(citizen) || !on_benefit(citizen)) return "udgaaet";
    return deferral(citizen);
}

inline std::string exit_of(const value& citizen) {
    if (has_left(citizen)) return text(part(citizen, "afgang"), "aarsag");
    return on_benefit(citizen) ? "aktiv_sag" : "uden_registreret_afgang";
}

inline constexpr std::array months{"2017-08", "2017-09", "2017-10", "2017-11",
                                   "2017-12", "2018-01", "2018-02", "2018-03"};

inline bool active_in(const value& citizen, const std::string& month) {
    const auto& all = rows(citizen, "aktiviteter");
    return std::any_of(all.begin(), all.end(), [&](const value& one) {
        const auto kind = text(one, "type");
        if (kind == "mentor" || kind == "snusepraktik" || kind == "nytteindsats") return false;
        if (kind == "ordinaere_timer" && !(decimal(0) < part(one, "timer_pr_uge").as_number()))
            return false;
        const auto& last = part(one, "til");
        return text(one, "fra") <= std::min(month + "-31", today) &&
               (last.is_null() || last.as_string() >= month + "-01");
    });
}

using counts = std::map<std::string, std::int64_t>;

/// The counts of these names as the report has them: below three they are hidden, and so is the
/// total where it is, or would tell the only hidden one.
inline std::string shown(const counts& found, std::initializer_list<const char*> names) {
    std::string out;
    std::int64_t total = 0;
    int hidden = 0;
    for (const auto* name : names) {
        const auto at = found.find(name);
        const std::int64_t n = at == found.end() ? 0 : at->second;
        total += n;
        hidden += n < 3 ? 1 : 0;
        out += std::string(out.empty() ? "" : ",") + R"({"navn":")" + name + R"(","antal":)" +
               (n < 3 ? "null" : std::to_string(n)) + "}";
    }
    return R"({"fordeling":[)" + out + R"(],"i_alt":)" +
           (hidden == 1 || total < 3 ? "null" : std::to_string(total)) + "}";
}

inline std::string by_group(const counts& found) {
    return shown(found, {"gruppe_1", "gruppe_2", "gruppe_3", "udskudt", "ikke_visiteret", "udgaaet",
                         "manuel_vurdering", "uden_for_maalgruppe"});
}
inline std::string by_exit(const counts& found) {
    return shown(found,
                 {"arbejde_uddannelse", "ikke_berettiget", "doed", "folkepension", "fraflyttet",
                  "foertidspension", "fleksjob_ledighedsydelse", "ressourceforloeb", "revalidering",
                  "seniorpension", "uden_registreret_afgang"});
}

/// An instalment that counts; `met` is "true", "false" or "null".
inline std::string instalment(const std::string& met, int percent, std::int64_t oere,
                              std::int64_t part, std::int64_t whole, std::int64_t lacking) {
    return R"({"opfyldt":)" + met + R"(,"andel":)" + std::to_string(percent) +
           R"(,"beloeb_oere":)" + std::to_string(oere) + R"(,"taeller":)" + std::to_string(part) +
           R"(,"naevner":)" + std::to_string(whole) + R"(,"manglende_antal":)" +
           std::to_string(lacking) + "}";
}

/// The active of the weakest month of the best three in a row.
inline std::int64_t weakest_of_best(const std::vector<value>& citizens) {
    std::array<std::int64_t, months.size()> active{};
    for (const auto& one : citizens) {
        if (group(one) != "gruppe_1") continue;
        for (std::size_t m = 0; m < months.size(); ++m)
            active[m] += active_in(one, months[m]) ? 1 : 0;
    }
    std::int64_t best = 0;
    for (std::size_t m = 0; m + 2 < months.size(); ++m)
        best = std::max(best, std::min({active[m], active[m + 1], active[m + 2]}));
    return best;
}

} // namespace counting

/// The figures that follow from these citizens, without the engine.
inline figures counted(const std::vector<value>& citizens) {
    using namespace counting;
    counts all;
    counts cases;
    counts exits;
    for (const auto& one : citizens) {
        ++all[group(one)];
        const auto why = exit_of(one);
        ++(why == "aktiv_sag" ? cases[group(one)] : exits[why]);
    }
    const auto visited = all["gruppe_1"] + all["gruppe_2"] + all["gruppe_3"];
    const auto left_to_visit = all["udskudt"] + all["ikke_visiteret"] + all["manuel_vurdering"];
    const auto effort = all["gruppe_1"];
    const auto active = weakest_of_best(citizens);
    const auto needed = (2 * effort + 4) / 5; // 40 %, up to the next whole number
    const bool third = effort > 0 && active >= needed;

    const std::int64_t first_oere = grant_oere * 30 / 100;
    const std::int64_t second_oere = grant_oere * 40 / 100;
    const std::int64_t third_oere = grant_oere - first_oere - second_oere;
    const auto paid =
        first_oere + (left_to_visit == 0 ? second_oere : 0) + (third ? third_oere : 0);
    return {
        {"rapport", R"({"alle":)" + by_group(all) + R"(,"aktive_sager":)" + by_group(cases) +
                        R"(,"afgang":)" + by_exit(exits) + "}"},
        {"rate_1", R"({"opfyldt":true,"andel":30,"beloeb_oere":)" + std::to_string(first_oere) +
                       R"(,"taeller":null,"naevner":null,"manglende_antal":null})"},
        {"rate_2", instalment(left_to_visit == 0 ? "true" : "false", 40, second_oere, visited,
                              visited + left_to_visit, left_to_visit)},
        {"rate_3",
         instalment(effort == 0 ? "null"
                    : third     ? "true"
                                : "false",
                    30, third_oere, active, effort, std::max<std::int64_t>(0, needed - active))},
        {"tilskud", std::to_string(paid)},
    };
}

/// The citizen with one fact changed at random; `what` says which.
inline value changed(const value& citizen, chance& random, std::string& what) {
    static constexpr std::array assessments{"virksomhedsrettet", "ressourceforloeb", "fleksjob",
                                            "foertidspension", "ude_af_stand"};
    static constexpr std::array reasons{
        "arbejde_uddannelse",       "doed",         "folkepension", "fraflyttet",
        "fleksjob_ledighedsydelse", "revalidering", "seniorpension"};
    static constexpr std::array kinds{"virksomhedspraktik",  "loentilskud",
                                      "ordinaere_timer",     "fleksjob",
                                      "ordinaer_uddannelse", "mentor"};
    static constexpr std::array deferrals{"barsel", "andet"};
    const date start{2017, 8, 1};
    const auto change = random.below(10);
    const auto set = [&](const char* name, value to) {
        what = name;
        return with(citizen, name, std::move(to));
    };
    const auto row = [](value one) { return make_list({std::move(one)}); };
    switch (change) {
    case 0:
    case 1:
        return set("vurderet_maalgruppe", random.one_of(assessments));
    case 2:
        return set("vurderet_maalgruppe", value::absent());
    case 3:
        return set("afgang", context_of({{"aarsag", random.one_of(reasons)},
                                         {"dato", random.day(start, 220)}}));
    case 4:
        return set("afgang", value::absent());
    case 5: {
        const bool sentence = random.below(2) == 0;
        const auto months = static_cast<std::int64_t>(random.below(40));
        return set("udskydelser",
                   row(context_of(
                       {{"aarsag", sentence ? "faengselsstraf" : random.one_of(deferrals)},
                        {"fra", random.day(start, 220)},
                        {"til", value::absent()},
                        {"straf_laengde_maaneder", sentence ? value(months) : value::absent()}})));
    }
    case 6: {
        auto periods = citizen.as_context().find("ydelsesperioder")->as_list().items;
        periods.back() = with(periods.back(), "til", value::absent());
        const bool ceases = random.below(2) == 0;
        if (ceases && counting::text(periods.back(), "fra") < "2018-01-31")
            periods.back() = with(periods.back(), "til", "2018-01-31");
        return set("ydelsesperioder", make_list(std::move(periods)));
    }
    case 7:
    case 8: {
        const auto first = random.day(start, 150);
        const bool open = random.below(2) == 0;
        return set("aktiviteter",
                   row(context_of({{"type", random.one_of(kinds)},
                                   {"fra", first},
                                   {"til", open ? value::absent()
                                                : value(random.day(*date::parse(first), 120))},
                                   {"timer_pr_uge", static_cast<std::int64_t>(random.below(3))},
                                   {"su_berettiget", value::absent()},
                                   {"med_loen", value::absent()}})));
    }
    default:
        switch (random.below(3)) {
        case 0:
            return set("i_bruttomaalgruppe", random.below(3) != 0);
        case 1:
            return set("kommune_perioder", make_list({context_of({{"kommunekode", "851"},
                                                                  {"fra", "2000-01-01"},
                                                                  {"til", "2018-01-31"}}),
                                                      context_of({{"kommunekode", "461"},
                                                                  {"fra", "2018-02-01"},
                                                                  {"til", value::absent()}})}));
        default:
            return set("cv_dato", random.day(start, 200));
        }
    }
}

} // namespace hjemmel::test
