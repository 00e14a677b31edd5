// SPDX-License-Identifier: Apache-2.0
// Where something stands in a file: bytes inside a shared text; lines and columns on request.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

/// One file as it was read, shared by everything that points into it. Immutable.
struct source_file {
    std::string name; ///< as the host named it: a path, or any name for bytes from memory
    std::string text; ///< valid UTF-8
};

using source_file_ptr = std::shared_ptr<const source_file>;

/// The number of code points in `text` (UTF-8).
inline std::size_t code_points(std::string_view text) {
    const auto leads = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), leads));
}

/// Bytes [begin, end) of a file; no file means that the thing has no place (host-made values).
struct place {
    source_file_ptr file;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    explicit operator bool() const { return file != nullptr; }

    /// The line, counted from 1; 0 without a file.
    std::size_t line() const {
        if (!file) return 0;
        const auto upto = before();
        return 1 + static_cast<std::size_t>(std::count(upto.begin(), upto.end(), '\n'));
    }

    /// The column in code points, counted from 1; 0 without a file.
    std::size_t column() const { return file ? 1 + code_points(before().substr(line_begin())) : 0; }

    /// The whole line that `begin` stands on, without its line feed.
    std::string_view line_text() const {
        if (!file) return {};
        const std::string_view all = file->text;
        const auto from = line_begin();
        auto line = all.substr(from, all.find('\n', from) - from);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }

    /// How many code points of that line the place covers, at least 1: the caret's length.
    std::size_t width() const {
        if (!file) return 0;
        const auto from = std::min<std::size_t>(begin, file->text.size());
        const auto rest = line_begin() + line_text().size();
        const auto to = std::min<std::size_t>(std::max<std::size_t>(end, from), rest);
        const std::string_view all = file->text;
        return std::max<std::size_t>(1, to > from ? code_points(all.substr(from, to - from)) : 1);
    }

  private:
    std::string_view before() const { return std::string_view(file->text).substr(0, begin); }
    std::size_t line_begin() const {
        const auto feed = before().rfind('\n');
        return feed == std::string_view::npos ? 0 : feed + 1;
    }
};

/// A text taken from a file together with where each of its bytes stands there, whatever the
/// style of the YAML scalar that it came in.
struct located_text {
    std::string text;
    place where; ///< the whole scalar
    /// Ascending (byte in `text`, byte in the file): from each pair on, the two run side by side.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;

    bool empty() const { return text.empty() && !where; }

    /// The place of bytes [from, to) of `text`.
    place at(std::size_t from, std::size_t to) const {
        if (!where || runs.empty()) return where;
        const auto last = to > from ? to - 1 : from;
        return {where.file, in_file(from), in_file(last) + (to > from ? 1U : 0U)};
    }

  private:
    std::uint32_t in_file(std::size_t byte) const {
        const auto after =
            std::upper_bound(runs.begin(), runs.end(), byte,
                             [](std::size_t b, const auto& run) { return b < run.first; });
        const auto& run = after == runs.begin() ? *after : *std::prev(after);
        return run.second + (static_cast<std::uint32_t>(byte) - run.first);
    }
};

} // namespace hjemmel
