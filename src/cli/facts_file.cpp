// SPDX-License-Identifier: Apache-2.0
#include "facts_file.hpp"

#include <hjemmel/io/csv.hpp>

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

/// Whether a text that begins so is JSON; anything else is a table's header.
bool looks_like_json(std::string_view head) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
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

    void look() {
        std::array<char, 4096> room{};
        head.assign(room.data(), std::fread(room.data(), 1, room.size(), stream));
    }

    std::optional<std::size_t> read(char* into, std::size_t room) {
        if (!head.empty()) {
            const auto count = std::min(room, head.size());
            std::copy_n(head.begin(), count, into);
            head.erase(0, count);
            return count;
        }
        const auto count = std::fread(into, 1, room, stream);
        if (count == 0 && std::ferror(stream) != 0) return std::nullopt;
        return count;
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

std::function<std::optional<io::given_case>()>
facts_file::cases(const std::shared_ptr<const plan::program>& of, plan::index entity,
                  eval::nulls gaps) {
    const auto bytes = [from = file_](char* into, std::size_t room) {
        return from->read(into, room);
    };
    const auto name = file_->path == "-" ? std::string("stdin") : file_->path;
    if (table_) {
        auto reader = std::make_shared<io::csv_reader>(name, bytes, of, entity, gaps);
        return [reader] { return reader->next(); };
    }
    auto reader = std::make_shared<io::case_reader>(name, bytes, facts_limits{}, form_);
    return [reader] { return reader->next(); };
}

} // namespace hjemmel::cli
