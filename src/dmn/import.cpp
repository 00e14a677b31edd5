// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/dmn/import.hpp>

#include "translation.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace hjemmel::dmn {

namespace {

namespace fs = std::filesystem;
using namespace detail;

/// The bytes of a file, one more than the limit at most; none where it cannot be read.
std::optional<std::string> read_bytes(const fs::path& path, std::size_t most) {
    std::error_code fault;
    if (!fs::is_regular_file(path, fault) || fault) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::string out;
    std::string part(std::size_t{64} << 10U, '\0');
    while (out.size() <= most) {
        in.read(part.data(), static_cast<std::streamsize>(part.size()));
        if (in.gcount() == 0) break;
        out.append(part, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return std::nullopt;
    return out;
}

/// The models beside one file.
class folder {
  public:
    folder(fs::path where, const limits& most) : where_(std::move(where)), most_(most) {}

    std::optional<file> find(const std::string& space, const std::string& location) {
        if (auto there = at_location(location)) {
            if (space_in(*there) == space) return there;
        }
        for (const auto& path : candidates()) {
            auto one = read(path);
            if (one && space_in(*one) == space) return one;
        }
        return std::nullopt;
    }

  private:
    std::optional<file> at_location(const std::string& location) const {
        const fs::path path(location);
        const bool leaves = std::find(path.begin(), path.end(), "..") != path.end();
        if (location.empty() || path.is_absolute() || leaves) return std::nullopt;
        return read(where_ / path);
    }

    /// A file in the folder; a link out of it is none.
    std::optional<file> read(const fs::path& path) const {
        std::error_code fault;
        const auto real = fs::canonical(path, fault);
        if (fault) return std::nullopt;
        const auto home = fs::canonical(where_, fault);
        const auto [end, rest] = std::mismatch(home.begin(), home.end(), real.begin(), real.end());
        if (fault || end != home.end()) return std::nullopt;
        auto bytes = read_bytes(real, most_.bytes);
        if (!bytes) return std::nullopt;
        return file{path.string(), std::move(*bytes)};
    }

    std::string space_in(const file& one) const {
        const auto read = read_document(one.name, one.bytes, most_);
        return read ? attribute(read.value()->definitions(), "namespace") : std::string();
    }

    const std::vector<fs::path>& candidates() {
        if (listed_) return candidates_;
        listed_ = true;
        std::error_code fault;
        for (fs::directory_iterator at(where_, fault), end; !fault && at != end;
             at.increment(fault)) {
            const auto ending = at->path().extension();
            const bool fits = ending == ".dmn" || ending == ".xml";
            if (fits && candidates_.size() < most_.files) candidates_.push_back(at->path());
        }
        std::sort(candidates_.begin(), candidates_.end());
        return candidates_;
    }

    fs::path where_;
    const limits& most_;
    bool listed_ = false;
    std::vector<fs::path> candidates_{};
};

std::vector<renamed> names_in(const models& all) {
    std::vector<renamed> out;
    for (const auto& one : all.all) {
        if (one.prefix.empty()) continue;
        for (const auto& e : one.elements)
            out.push_back({one.space, attribute(e.node, "name"), e.canonical});
    }
    return out;
}

} // namespace

result<imported> import_text(const std::string& name, std::string bytes, const resolver& find,
                             const limits& most) {
    notes told(most.notes);
    auto root = read_document(name, std::move(bytes), most);
    if (!root) return root.diagnostics();
    const auto all = gather(std::move(root).value(), find, most, told);
    if (!all) return all.diagnostics();
    imported out;
    out.text = write(rule_file(all.value(), told));
    tell_left_out(all.value(), told);
    out.notes = told.take();
    out.names = names_in(all.value());
    return out;
}

result<imported> import_file(const std::string& path, const limits& most) {
    auto bytes = read_bytes(path, most.bytes);
    if (!bytes) {
        return refused(
            "unreadable", {std::make_shared<source_file>(source_file{path, {}}), 0, 0},
            {"Filen »" + path + "« kan ikke læses.", "The file `" + path + "` cannot be read."});
    }
    const auto parent = fs::path(path).parent_path();
    folder beside(parent.empty() ? fs::path(".") : parent, most);
    return import_text(
        path, std::move(*bytes),
        [&beside](const std::string& space, const std::string& location) {
            return beside.find(space, location);
        },
        most);
}

} // namespace hjemmel::dmn
