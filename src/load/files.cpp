// SPDX-License-Identifier: Apache-2.0
// Walks folders without recursion, so that neither depth nor links can exhaust anything.
#include <hjemmel/load/files.hpp>

#include <hjemmel/load/text.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <memory>
#include <new>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace hjemmel::load {

namespace {

namespace fs = std::filesystem;

diagnostic fault(std::string_view code, const fs::path& path, bilingual text, bilingual hint) {
    auto file =
        std::make_shared<const source_file>(source_file{path.generic_string(), std::string{}});
    return {.code = std::string(code),
            .level = severity::error,
            .where = {std::move(file), 0, 0},
            .text = std::move(text),
            .hint = std::move(hint),
            .fact = {},
            .value = {},
            .id = {}};
}

/// A lack of memory is none of the file's faults.
void demand_memory(const std::error_code& failed) {
    if (failed == std::errc::not_enough_memory) throw std::bad_alloc();
}

diagnostic unreadable(const fs::path& path) {
    return fault("unreadable", path,
                 {"Filen eller mappen kan ikke læses.", "The file or folder cannot be read."},
                 {"Se efter, at den findes, og at der er ret til at læse den.",
                  "See that it exists and may be read."});
}

diagnostic not_a_file(const fs::path& path) {
    return fault("not-a-file", path,
                 {"Navnet ender på .yaml, men det er ikke en fil.",
                  "The name ends in .yaml, but it is not a file."},
                 {"Giv det et andet navn.", "Rename it."});
}

diagnostic wrong_extension(const fs::path& path) {
    return fault("wrong-extension", path,
                 {"En regelfils navn skal ende på .yaml.", "A rule file's name must end in .yaml."},
                 {"Omdøb filen.", "Rename the file."});
}

diagnostic link_loop(const fs::path& path) {
    return fault("link-loop", path,
                 {"Mappen nås ad flere veje gennem symbolske lænker.",
                  "The folder is reached by several ways through symbolic links."},
                 {"Slet lænken.", "Delete the link."});
}

diagnostic no_rules(const fs::path& path) {
    return fault("no-rules", path,
                 {"Der er ingen regelfiler i mappen.", "There are no rule files in the folder."},
                 {"Angiv mappen med regelsættenes .yaml-filer.",
                  "Name the folder with the rulesets' .yaml files."});
}

diagnostic too_many(const fs::path& path, std::size_t most) {
    return fault("limit-files", path,
                 {"Mappen har flere end " + std::to_string(most) + " regelfiler.",
                  "The folder has more than " + std::to_string(most) + " rule files."},
                 {"Del den i flere mapper, eller hæv grænsen.",
                  "Split it into several folders, or raise the limit."});
}

bool is_rule_name(const fs::path& path) { return path.extension() == ".yaml"; }

/// Other spellings of the ending, which would leave rules out unseen.
bool is_nearly_rule_name(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending == ".yml" || (ending == ".yaml" && !is_rule_name(path));
}

class walker {
  public:
    explicit walker(const load_limits& limits) : limits_(limits) {}

    /// The rule files under `root`; what is wrong is in `faults`.
    std::vector<fs::path> walk(const fs::path& root) {
        folder(root);
        while (!waiting_.empty() && files_.size() <= limits_.files) {
            const fs::path next = std::move(waiting_.back());
            waiting_.pop_back();
            entries(next);
        }
        if (files_.size() > limits_.files) faults.push_back(too_many(root, limits_.files));
        std::sort(files_.begin(), files_.end(), [](const fs::path& a, const fs::path& b) {
            return a.generic_string() < b.generic_string();
        });
        return std::move(files_);
    }

    diagnostics faults;

  private:
    struct dir_closer {
        void operator()(DIR* folder) const { static_cast<void>(closedir(folder)); }
    };

    void folder(const fs::path& path) {
        std::error_code failed;
        const fs::path real = fs::canonical(path, failed);
        demand_memory(failed);
        if (failed) {
            faults.push_back(unreadable(path));
        } else if (!seen_.insert(real).second) {
            faults.push_back(link_loop(path));
        } else {
            waiting_.push_back(path);
        }
    }

    void entries(const fs::path& path) {
        // Not std::filesystem's iterator, which ends the process where memory runs out.
        errno = 0;
        const std::unique_ptr<DIR, dir_closer> folder(opendir(path.c_str()));
        if (!folder && errno == ENOMEM) throw std::bad_alloc();
        if (!folder) return faults.push_back(unreadable(path));
        errno = 0;
        // Safe: no other thread has this stream.
        // NOLINTNEXTLINE(concurrency-mt-unsafe)
        while (const auto* one = readdir(folder.get())) {
            entry(path / one->d_name); // its own links `.` and `..` are hidden files
            if (files_.size() > limits_.files) return;
            errno = 0;
        }
        if (errno != 0) faults.push_back(unreadable(path));
    }

    void entry(const fs::path& path) {
        if (path.filename().string().starts_with('.')) return;
        std::error_code failed;
        const auto kind = fs::status(path, failed).type();
        demand_memory(failed);
        const bool named = is_rule_name(path);
        if (kind == fs::file_type::directory && !named) return folder(path);
        if (is_nearly_rule_name(path)) faults.push_back(wrong_extension(path));
        if (!named) return;
        if (kind == fs::file_type::regular)
            files_.push_back(path);
        else if (kind == fs::file_type::directory || fs::exists(path, failed))
            faults.push_back(not_a_file(path));
        else
            faults.push_back(unreadable(path));
    }

    const load_limits& limits_;
    std::vector<fs::path> waiting_;
    std::vector<fs::path> files_;
    std::set<fs::path> seen_;
};

/// The bytes of a file, at most one more than the limit; nothing when it cannot be read.
bool read_bytes(const fs::path& path, std::size_t limit, std::string& bytes) {
    // Not a stream, which takes a lack of memory for a file that cannot be read.
    struct closer {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    errno = 0;
    const std::unique_ptr<std::FILE, closer> in(std::fopen(path.c_str(), "rb"));
    if (!in && errno == ENOMEM) throw std::bad_alloc();
    if (!in) return false;
    static_cast<void>(std::setvbuf(in.get(), nullptr, _IONBF, 0));
    std::array<char, 16384> part{};
    while (bytes.size() <= limit) {
        const std::size_t wanted = std::min(part.size(), limit + 1 - bytes.size());
        const std::size_t got = std::fread(part.data(), 1, wanted, in.get());
        bytes.append(part.data(), got);
        if (got < wanted) break;
    }
    return bytes.size() > limit || std::ferror(in.get()) == 0;
}

result<source_file_ptr> read_one(const fs::path& path, const load_limits& limits) {
    std::string bytes;
    if (!read_bytes(path, limits.bytes, bytes)) return unreadable(path);
    return checked_text(path.generic_string(), std::move(bytes), limits);
}

/// The rule files that `rules` means: itself, or those under it.
std::vector<fs::path> rule_files(const fs::path& rules, const load_limits& limits,
                                 diagnostics& faults) {
    std::error_code failed;
    const auto kind = fs::status(rules, failed).type();
    demand_memory(failed);
    if (kind == fs::file_type::directory) {
        walker walk(limits);
        auto files = walk.walk(rules);
        faults = std::move(walk.faults);
        if (files.empty() && faults.empty()) faults.push_back(no_rules(rules));
        return files;
    }
    if (kind == fs::file_type::regular && is_rule_name(rules)) return {rules};
    const bool there = kind != fs::file_type::not_found && kind != fs::file_type::none;
    if (kind == fs::file_type::regular)
        faults.push_back(wrong_extension(rules));
    else
        faults.push_back(there ? not_a_file(rules) : unreadable(rules));
    return {};
}

} // namespace

result<std::vector<source_file_ptr>> read_rules(const fs::path& rules, const load_limits& limits) {
    diagnostics faults;
    std::vector<source_file_ptr> texts;
    for (const auto& path : rule_files(rules, limits, faults)) {
        auto text = read_one(path, limits);
        if (text) {
            texts.push_back(text.value());
            continue;
        }
        const auto& told = text.diagnostics();
        faults.insert(faults.end(), told.begin(), told.end());
    }
    if (!faults.empty()) return faults;
    return texts;
}

} // namespace hjemmel::load
