// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/case_reader.hpp>

#include "byte_queue.hpp"
#include "json_case.hpp"
#include "json_scan.hpp"

#include <utility>

namespace hjemmel::io {

namespace {

using detail::fault;
using detail::json_scan;

constexpr std::string_view blanks = " \t\r\n";

fault unreadable() {
    return {.code = "unreadable",
            .text = {"Filen kan ikke læses videre.", "The file cannot be read any further."}};
}

fault torn_array() {
    return {.code = "json-torn",
            .text = {"Listen af sager er brudt her; resten af filen er ikke læst.",
                     "The array of cases is broken here; the rest of the file is not read."},
            .hint = {"Ret filen, eller skriv én sag pr. linje, så en fejl kun rammer sin egen sag.",
                     "Repair the file, or write one case a line, so that a fault hits one case."}};
}

fault too_large(const facts_limits& limits) {
    return detail::over_limit("limit-bytes", "Sagen er for stor (bytes)",
                              "The case is too large (bytes)", limits.case_bytes);
}

} // namespace

struct case_reader::state {
    enum class mode : unsigned char { beginning, lines, first_item, items, behind, document, done };

    state(std::string name, byte_source from, const facts_limits& limits, json_form form)
        : queue(std::move(from)), decoder(std::move(name), limits),
          lines_only(form == json_form::lines) {}

    detail::byte_queue queue;
    detail::json_decoder decoder;
    bool lines_only;
    mode now = mode::beginning;

    std::optional<given_case> next();
    bool skip_blanks();
    std::size_t find_line_end();
    mode told_by_content();
    mode told_by_lines(const json_scan& first, std::size_t line_end);
    std::optional<given_case> next_line();
    std::optional<given_case> next_item();
    given_case item();
    given_case document();
    std::optional<given_case> lost(fault why);
    void drop_line();
};

/// False at the end.
bool case_reader::state::skip_blanks() {
    while (true) {
        const auto at = queue.rest().find_first_not_of(blanks);
        queue.drop(at);
        if (at != std::string_view::npos) return true;
        if (!queue.more()) return false;
    }
}

/// The length of the line that begins here, at most one byte more than a case may have.
std::size_t case_reader::state::find_line_end() {
    std::size_t looked = 0;
    while (true) {
        const auto rest = queue.rest();
        const auto end = rest.find('\n', looked);
        if (end != std::string_view::npos) return end;
        looked = rest.size();
        if (looked > decoder.limits().case_bytes || !queue.more()) return looked;
    }
}

void case_reader::state::drop_line() {
    while (true) {
        const auto end = queue.rest().find('\n');
        queue.drop(end);
        if (end != std::string_view::npos || !queue.more()) return;
    }
}

/// An object that is complete on its line, or a line that cannot go on, makes lines.
case_reader::state::mode case_reader::state::told_by_content() {
    if (lines_only) return mode::lines;
    if (queue.rest().front() == '[') {
        queue.drop(1);
        return mode::first_item;
    }
    const auto end = find_line_end();
    json_scan first;
    std::size_t used = 0;
    const auto reached = first.take(queue.rest().substr(0, end), used);
    if (reached == json_scan::state::closed || first.in_string()) return mode::lines;
    return told_by_lines(first, end);
}

/// Inside an object nothing but a name can follow an opening brace, a value or a comma.
case_reader::state::mode case_reader::state::told_by_lines(const json_scan& first,
                                                           std::size_t line_end) {
    auto at = queue.rest().find_first_not_of(blanks, line_end);
    while (at == std::string_view::npos && queue.rest().size() <= decoder.limits().case_bytes) {
        if (!queue.more()) break;
        at = queue.rest().find_first_not_of(blanks, line_end);
    }
    if (at == std::string_view::npos || queue.rest()[at] != '{') return mode::document;
    const bool array_goes_on = first.in_array() && (first.last() == '[' || first.last() == ',');
    return array_goes_on || first.last() == ':' ? mode::document : mode::lines;
}

std::optional<given_case> case_reader::state::next() {
    if (now == mode::beginning) {
        drop_mark(queue);
        now = skip_blanks() ? told_by_content() : mode::done;
        if (queue.failed()) return lost(unreadable());
    }
    switch (now) {
    case mode::lines:
        return next_line();
    case mode::first_item:
    case mode::items:
        return next_item();
    case mode::behind:
        return lost(torn_array());
    case mode::document:
        now = mode::done;
        return document();
    default:
        return std::nullopt;
    }
}

std::optional<given_case> case_reader::state::lost(fault why) {
    now = mode::done;
    auto out = refused(decoder, std::move(why), queue.line());
    out.rest_lost = true;
    return out;
}

std::optional<given_case> case_reader::state::next_line() {
    if (!skip_blanks()) {
        now = mode::done;
        return queue.failed() ? lost(unreadable()) : std::nullopt;
    }
    const auto line = queue.line();
    const auto end = find_line_end();
    if (queue.failed()) return lost(unreadable());
    if (end > decoder.limits().case_bytes) {
        drop_line();
        return refused(decoder, too_large(decoder.limits()), line);
    }
    auto out = read_one(decoder, queue.rest().substr(0, end), line);
    queue.drop(end);
    return out;
}

std::optional<given_case> case_reader::state::next_item() {
    const bool any = skip_blanks();
    if (!any) return lost(queue.failed() ? unreadable() : torn_array());
    const char c = queue.rest().front();
    if (c == ']' && now == mode::first_item) {
        queue.drop(1);
        now = mode::done;
        return skip_blanks() ? lost(torn_array()) : std::nullopt;
    }
    if (c == ',' || c == ']' || c == '}') return lost(torn_array());
    auto out = item();
    if (out.rest_lost) return out;
    // What follows tells whether there is another; a fault there is told with the next call.
    now = mode::items;
    if (!skip_blanks()) return out;
    if (queue.rest().front() == ',') {
        queue.drop(1);
    } else if (queue.rest().front() == ']') {
        queue.drop(1);
        now = skip_blanks() ? mode::behind : mode::done;
    } else {
        now = mode::behind;
    }
    return out;
}

given_case case_reader::state::item() {
    const auto line = queue.line();
    const auto most = decoder.limits().case_bytes;
    json_scan scan;
    std::size_t length = 0;
    bool large = false;
    while (true) {
        std::size_t used = 0;
        const auto reached = scan.take(queue.rest().substr(length), used);
        length += used;
        if (reached == json_scan::state::torn) return *lost(torn_array());
        if (reached == json_scan::state::closed) break;
        if (length > most) {
            large = true;
            queue.drop(length);
            length = 0;
        }
        if (!queue.more()) return *lost(queue.failed() ? unreadable() : torn_array());
    }
    large = large || length > most;
    auto out = large ? refused(decoder, too_large(decoder.limits()), line)
                     : read_one(decoder, queue.rest().substr(0, length), line);
    queue.drop(length);
    return out;
}

given_case case_reader::state::document() {
    const auto line = queue.line();
    const auto most = decoder.limits().case_bytes;
    queue.has(most + 1);
    if (queue.failed()) return *lost(unreadable());
    if (queue.rest().size() > most) return *lost(too_large(decoder.limits()));
    return read_one(decoder, queue.rest(), line);
}

case_reader::case_reader(std::string name, byte_source from, const facts_limits& limits,
                         json_form form)
    : state_(std::make_unique<state>(std::move(name), std::move(from), limits, form)) {}
case_reader::case_reader(case_reader&&) noexcept = default;
case_reader& case_reader::operator=(case_reader&&) noexcept = default;
case_reader::~case_reader() = default;

std::optional<given_case> case_reader::next() { return state_->next(); }

} // namespace hjemmel::io
