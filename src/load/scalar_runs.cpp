// SPDX-License-Identifier: Apache-2.0
// One scanner for flow scalars (plain and quoted), one each for literal and folded blocks. The
// value leads: what the file has beside it (quotes, escapes, folded line ends, indentation) is
// stepped over.
#include "scalar_runs.hpp"

#include <algorithm>

namespace hjemmel::load::detail {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\r' || c == '\n'; }

class scanner {
  public:
    scanner(std::string_view file, std::size_t begin, std::string_view value)
        : file_(file), value_(value), at_(begin) {}

    scalar_place plain() {
        flow('\0');
        return finish(at_);
    }

    std::optional<scalar_place> quoted() {
        const char quote = file_[at_];
        const auto close = closing(quote);
        if (!close) return std::nullopt;
        ++at_;
        flow(quote);
        return finish(*close + 1);
    }

    scalar_place literal() {
        header();
        for (; read_ < value_.size() && at_ < file_.size(); skip_line()) {
            const auto line = value_.substr(read_, value_.find('\n', read_) - read_);
            const std::size_t end = line_end();
            if (end - at_ < line.size()) break;
            at_ = end - line.size();
            copy(line.size());
            end_ = at_;
            if (read_ < value_.size()) match(1);
        }
        return finish(end_);
    }

    scalar_place folded() {
        header();
        std::optional<std::size_t> indent;
        bool begun = false;
        for (; read_ < value_.size() && at_ < file_.size(); skip_line()) {
            const std::size_t end = line_end();
            const std::size_t spaces = std::min(file_.find_first_not_of(' ', at_), end) - at_;
            if (!indent && spaces == end - at_) continue;
            if (!indent) indent = first_indent(spaces);
            if (end - at_ <= *indent) continue;
            separator(begun);
            at_ += *indent;
            const auto line = file_.substr(at_, end - at_);
            if (value_.substr(read_, line.size()) != line) break;
            copy(line.size());
            end_ = at_;
            begun = true;
        }
        at_ = end_;
        if (read_ < value_.size()) match(value_.size() - read_);
        return finish(end_);
    }

  private:
    /// From here on value and file run side by side.
    void mark() {
        const auto byte = static_cast<std::uint32_t>(read_);
        const auto there = static_cast<std::uint32_t>(std::min(at_, file_.size()));
        const bool follows =
            !out_.runs.empty() && there - out_.runs.back().second == byte - out_.runs.back().first;
        if (!follows) out_.runs.emplace_back(byte, there);
    }

    /// `count` bytes of the value stand here, without a step in the file.
    void match(std::size_t count) {
        mark();
        read_ += count;
    }

    /// `count` bytes of the value stand here byte by byte.
    void copy(std::size_t count) {
        if (count == 0) return;
        match(count);
        at_ += count;
    }

    scalar_place finish(std::size_t end) {
        if (out_.runs.empty()) mark();
        out_.end = std::min(end, file_.size());
        return std::move(out_);
    }

    std::optional<std::size_t> closing(char quote) const {
        for (std::size_t p = at_ + 1; p < file_.size(); ++p) {
            if (quote == '"' && file_[p] == '\\')
                ++p;
            else if (file_[p] != quote)
                continue;
            else if (quote == '\'' && p + 1 < file_.size() && file_[p + 1] == quote)
                ++p;
            else
                return p;
        }
        return std::nullopt;
    }

    void flow(char quote) {
        while (read_ < value_.size() && at_ < file_.size()) {
            if (is_space(file_[at_]) && fold()) continue;
            if (quote == '"' && file_[at_] == '\\') {
                escape();
                continue;
            }
            const bool doubled = quote == '\'' && file_[at_] == quote;
            copy(1);
            if (doubled) ++at_;
        }
    }

    /// Blanks with line ends among them are one space, or a line feed fewer than they have.
    bool fold() {
        const std::size_t after = std::min(file_.find_first_not_of(" \t\r\n", at_), file_.size());
        const auto blanks = file_.substr(at_, after - at_);
        const auto feeds = static_cast<std::size_t>(std::count(blanks.begin(), blanks.end(), '\n'));
        if (feeds == 0) return false;
        at_ += blanks.find_first_of("\r\n");
        match(std::min(feeds == 1 ? 1 : feeds - 1, value_.size() - read_));
        at_ = after;
        return true;
    }

    /// A backslash and what belongs to it; before a line end it takes that away.
    void escape() {
        const char kind = at_ + 1 < file_.size() ? file_[at_ + 1] : '\0';
        if (kind == '\n' || kind == '\r') {
            at_ = std::min(file_.find_first_not_of(" \t", file_.find('\n', at_) + 1), file_.size());
            return;
        }
        match(std::min(character(), value_.size() - read_));
        at_ += kind == 'x' ? 4U : kind == 'u' ? 6U : kind == 'U' ? 10U : 2U;
    }

    /// The length of the character of the value that stands next.
    std::size_t character() const {
        const auto lead = static_cast<unsigned char>(value_[read_]);
        return lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    }

    /// The end of the line at `at_`, before its line feed.
    std::size_t line_end() const {
        const std::size_t feed = std::min(file_.find('\n', at_), file_.size());
        return feed > at_ && file_[feed - 1] == '\r' ? feed - 1 : feed;
    }

    /// The line with `|` or `>` and its indicators.
    void header() {
        end_ = line_end();
        skip_line();
    }

    void skip_line() { at_ = std::min(file_.find('\n', at_), file_.size() - 1) + 1; }

    /// The block's indentation: what the first line with text has more than its value.
    std::size_t first_indent(std::size_t spaces) const {
        const auto text = value_.find_first_not_of('\n', read_);
        if (text == std::string_view::npos) return spaces;
        const auto letter = std::min(value_.find_first_not_of(' ', text), value_.size());
        return spaces - std::min(spaces, letter - text);
    }

    /// What the value has in place of the line ends between two lines with text, or before the
    /// first one.
    void separator(bool begun) {
        const auto text = std::min(value_.find_first_not_of('\n', read_), value_.size());
        const std::size_t count = text > read_ || !begun ? text - read_ : 1U;
        if (count == 0) return;
        const std::size_t line = at_;
        at_ = end_;
        match(std::min(count, value_.size() - read_));
        at_ = line;
    }

    std::string_view file_;
    std::string_view value_;
    std::size_t at_;       ///< next byte of the file
    std::size_t read_ = 0; ///< next byte of the value
    std::size_t end_ = 0;  ///< of a block: where its last line with text ended
    scalar_place out_;
};

} // namespace

std::optional<scalar_place> scalar_runs(std::string_view file, std::size_t begin,
                                        std::string_view value) {
    scanner scan(file, begin, value);
    switch (begin < file.size() ? file[begin] : '\0') {
    case '"':
    case '\'':
        return scan.quoted();
    case '|':
        return scan.literal();
    case '>':
        return scan.folded();
    default:
        return scan.plain();
    }
}

} // namespace hjemmel::load::detail
