// SPDX-License-Identifier: Apache-2.0
#include "cases.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::cli {

namespace {

using io::given_case;

std::string unreadable(const std::string& path, const manner& how) {
    return wrong_use(
        {"Filen »" + path + "« kan ikke læses.", "The file `" + path + "` cannot be read."}, {},
        how);
}

} // namespace

bool cases::fail(const std::string& text) {
    progress_.clear();
    say(text);
    status_ = exit_status::wrong_use;
    return false;
}

/// Standard input can be read once.
bool cases::reads_input_once() {
    const auto files = std::count(asked_.facts.begin(), asked_.facts.end(), "-");
    const auto tables = std::count_if(asked_.tables.begin(), asked_.tables.end(),
                                      [](const std::string& text) { return text.ends_with("=-"); });
    if (files + tables <= 1) return true;
    return fail(wrong_use(
        {"Standard input er nævnt flere gange.", "Standard input is named more than once."}, {},
        how_));
}

bool cases::open_files() {
    if (asked_.facts.empty() && asked_.tables.empty()) {
        return fail(wrong_use(
            {"Der er ingen fil med oplysninger.", "There is no file of facts."},
            {"Nævn en fil, eller - for standard input.", "Name a file, or - for standard input."},
            how_));
    }
    for (const auto& path : asked_.facts) {
        auto file = facts_file::open(path);
        if (!file) return fail(unreadable(path, how_));
        opened_.push_back(*std::move(file));
    }
    return true;
}

/// Where neither --entity nor a decision tells the entity, the first readable case's facts do.
bool cases::find_entity() {
    const auto& of = chosen_.version.shared_program();
    if (chosen_.entity == plan::none && !opened_.empty() && !opened_.front().is_table()) {
        look_at(opened_.front().cases(of, plan::none, asked_.nulls));
    }
    if (chosen_.entity == plan::none) chosen_.entity = otherwise_;
    if (chosen_.entity == plan::none) return fail(ask_for_entity(*of, how_));
    for (auto i = files_.size(); i < opened_.size(); ++i)
        files_.push_back(opened_[i].cases(of, chosen_.entity, asked_.nulls));
    if (!opened_.empty()) return true;
    // Tables alone: one case that has nothing else.
    files_.emplace_back(given_case{});
    return true;
}

/// Cases that were looked at come again from the file that is kept.
void cases::look_at(file_cases given) {
    std::vector<given_case> looked;
    while (auto one = given.next()) {
        looked.push_back(*std::move(one));
        if (!looked.back().faults.empty()) continue;
        chosen_.entity = entity_of(program(), looked.back().content);
        break;
    }
    if (looked.empty()) chosen_.entity = 0;
    for (auto& one : looked)
        given.put_back(std::move(one));
    files_.push_back(std::move(given));
}

bool cases::open_tables() {
    return std::all_of(asked_.tables.begin(), asked_.tables.end(),
                       [this](const std::string& text) { return open_table(text); });
}

bool cases::open_table(const std::string& text) {
    const auto parts = assignment(text);
    if (!parts) {
        return fail(wrong_use({"»" + text + "« i --table har intet lighedstegn.",
                               "`" + text + "` in --table has no equals sign."},
                              {"Skriv --table borger=FIL.", "Write --table borger=FILE."}, how_));
    }
    const auto& [name, path] = *parts;
    std::vector<std::string> known;
    auto found = plan::none;
    for (const auto other : {entity().child, entity().parent}) {
        if (other == plan::none) continue;
        known.push_back(program().entities[other].name);
        if (name == known.back() || name == program().entities[other].plural) found = other;
    }
    if (found == plan::none) {
        return fail(
            unknown_name({"Den beslægtede entitet", "The related entity"}, name, known, how_));
    }
    auto file = facts_file::open(path);
    if (!file) return fail(unreadable(path, how_));
    auto rows = file->cases(chosen_.version.shared_program(), found, asked_.nulls);
    if (found == entity().child) {
        down_ = table{found, std::move(rows)};
        return true;
    }
    up_.emplace(program(), found, [&rows] { return rows.next(); });
    for (const auto& one : up_->refused())
        tell(one);
    return true;
}

/// All cases are held while their related cases are read.
void cases::join_down(const std::function<bool(given_case)>& take) {
    std::vector<given_case> all;
    for (auto& file : files_) {
        while (auto one = file.next())
            all.push_back(*std::move(one));
    }
    auto joined = io::join_related(program(), chosen_.entity, std::move(all),
                                   [this] { return down_->rows.next(); });
    for (const auto& one : joined.refused)
        tell(one);
    for (auto& one : joined.cases) {
        if (!take(std::move(one))) return;
    }
}

void cases::each(const std::function<bool(given_case)>& take) {
    if (down_) return join_down(take);
    for (auto& file : files_) {
        while (auto one = file.next()) {
            step();
            if (up_ && one->faults.empty()) up_->attach(*one);
            if (!take(*std::move(one))) return;
        }
    }
    progress_.clear();
}

void cases::each(known_cases& in, const std::function<bool(given_case)>& take,
                 const std::function<bool(std::size_t row)>& take_known,
                 const std::function<bool()>& pause) {
    for (auto& file : files_) {
        while (file.has_back()) {
            step();
            if (!take(*file.next())) return;
        }
        while (file.read(in.begin())) {
            in.decide();
            for (std::size_t row = 0; row < in.rows(); ++row) {
                step();
                if (!(in.knows(row) ? take_known(row) : take(in.at(row)))) return;
            }
            if (in.waits() && !pause()) return;
        }
    }
    progress_.clear();
}

/// Says why a case is refused; the faults of a table's header once, not with every row.
void cases::tell(const given_case& one) {
    status_ = worse(status_, one.rest_lost ? exit_status::wrong_use : exit_status::faults);
    const auto& first = one.faults.front().where;
    if (first && first.file == last_fault_.file) return;
    last_fault_ = first;
    progress_.clear();
    for (const auto& fault : one.faults)
        say(message(fault, how_, one.line));
}

} // namespace hjemmel::cli
