// SPDX-License-Identifier: Apache-2.0
#include "facts_file.hpp"

#include "terminal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>
#include <utility>

namespace hjemmel::cli {

namespace {

std::string extension(const std::string& path) {
    auto out = std::filesystem::path(path).extension().string();
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = "\xEF\xBB\xBF \t\r\n"; ///< the mark's bytes, too

/// Whether a text that begins so is JSON; anything else is a table's header.
bool looks_like_json(std::string_view head) {
    if (head.starts_with(mark)) head.remove_prefix(mark.size());
    const auto at = head.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos || head[at] == '{' || head[at] == '[';
}

} // namespace

/// The bytes of one file, of which the first may be looked at before.
struct facts_file::file {
    explicit file(std::string of) : path(std::move(of)) {
        stream = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    }
    file(const file&) = delete;
    file& operator=(const file&) = delete;
    ~file() {
        if (stream != nullptr && stream != stdin) std::fclose(stream);
    }

    /// Reads up to the first character that is no blank, if there is one near.
    void look() {
        std::array<char, 4096> room{};
        while (head.size() < room.size() && head.find_first_not_of(blanks) == std::string::npos) {
            const auto count = read_some(stream, room.data(), room.size());
            if (count.value_or(0) == 0) return;
            head.append(room.data(), *count);
        }
    }

    std::optional<std::size_t> read(char* into, std::size_t room) {
        if (!head.empty()) {
            const auto count = std::min(room, head.size());
            std::copy_n(head.begin(), count, into);
            head.erase(0, count);
            return count;
        }
        return read_some(stream, into, room);
    }

    std::string path;
    std::FILE* stream = nullptr;
    std::string head{};
};

std::optional<facts_file> facts_file::open(const std::string& path) {
    std::error_code ignored;
    if (path != "-" && std::filesystem::is_directory(path, ignored)) return std::nullopt;
    auto from = std::make_shared<file>(path);
    if (from->stream == nullptr) return std::nullopt;
    facts_file out(from);
    const auto kind = extension(path);
    const bool lines = kind == ".jsonl" || kind == ".ndjson";
    if (lines) out.form_ = io::json_form::lines;
    out.table_ = kind == ".csv";
    if (kind != ".csv" && kind != ".json" && !lines) {
        from->look();
        out.table_ = !looks_like_json(from->head);
    }
    return out;
}

file_cases facts_file::cases(const std::shared_ptr<const plan::program>& of, plan::index entity,
                             eval::nulls gaps) {
    const auto bytes = [from = file_](char* into, std::size_t room) {
        return from->read(into, room);
    };
    const auto name = file_->path == "-" ? std::string("stdin") : file_->path;
    if (table_) return file_cases(io::csv_reader(name, bytes, of, entity, gaps));
    return file_cases(io::case_reader(name, bytes, facts_limits{}, form_));
}

std::optional<io::given_case> file_cases::next() {
    if (back_.empty()) {
        if (!from_) return std::nullopt;
        return std::visit([](auto& one) { return one.next(); }, *from_);
    }
    auto one = std::move(back_.front());
    back_.pop_front();
    return one;
}

bool file_cases::read(io::case_chunk& into) {
    return from_ && std::visit([&into](auto& one) { return one.read(into); }, *from_);
}

} // namespace hjemmel::cli
