// SPDX-License-Identifier: Apache-2.0
// Runs the expected results of the DMN TCK, given as a folder of JSON lines and DMN files.
//
//   hjemmel_tck [FOLDER] [--failures] [--at-least PERCENT] [--values-at-least PERCENT]
//
// Without FOLDER the environment variable HJEMMEL_TCK names it. Each file of results (`tck*.jsonl`)
// is a part of its own, with its own figures. Exit status: 0 done; 1 below what was demanded;
// 2 wrong use; 77 where no folder is given.
#include "answer.hpp"
#include "score.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hjemmel;

struct arguments {
    std::string folder{};
    bool failures = false;
    double at_least = 0;
    double values_at_least = 0;
};

constexpr int wrong_use = 2;
constexpr int skipped = 77;

std::optional<double> percent(const char* text) {
    char* end = nullptr;
    const double out = std::strtod(text, &end);
    return end != text && *end == '\0' ? std::optional(out) : std::nullopt;
}

std::optional<arguments> read_arguments(int count, char** words) {
    arguments out;
    // The program has one thread and never changes its environment.
    const char* folder = std::getenv("HJEMMEL_TCK"); // NOLINT(concurrency-mt-unsafe)
    if (folder != nullptr) out.folder = folder;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--failures") {
            out.failures = true;
        } else if (word == "--at-least" || word == "--values-at-least") {
            const auto number = i + 1 < count ? percent(words[++i]) : std::nullopt;
            if (!number) return std::nullopt;
            (word == "--at-least" ? out.at_least : out.values_at_least) = *number;
        } else if (word.starts_with("--")) {
            return std::nullopt;
        } else if (!word.empty()) {
            out.folder = word;
        }
    }
    return out;
}

std::vector<std::string> files_of_results(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code ignored;
    for (const auto& one : std::filesystem::directory_iterator(folder, ignored)) {
        const auto name = one.path().filename().string();
        const bool results = name.starts_with("tck") && name.ends_with(".jsonl");
        if (results && !name.starts_with("tck_models")) out.push_back(one.path().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

void print(const std::string& text) { std::fputs(text.c_str(), stdout); }

/// False where a line of the kit cannot be read.
bool run_file(const std::string& path, tck::answers& engine, const arguments& asked,
              tck::score& into) {
    std::ifstream file(path, std::ios::binary);
    io::case_reader lines(path, io::bytes_of(file), {.depth = 64}, io::json_form::lines);
    bool good = true;
    while (auto line = lines.next()) {
        const auto number = std::to_string(line->line);
        const auto read = tck::read_record(std::move(*line));
        if (!read) {
            print(path + ":" + number + ": " + read.diagnostics().front().text.en + "\n");
            good = false;
            continue;
        }
        const auto& what = read.value();
        const auto found = engine.to(what);
        const bool as_expected = tck::matches(found.value, what.expected);
        into.count(what, as_expected, !found.diagnostics.empty());
        if (asked.failures && !as_expected) print(tck::failure_text(what, found));
    }
    return good;
}

int run_files(const arguments& asked) {
    const auto files = files_of_results(asked.folder);
    if (files.empty()) {
        std::fprintf(stderr, "hjemmel_tck: no results in %s\n", asked.folder.c_str());
        return wrong_use;
    }
    bool good = true;
    tck::answers engine(asked.folder);
    for (const auto& path : files) {
        tck::score found;
        print(path + "\n");
        good = run_file(path, engine, asked, found) && good;
        print(found.text());
        good = good && found.total().results.percent() >= asked.at_least &&
               found.total().values.percent() >= asked.values_at_least;
    }
    if (!good) print("below what is demanded\n");
    return good ? 0 : 1;
}

int run(int count, char** words) {
    const auto asked = read_arguments(count, words);
    if (!asked) {
        std::fputs("usage: hjemmel_tck [FOLDER] [--failures] [--at-least PERCENT] "
                   "[--values-at-least PERCENT]\n",
                   stderr);
        return wrong_use;
    }
    if (asked->folder.empty()) {
        print("skipped: no folder of the DMN TCK is given (HJEMMEL_TCK)\n");
        return skipped;
    }
    return run_files(*asked);
}

} // namespace

int main(int count, char** words) {
    try {
        return run(count, words);
    } catch (const std::exception& why) {
        std::fprintf(stderr, "hjemmel_tck: %s\n", why.what());
        return wrong_use;
    }
}
