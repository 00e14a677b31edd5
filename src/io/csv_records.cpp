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
    end parse(std::vector<csv_cell>& cells, std::string& unquoted) {
        cells.clear();
        unquoted.clear();
        auto how = end::cell;
        while (how == end::cell) {
            auto& cell = cells.emplace_back();
            cell.begin = at_;
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            how = quoted ? quoted_cell(cell, unquoted) : plain_cell(cell);
        }
        return how;
    }

    std::size_t at() const { return at_; }
    /// Where the record's text ends, before its line end.
    std::size_t text_end() const { return text_end_; }

  private:
    end plain_cell(csv_cell& cell) {
        const auto stops = [this](char c) { return c == separator_ || c == '"' || c == '\n'; };
        while (at_ < text_.size() && !stops(text_[at_]))
            ++at_;
        if (at_ == text_.size() && !whole_) return end::unknown;
        if (at_ < text_.size() && text_[at_] == '"') return end::torn;
        const bool at_line_end = at_ < text_.size() && text_[at_] == '\n';
        if (at_line_end && at_ > cell.begin && text_[at_ - 1] == '\r') --at_;
        cell.end = at_;
        return after_cell();
    }

    end quoted_cell(csv_cell& cell, std::string& unquoted) {
        cell.quoted = true;
        cell.content = unquoted.size();
        ++at_;
        while (true) {
            const auto quote = text_.find('"', at_);
            if (quote == std::string_view::npos) return whole_ ? end::torn : end::unknown;
            unquoted += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ >= text_.size() && !whole_) return end::unknown;
            if (at_ >= text_.size() || text_[at_] != '"') break;
            unquoted += '"';
            ++at_;
        }
        cell.size = unquoted.size() - cell.content;
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

/// Doubles what is there, so that looking through it again and again stays linear; but a line that
/// has come is not kept waiting for what may take its time.
bool csv_records::need_more() {
    const auto before = queue_.rest().size();
    auto seen = before;
    while (seen < 2 * before + 1 && queue_.more()) {
        const bool line = queue_.rest().find('\n', seen) != std::string_view::npos;
        seen = queue_.rest().size();
        if (line && queue_.drained()) break;
    }
    return seen > before;
}

void csv_records::first_line(csv_record& out, fault wrong, std::size_t at) {
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
        if (end != std::string_view::npos || !queue_.more()) return;
    }
}

void csv_records::take(csv_record& out) {
    out.line = queue_.line();
    out.wrong.reset();
    out.rest_lost = false;
    bool whole = false;
    while (true) {
        record_parser parser(queue_.rest(), separator_, whole);
        const auto how = parser.parse(out.cells, out.unquoted);
        if (how == end::record) {
            out.text = queue_.rest().substr(0, parser.text_end());
            const auto used = parser.at();
            if (out.text.size() > most_) break;
            if (const auto bad = first_bad_or_nul(out.text); bad < out.text.size()) {
                return first_line(out, bad_byte(out.text, bad), bad);
            }
            return queue_.drop(used);
        }
        if (how == end::torn) return first_line(out, torn_quotes(), parser.at());
        if (queue_.rest().size() > most_) break;
        whole = !need_more();
        if (queue_.failed()) {
            return first_line(
                out,
                {.code = "unreadable",
                 .text = {"Filen kan ikke læses videre.", "The file cannot be read any further."}},
                0);
        }
    }
    first_line(out,
               over_limit("limit-bytes", "Rækken er for stor (bytes)",
                          "The row is too large (bytes)", most_),
               0);
}

bool csv_records::next(csv_record& into) {
    if (!std::exchange(begun_, true)) {
        drop_mark(queue_);
        tell_separator();
    }
    while (queue_.has(1)) {
        take(into);
        const bool blank = !into.wrong && into.cells.size() == 1 && into.text.empty();
        if (!blank) return true;
    }
    return false;
}

csv_record csv_records::again(std::string_view text, std::size_t line) const {
    csv_record out{.text = std::string(text), .line = line};
    record_parser(out.text, separator_, true).parse(out.cells, out.unquoted);
    return out;
}

bool csv_records::waits() const {
    return queue_.drained() && queue_.rest().find('\n') == std::string_view::npos;
}

} // namespace hjemmel::io::detail
