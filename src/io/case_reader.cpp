// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/case_reader.hpp>

#include "byte_queue.hpp"
#include "chunk_rows.hpp"
#include "json_case.hpp"
#include "json_rows.hpp"
#include "json_scan.hpp"

#include <hjemmel/core/utf8.hpp>

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

    /// A case that stands at the beginning of what is there, or what is told in its place.
    struct found {
        std::size_t length = 0;
        std::size_t line = 1;
        std::optional<given_case> told{};
    };

    std::optional<given_case> next();
    bool read(case_chunk::state& into);
    bool waits() const;
    std::optional<found> find();
    void use(const found& one);
    bool skip_blanks();
    std::size_t find_line_end();
    mode told_by_content();
    mode told_by_lines(const json_scan& first, std::size_t line_end);
    std::optional<found> find_line();
    std::optional<found> find_item();
    found item();
    void look_behind_item();
    found document();
    found lost(fault why);
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

std::optional<case_reader::state::found> case_reader::state::find() {
    if (now == mode::beginning) {
        drop_mark(queue);
        now = skip_blanks() ? told_by_content() : mode::done;
        if (queue.failed()) return lost(unreadable());
    }
    switch (now) {
    case mode::lines:
        return find_line();
    case mode::first_item:
    case mode::items:
        return find_item();
    case mode::behind:
        return lost(torn_array());
    case mode::document:
        return document();
    default:
        return std::nullopt;
    }
}

/// What was found is read: the next one follows.
void case_reader::state::use(const found& one) {
    queue.drop(one.length);
    if (now == mode::document) now = mode::done;
    if (now == mode::first_item || now == mode::items) look_behind_item();
}

case_reader::state::found case_reader::state::lost(fault why) {
    now = mode::done;
    found out{.line = queue.line(), .told = refused(decoder, std::move(why), queue.line())};
    out.told->rest_lost = true;
    return out;
}

std::optional<case_reader::state::found> case_reader::state::find_line() {
    if (!skip_blanks()) {
        now = mode::done;
        return queue.failed() ? std::optional(lost(unreadable())) : std::nullopt;
    }
    const auto line = queue.line();
    const auto end = find_line_end();
    if (queue.failed()) return lost(unreadable());
    if (end <= decoder.limits().case_bytes) return found{.length = end, .line = line};
    drop_line();
    return found{.line = line, .told = refused(decoder, too_large(decoder.limits()), line)};
}

void case_reader::state::drop_line() {
    while (true) {
        const auto end = queue.rest().find('\n');
        queue.drop(end);
        if (end != std::string_view::npos || !queue.more()) return;
    }
}

std::optional<case_reader::state::found> case_reader::state::find_item() {
    const bool any = skip_blanks();
    if (!any) return lost(queue.failed() ? unreadable() : torn_array());
    const char c = queue.rest().front();
    if (c == ']' && now == mode::first_item) {
        queue.drop(1);
        now = mode::done;
        return skip_blanks() ? std::optional(lost(torn_array())) : std::nullopt;
    }
    if (c == ',' || c == ']' || c == '}') return lost(torn_array());
    return item();
}

/// What follows tells whether there is another; a fault there is told with the next call.
void case_reader::state::look_behind_item() {
    now = mode::items;
    if (!skip_blanks()) return;
    if (queue.rest().front() == ',') {
        queue.drop(1);
    } else if (queue.rest().front() == ']') {
        queue.drop(1);
        now = skip_blanks() ? mode::behind : mode::done;
    } else {
        now = mode::behind;
    }
}

case_reader::state::found case_reader::state::item() {
    const auto line = queue.line();
    const auto most = decoder.limits().case_bytes;
    json_scan scan;
    std::size_t length = 0;
    bool large = false;
    while (true) {
        std::size_t used = 0;
        const auto reached = scan.take(queue.rest().substr(length), used);
        length += used;
        if (reached == json_scan::state::torn) return lost(torn_array());
        if (reached == json_scan::state::closed) break;
        if (length > most) {
            large = true;
            queue.drop(length);
            length = 0;
        }
        if (!queue.more()) return lost(queue.failed() ? unreadable() : torn_array());
    }
    found out{.length = length, .line = line};
    if (large || length > most) out.told = refused(decoder, too_large(decoder.limits()), line);
    return out;
}

case_reader::state::found case_reader::state::document() {
    const auto line = queue.line();
    const auto most = decoder.limits().case_bytes;
    queue.has(most + 1);
    if (queue.failed()) return lost(unreadable());
    if (queue.rest().size() > most) return lost(too_large(decoder.limits()));
    return {.length = queue.rest().size(), .line = line};
}

std::optional<given_case> case_reader::state::next() {
    auto one = find();
    if (!one) return std::nullopt;
    if (!one->told) one->told = read_one(decoder, queue.rest().substr(0, one->length), one->line);
    use(*one);
    return std::move(one->told);
}

// ---------------------------------------------------------------- in columns

/// Whether the next line would have to wait for more than is there.
bool case_reader::state::waits() const {
    const auto begin = queue.rest().find_first_not_of(blanks);
    return queue.drained() && queue.rest().find('\n', begin) == std::string_view::npos;
}

bool case_reader::state::read(case_chunk::state& into) {
    into.again = [this](std::string_view text, std::size_t line) {
        return read_one(decoder, text, line);
    };
    while (!into.full() && !(into.rows > 0 && waits())) {
        auto one = find();
        if (!one) break;
        if (one->told) {
            into.add(*one->told);
        } else {
            const auto text = queue.rest().substr(0, one->length);
            into.begin_row(text, one->line);
            into.end_row(first_bad_or_nul(text) == text.size() && detail::read_row(text, into));
        }
        use(*one);
    }
    return into.rows > 0;
}

case_reader::case_reader(std::string name, byte_source from, const facts_limits& limits,
                         json_form form)
    : state_(std::make_unique<state>(std::move(name), std::move(from), limits, form)) {}
case_reader::case_reader(case_reader&&) noexcept = default;
case_reader& case_reader::operator=(case_reader&&) noexcept = default;
case_reader::~case_reader() = default;

std::optional<given_case> case_reader::next() { return state_->next(); }
bool case_reader::read(case_chunk& into) { return state_->read(into.inside()); }

} // namespace hjemmel::io
