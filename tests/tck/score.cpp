// SPDX-License-Identifier: Apache-2.0
#include "score.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace hjemmel::tck {

namespace {

void add(tally& to, const record& what, bool good, bool diagnosed) {
    to.results.count(good);
    if (what.expects_value()) to.values.count(good);
    if (what.expects_error) to.diagnosed.count(diagnosed);
}

std::string percent_text(double percent) {
    char room[32];
    std::snprintf(room, sizeof room, "%6.2f %%", percent);
    return room;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string line(std::string_view name, const share& of) {
    constexpr std::size_t name_width = 52;
    constexpr std::size_t count_width = 11;
    const auto counts = std::to_string(of.passed) + "/" + std::to_string(of.all);
    return padded(std::string(name), name_width) + " " + padded(counts, count_width) + " " +
           percent_text(of.percent());
}

} // namespace

void score::count(const record& what, bool good, bool diagnosed) {
    add(folders_[what.folder], what, good, diagnosed);
    add(total_, what, good, diagnosed);
    if (what.is_feel) add(feel_, what, good, diagnosed);
    auto& whole = cases_.emplace(what.folder + "#" + what.case_id, true).first->second;
    whole = whole && good;
}

double score::folder_mean() const {
    double sum = 0;
    for (const auto& [name, one] : folders_)
        sum += one.results.percent();
    return folders_.empty() ? 100.0 : sum / static_cast<double>(folders_.size());
}

std::string score::text() const {
    std::string out;
    for (const auto& [name, one] : folders_) {
        out += line(name, one.results);
        if (one.values.all > 0) out += "  with a value " + percent_text(one.values.percent());
        out += '\n';
    }
    const auto good = [](const auto& one) { return one.second; };
    const auto whole = std::count_if(cases_.begin(), cases_.end(), good);
    out += line("cases", {static_cast<std::size_t>(whole), cases_.size()}) + '\n';
    out += line("results of single expressions", feel_.results) + '\n';
    out += line("expected errors that gave a diagnostic", total_.diagnosed) + '\n';
    out += line("1. all results", total_.results) + '\n';
    out += line("2. results that expect a value", total_.values) + '\n';
    out += padded("3. mean over folders", 64) + " " + percent_text(folder_mean()) + '\n';
    return out;
}

} // namespace hjemmel::tck
