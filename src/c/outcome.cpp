// SPDX-License-Identifier: Apache-2.0
// What one outcome says.
#include "shim.hpp"

#include <hjemmel/io/json.hpp>

using namespace hjemmel::c;

namespace {

using hjemmel::status;

std::int32_t status_out(status s) {
    switch (s) {
    case status::known:
        return HJEMMEL_STATUS_KNOWN;
    case status::undetermined:
        return HJEMMEL_STATUS_UNDETERMINED;
    case status::outside_validity:
        return HJEMMEL_STATUS_OUTSIDE_VALIDITY;
    case status::failed:
        return HJEMMEL_STATUS_FAILED;
    case status::refused:
        return HJEMMEL_STATUS_REFUSED;
    }
    return HJEMMEL_STATUS_FAILED;
}

std::size_t note_count(const hjemmel::eval::outcome& of) {
    return of.changed.size() + of.presets.size() + of.complete.size();
}

std::string written(const hjemmel_outcome& of, std::int32_t format, hjemmel::language language) {
    switch (format) {
    case HJEMMEL_FORMAT_TEXT:
        return of.content.reasons(language);
    case HJEMMEL_FORMAT_JSON:
    case HJEMMEL_FORMAT_JSON_REASONS:
        return hjemmel::io::write_outcome(
            of.content.content(),
            {.reasons = format == HJEMMEL_FORMAT_JSON_REASONS, .language = language});
    case HJEMMEL_FORMAT_LETTER:
        return of.of.letter(of.content, language);
    default:
        throw failure{};
    }
}

} // namespace

int32_t hjemmel_outcome_status(const hjemmel_outcome* outcome) noexcept {
    return usable(outcome) ? status_out(outcome->content.status()) : HJEMMEL_ERROR_ARGUMENT;
}

const hjemmel_value* hjemmel_outcome_value(const hjemmel_outcome* outcome) noexcept {
    return usable(outcome) ? out(&outcome->content.value()) : nullptr;
}

hjemmel_result hjemmel_outcome_get_info(const hjemmel_outcome* outcome,
                                        hjemmel_outcome_info* into) noexcept {
    if (!usable(outcome) || into == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = outcome->content.content();
    hjemmel_outcome_info info{};
    if (!of.exact) info.flags |= HJEMMEL_OUTCOME_FLAG_INEXACT;
    if (of.nulls_absent) info.flags |= HJEMMEL_OUTCOME_FLAG_NULLS_ABSENT;
    info.status = status_out(of.status);
    info.value = out(&of.value);
    info.diagnostics = out(&of.diagnostics);
    info.id = text_out(of.id);
    info.ruleset = text_out(of.ruleset);
    info.version = text_out(of.version);
    info.digest = text_out(of.digest);
    info.entity = text_out(of.entity);
    info.decision = text_out(of.decision);
    info.day = of.date.days();
    info.missing_count = of.missing.size();
    info.note_count = note_count(of);
    return fill(into, info);
}

hjemmel_result hjemmel_outcome_missing(const hjemmel_outcome* outcome, size_t at, int32_t language,
                                       hjemmel_missing* into) noexcept {
    if (!usable(outcome) || into == nullptr || !is_language(language))
        return HJEMMEL_ERROR_ARGUMENT;
    const auto& all = outcome->content.missing();
    if (at >= all.size()) return HJEMMEL_NONE;
    hjemmel_missing one{};
    one.path = text_out(all[at].path);
    one.name = text_out(all[at].name);
    one.entity = text_out(all[at].entity);
    one.id = text_out(all[at].id);
    one.label = text_out(all[at].label, language);
    return fill(into, one);
}

hjemmel_result hjemmel_outcome_note(const hjemmel_outcome* outcome, size_t at,
                                    hjemmel_note* into) noexcept {
    if (!usable(outcome) || into == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = outcome->content.content();
    if (at >= note_count(of)) return HJEMMEL_NONE;
    hjemmel_note one{};
    one.text = no_text();
    if (at < of.changed.size()) {
        one.kind = HJEMMEL_NOTE_KIND_CHANGED;
        one.name = text_out(of.changed[at].name);
        one.value = out(&of.changed[at].to);
        return fill(into, one);
    }
    at -= of.changed.size();
    if (at < of.presets.size()) {
        one.kind = HJEMMEL_NOTE_KIND_PRESET;
        one.name = text_out(of.presets[at].first);
        one.text = text_out(of.presets[at].second);
        return fill(into, one);
    }
    one.kind = HJEMMEL_NOTE_KIND_COMPLETE;
    one.name = text_out(of.complete[at - of.presets.size()]);
    return fill(into, one);
}

hjemmel_result hjemmel_outcome_write(const hjemmel_outcome* outcome, int32_t format,
                                     int32_t language, hjemmel_buffer* into) noexcept {
    return write(into, [&] {
        if (!usable(outcome) || !is_language(language)) throw failure{};
        return written(*outcome, format, language_in(language));
    });
}
