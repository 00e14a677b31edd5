// SPDX-License-Identifier: Apache-2.0
// Reports: what is counted, by what, and which numbers are hidden.
#include "parts.hpp"

#include <utility>

namespace hjemmel::load::detail {

namespace {

using entry = data::entry;
using model::report;
using model::report_count;

template<class T, located_text T::*Name>
void read_name(reader& r, const entry& e, T& out) {
    out.*Name = r.scalar(e);
}

constexpr key<report_count> count_keys[] = {
    {"label", false, read_label<report_count>},
    {"filter", false, read_name<report_count, &report_count::filter>},
    {"source", false, read_source<report_count>},
    {"text", false, read_text<report_count>},
    {"interpretation", false, read_interpretation<report_count>},
};

void read_counts(reader& r, const entry& e, report& out) {
    r.named(e, [&](const entry& one) {
        report_count read;
        read.name = one.key;
        if (r.keys(one.content, one.key, count_keys, read)) out.counts.push_back(std::move(read));
    });
}

constexpr key<report> report_keys[] = {
    {"entity", false, read_name<report, &report::entity>},
    {"label", false, read_label<report>},
    {"rows", true, read_name<report, &report::rows>},
    {"columns", true, read_name<report, &report::columns>},
    {"filter", false, read_name<report, &report::filter>},
    {"threshold", true, read_name<report, &report::threshold>},
    {"counts", false, read_counts},
    {"source", false, read_source<report>},
    {"text", false, read_text<report>},
    {"interpretation", false, read_interpretation<report>},
};

} // namespace

void list_report_keys(std::vector<known_mapping>& out) {
    out.push_back(known("report", report_keys));
    out.push_back(known("report_count", count_keys));
}

void read_reports(reader& r, const entry& e, draft& out) {
    r.named(e, [&](const entry& one) {
        report read;
        read.name = one.key;
        if (!r.keys(one.content, one.key, report_keys, read)) return;
        if (out.names_entities && one.content.find("entity") == nullptr)
            r.missing_key(one.key, "entity");
        out.version.reports.push_back(std::move(read));
    });
}

} // namespace hjemmel::load::detail
