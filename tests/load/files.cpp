// SPDX-License-Identifier: Apache-2.0
// Folders as they come: other files, links, loops, what cannot be read.
#include <hjemmel/load/files.hpp>

#include "rule_text.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace hjemmel;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone again at the end.
class folder {
  public:
    folder() {
        std::string pattern = (fs::temp_directory_path() / "hjemmel-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        root_ = pattern;
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    fs::path at(const std::string& name) const { return root_ / name; }

    void write(const std::string& name, const std::string& bytes = "x") const {
        fs::create_directories(at(name).parent_path());
        std::ofstream(at(name), std::ios::binary) << bytes;
    }

    /// The files read, or what is wrong: names without the folder's own.
    std::string read(const load_limits& limits = {}, const std::string& name = {}) const {
        const auto found = load::read_rules(name.empty() ? root_ : at(name), limits);
        std::string out;
        if (found) {
            for (const auto& file : found.value())
                out += shown(file->name) + ' ';
        }
        for (const auto& one : found.diagnostics()) {
            out += one.code + ':' + shown(one.where.file->name) + ' ';
        }
        return out;
    }

  private:
    std::string shown(const std::string& name) const {
        return fs::path(name).lexically_relative(root_).generic_string();
    }

    fs::path root_;
};

} // namespace

TEST_CASE("every .yaml file under a folder, sorted by path; other files are passed over") {
    const folder rules;
    rules.write("b/2018-01-01.yaml");
    rules.write("b/2017-01-01.yaml");
    rules.write("a/inner/2017-01-01.yaml");
    rules.write("README.md");
    rules.write("a/notes.txt");
    rules.write(".git/x.yaml");
    rules.write("a/.x.yaml");
    CHECK(rules.read() == "a/inner/2017-01-01.yaml b/2017-01-01.yaml b/2018-01-01.yaml ");
    CHECK(rules.read({}, "b/2018-01-01.yaml") == "b/2018-01-01.yaml ");
}

TEST_CASE("names that would leave rules out unseen are errors") {
    const folder rules;
    rules.write("a.yml");
    CHECK(rules.read() == "wrong-extension:a.yml ");
    CHECK(rules.read({}, "a.yml") == "wrong-extension:a.yml ");
    rules.write("README.md");
    CHECK(rules.read({}, "README.md") == "wrong-extension:README.md ");
    fs::rename(rules.at("a.yml"), rules.at("a.YAML"));
    CHECK(rules.read() == "wrong-extension:a.YAML ");
}

TEST_CASE("nothing there") {
    const folder rules;
    CHECK(rules.read() == "no-rules:. ");
    CHECK(rules.read({}, "none") == "unreadable:none ");
    CHECK(rules.read({}, "none.yaml") == "unreadable:none.yaml ");
}

TEST_CASE("what is called .yaml but is no file") {
    const folder rules;
    rules.write("d.yaml/x.txt");
    CHECK(rules.read() == "not-a-file:d.yaml ");
    fs::remove_all(rules.at("d.yaml"));
    fs::create_symlink("/dev/null", rules.at("n.yaml"));
    CHECK(rules.read() == "not-a-file:n.yaml ");
    fs::remove(rules.at("n.yaml"));
    fs::create_symlink("nowhere", rules.at("l.yaml"));
    CHECK(rules.read() == "unreadable:l.yaml ");
}

TEST_CASE("links to files and folders are followed, loops are not") {
    const folder rules;
    rules.write("real/a.yaml");
    fs::create_symlink("real/a.yaml", rules.at("b.yaml"));
    CHECK(rules.read() == "b.yaml real/a.yaml ");
    fs::create_directory_symlink("..", rules.at("real/up"));
    CHECK(rules.read() == "link-loop:real/up ");
}

TEST_CASE("no more than the limit is read of a huge file") {
    const folder rules;
    rules.write("huge.yaml");
    fs::resize_file(rules.at("huge.yaml"), std::uintmax_t{1} << 36U); // sparse
    CHECK(rules.read() == "limit-bytes:huge.yaml ");
}

TEST_CASE("how many files") {
    const folder rules;
    load_limits limits;
    limits.files = 2;
    rules.write("a.yaml");
    rules.write("b.yaml");
    CHECK(rules.read(limits) == "a.yaml b.yaml ");
    rules.write("c.yaml");
    CHECK(rules.read(limits).find("limit-files") != std::string::npos);
}

TEST_CASE("all bad files are told") {
    const folder rules;
    rules.write("a.yaml", "\xE6");
    rules.write("b.yaml");
    rules.write("c.yaml", "\x01");
    CHECK(rules.read() == "invalid-utf8:a.yaml control-character:c.yaml ");
}
