// SPDX-License-Identifier: Apache-2.0
#include "csv_records.hpp"

#include <hjemmel/core/utf8.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::io::detail {

namespace {

enum class end : unsigned char { cell, record, unknown, torn };

fault torn_quotes() {
    return {.code = "csv-quote",
            .text = {"Anførselstegnene går ikke op.", "The quotes do not match."},
            .hint = {"Sæt \" om hele cellen, og skriv \"\" for et anførselstegn i den.",
                     "Put \" around the whole cell, and write \"\" for a quote inside of it."}};
}

/// Reads cells from `text`, of which more may come unless `whole`.
class record_parser {
  public:
    record_parser(std::string_view text, char separator, bool whole)
        : text_(text), separator_(separator), whole_(whole) {}

    /// `record`, `unknown` when the text ends too early, or `torn` at `at()`.
    end parse(std::vector<csv_cell>& cells) {
        cells.clear();
        auto how = end::cell;
        while (how == end::cell) {
            cells.emplace_back();
            cells.back().begin = at_;
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            how = quoted ? quoted_cell(cells.back()) : plain_cell(cells.back());
        }
        return how;
    }

    std::size_t at() const { return at_; }
    /// Where the record's text ends, before its line end.
    std::size_t text_end() const { return text_end_; }

  private:
    end plain_cell(csv_cell& cell) {
        const char stops[] = {separator_, '"', '\n'};
        const auto stop = text_.find_first_of(std::string_view(stops, 3), at_);
        if (stop == std::string_view::npos && !whole_) return end::unknown;
        const auto upto = std::min(stop, text_.size());
        cell.text = text_.substr(at_, upto - at_);
        at_ = upto;
        if (upto < text_.size() && text_[upto] == '"') return end::torn;
        const bool at_line_end = upto < text_.size() && text_[upto] == '\n';
        if (at_line_end && cell.text.ends_with('\r')) {
            cell.text.pop_back();
            --at_;
        }
        cell.end = at_;
        return after_cell();
    }

    end quoted_cell(csv_cell& cell) {
        cell.quoted = true;
        ++at_;
        while (true) {
            const auto quote = text_.find('"', at_);
            if (quote == std::string_view::npos) return whole_ ? end::torn : end::unknown;
            cell.text += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ >= text_.size() && !whole_) return end::unknown;
            if (at_ >= text_.size() || text_[at_] != '"') break;
            cell.text += '"';
            ++at_;
        }
        cell.end = at_;
        return after_cell();
    }

    end after_cell() {
        text_end_ = at_;
        const auto rest = text_.substr(at_);
        if (rest.empty()) return whole_ ? end::record : end::unknown;
        if (rest == "\r" && !whole_) return end::unknown;
        if (rest.front() == separator_) {
            ++at_;
            return end::cell;
        }
        const std::size_t line_end = rest.front() == '\n' ? 1 : rest.starts_with("\r\n") ? 2 : 0;
        at_ += line_end;
        return line_end == 0 ? end::torn : end::record;
    }

    std::string_view text_;
    char separator_;
    bool whole_;
    std::size_t at_ = 0;
    std::size_t text_end_ = 0;
};

} // namespace

void csv_records::tell_separator() {
    while (queue_.rest().find('\n') == std::string_view::npos && queue_.rest().size() <= most_) {
        if (!queue_.more()) break;
    }
    const auto line = queue_.rest().substr(0, queue_.rest().find('\n'));
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        commas += !quoted && c == ',' ? 1U : 0U;
        semicolons += !quoted && c == ';' ? 1U : 0U;
    }
    separator_ = semicolons > commas ? ';' : ',';
}

/// Doubles what is there, so that looking through it again and again stays linear.
bool csv_records::need_more() {
    const auto before = queue_.rest().size();
    queue_.has(2 * before + 1);
    return queue_.rest().size() > before;
}

csv_record csv_records::first_line(fault wrong, std::size_t at) {
    csv_record out{.line = queue_.line()};
    while (queue_.rest().find('\n') == std::string_view::npos && queue_.rest().size() <= most_) {
        if (!queue_.more()) break;
    }
    const auto feed = queue_.rest().find('\n');
    out.text = queue_.rest().substr(0, std::min(feed, most_));
    out.wrong = std::move(wrong);
    out.wrong_at = std::min(at, out.text.size());
    out.rest_lost = queue_.failed();
    while (true) {
        const auto end = queue_.rest().find('\n');
        queue_.drop(end == std::string_view::npos ? end : end + 1);
        if (end != std::string_view::npos || !queue_.more()) return out;
    }
}

csv_record csv_records::take() {
    csv_record out{.line = queue_.line()};
    bool whole = false;
    while (true) {
        record_parser parser(queue_.rest(), separator_, whole);
        const auto how = parser.parse(out.cells);
        if (how == end::record) {
            out.text = queue_.rest().substr(0, parser.text_end());
            const auto used = parser.at();
            if (out.text.size() > most_) break;
            if (const auto bad = first_bad_or_nul(out.text); bad < out.text.size()) {
                return first_line(bad_byte(out.text, bad), bad);
            }
            queue_.drop(used);
            return out;
        }
        if (how == end::torn) return first_line(torn_quotes(), parser.at());
        if (queue_.rest().size() > most_) break;
        whole = !need_more();
        if (queue_.failed()) {
            return first_line(
                {.code = "unreadable",
                 .text = {"Filen kan ikke læses videre.", "The file cannot be read any further."}},
                0);
        }
    }
    return first_line(over_limit("limit-bytes", "Rækken er for stor (bytes)",
                                 "The row is too large (bytes)", most_),
                      0);
}

std::optional<csv_record> csv_records::next() {
    if (!std::exchange(begun_, true)) {
        drop_mark(queue_);
        tell_separator();
    }
    while (queue_.has(1)) {
        auto out = take();
        const bool blank = !out.wrong && out.cells.size() == 1 && out.text.empty();
        if (!blank) return out;
    }
    return std::nullopt;
}

} // namespace hjemmel::io::detail
