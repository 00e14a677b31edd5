// SPDX-License-Identifier: Apache-2.0
#include "grounds.hpp"

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

bool says_nothing(const model::grounds& grounds) {
    return grounds.citations.empty() && grounds.text.empty() && !grounds.interpretation;
}

const model::grounds* of_reading(const plan::parameter& planned, const model::parameter& declared,
                                 const value& has) {
    for (std::size_t i = 0; i < planned.readings.size() && i < declared.readings.size(); ++i) {
        if (identical(planned.readings[i].second, has)) return &declared.readings[i].grounds;
    }
    return nullptr;
}

const model::grounds* of_dated_value(const model::parameter& declared, date on) {
    const model::grounds* found = nullptr;
    for (const auto& one : declared.values) {
        if (!one.from || *one.from <= on) found = &one.grounds;
    }
    return found;
}

} // namespace

std::vector<cited> cited_by(const model::version& file, const model::grounds& grounds) {
    std::vector<cited> out;
    for (const auto& citation : grounds.citations) {
        const auto source =
            std::find_if(file.sources.begin(), file.sources.end(),
                         [&](const model::source& s) { return s.id.text == citation.source.text; });
        if (source == file.sources.end()) continue;
        const auto day = source->published ? source->published->text() : std::string();
        out.push_back({source->id.text, source->title, source->issuer, source->reference, day,
                       source->url, citation.where});
    }
    return out;
}

const model::grounds& grounds_in_force(const plan::program& in, plan::index parameter,
                                       const value& has, date on, bool changed) {
    const auto& planned = in.parameters[parameter];
    const auto& declared = in.source->parameters[planned.source];
    const auto* grounds = of_reading(planned, declared, has);
    if (grounds == nullptr && changed) {
        static const model::grounds none;
        return none;
    }
    if (grounds == nullptr) grounds = of_dated_value(declared, on);
    return grounds == nullptr || says_nothing(*grounds) ? declared.grounds : *grounds;
}

} // namespace hjemmel::explain::detail
