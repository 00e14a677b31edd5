// SPDX-License-Identifier: Apache-2.0
// Drives yaml-cpp's event parser, never its nodes: each event is checked as it comes, and nothing
// is kept that the file does not spell out.
#include <hjemmel/load/tree.hpp>

#include "scalar_runs.hpp"
#include "yaml_messages.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <new>
#include <sstream>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hjemmel::load {

namespace {

using model::data;

/// The nesting that is safe on a stack of 128 KB, whatever the host allows.
constexpr std::size_t most_depth = 64;

/// Thrown through the YAML parser to leave it; the fault is told before.
struct leave {};

class builder : public YAML::EventHandler {
  public:
    builder(const source_file_ptr& file, const load_limits& limits, diagnostics& faults)
        : file_(file), limits_(limits), faults_(faults) {}

    /// The tree; nothing when it cannot be trusted.
    std::optional<data> take() {
        if (!trusted_ || !root_) return std::nullopt;
        return std::move(root_);
    }

    /// Where the last event ended: nothing before it is left to read.
    std::size_t last() const { return last_; }

    /// The key between braces whose value, a scalar on the line of this colon, has just been read;
    /// empty where the place is no such colon.
    std::string key_before(std::size_t colon) const {
        if (open_.empty() || text().substr(colon, 1) != ":") return {};
        const auto& node = open_.back().node;
        if (text().substr(node.where.begin, 1) != "{" || node.entries.empty()) return {};
        const auto& read = node.entries.back();
        const std::size_t begin = read.content.where.begin;
        const bool one_line = begin < colon && text().find('\n', begin) > colon;
        const bool scalar = read.content.what == data::shape::scalar;
        return scalar && one_line ? read.key.text : std::string();
    }

    place at(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void tell(std::string_view code, place where) {
        faults_.push_back(detail::yaml_fault(code, std::move(where)));
    }

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        count(mark);
        refuse_properties(mark, anchor, "?");
        const auto word = null_word(position(mark));
        if (!word.empty()) {
            const auto begin = position(mark);
            last_ = begin + word.size();
            // Only the sign is YAML's nothing; the word is FEEL's.
            std::string text(word == "~" ? std::string_view{} : word);
            add_scalar(located(std::move(text), begin, last_));
        } else {
            const auto begin = next_token();
            if (!open_.empty() && is_separator(begin)) last_ = begin + 1;
            add_scalar(located({}, begin, begin));
        }
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        count(mark);
        const auto begin = position(mark);
        last_ = word_end(begin);
        tell("alias", at(begin, last_));
        trusted_ = false;
        add_scalar(located({}, begin, last_));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        count(mark);
        refuse_properties(mark, anchor, tag);
        const auto begin = after_properties(position(mark));
        if (value.size() > limits_.scalar_bytes) stop("limit-scalar", at(begin, begin + 1));
        const auto found = detail::scalar_runs(text(), begin, value);
        if (!found) stop("unclosed-quote", at(begin, begin + 1));
        last_ = found->end;
        located_text scalar{value, at(begin, last_), found->runs};
        refuse_controls(scalar);
        add_scalar(std::move(scalar));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, data::shape::list);
    }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, data::shape::mapping);
    }

    void OnSequenceEnd() override { close(']'); }
    void OnMapEnd() override { close('}'); }

  private:
    /// A collection that is not closed yet.
    struct frame {
        data node;
        bool at_key = false;  ///< of a mapping: a key comes next
        bool dropped = false; ///< the value to come belongs to a duplicate key
        located_text key{};
        std::unordered_set<std::string> keys{};
    };

    std::string_view text() const { return file_->text; }

    std::size_t position(const YAML::Mark& mark) const {
        const auto pos = static_cast<std::size_t>(std::max(mark.pos, 0));
        return std::min(pos, text().size());
    }

    [[noreturn]] void stop(std::string_view code, place where) {
        tell(code, std::move(where));
        trusted_ = false;
        throw leave{};
    }

    void count(const YAML::Mark& mark) {
        const auto begin = position(mark);
        if (++nodes_ > limits_.nodes) stop("limit-nodes", at(begin, begin + 1));
    }

    std::size_t word_end(std::size_t begin) const {
        return std::min(text().find_first_of(" \t\r\n,[]{}", begin), text().size());
    }

    bool has_property(std::size_t begin) const {
        return begin < text().size() && (text()[begin] == '!' || text()[begin] == '&');
    }

    /// Past the tag and anchor before a value; both were refused.
    std::size_t after_properties(std::size_t begin) const {
        while (has_property(begin)) {
            begin = std::min(text().find_first_not_of(" \t\r\n", word_end(begin)), text().size());
        }
        return begin;
    }

    void refuse_properties(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
        const auto begin = position(mark);
        const bool tagged = tag != "?" && tag != "!" && !tag.empty();
        const bool bare = begin < text().size() && text()[begin] == '!';
        if (anchor != YAML::NullAnchor) tell("anchor", at(begin, word_end(begin)));
        if (tagged || bare) tell("tag", at(begin, word_end(begin)));
    }

    /// Escapes in double quotes can spell what the file itself must not hold.
    void refuse_controls(const located_text& scalar) {
        for (std::size_t i = 0; i < scalar.text.size(); ++i) {
            const auto c = static_cast<unsigned char>(scalar.text[i]);
            if (c >= 0x20 || c == '\t' || c == '\n') continue;
            tell("control-character", scalar.at(i, i + 1));
            return;
        }
    }

    /// The null that is written out at `begin`, as `~` or a word; empty when nothing is written
    /// and the parser's mark stands at whatever comes next.
    std::string_view null_word(std::size_t begin) const {
        for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
            if (text().substr(begin, word.size()) != word) continue;
            const auto after = begin + word.size();
            if (word_end(begin) != after && text().substr(after, 1) != ":") continue;
            const auto next = std::min(text().find_first_not_of(" \t", after), text().size());
            const bool is_key = text().substr(next, 1) == ":";
            const bool key_expected = !open_.empty() && open_.back().at_key;
            if (is_key == key_expected) return word;
        }
        return {};
    }

    bool is_separator(std::size_t at) const {
        return at < text().size() && (text()[at] == '-' || text()[at] == ',');
    }

    /// The first byte after the last event that is neither space nor comment.
    std::size_t next_token() const {
        std::size_t begin = std::min(last_, text().size());
        while (begin < text().size()) {
            begin = std::min(text().find_first_not_of(" \t\r\n", begin), text().size());
            if (begin == text().size() || text()[begin] != '#') break;
            begin = std::min(text().find('\n', begin), text().size());
        }
        return begin;
    }

    located_text located(std::string value, std::size_t begin, std::size_t end) const {
        return {std::move(value), at(begin, end), {{0U, static_cast<std::uint32_t>(begin)}}};
    }

    void add_scalar(located_text scalar) {
        if (!open_.empty() && open_.back().at_key) {
            add_key(std::move(scalar));
            return;
        }
        data node;
        node.what = data::shape::scalar;
        node.where = scalar.where;
        node.scalar = std::move(scalar);
        add(std::move(node));
    }

    void add_key(located_text key) {
        auto& top = open_.back();
        if (key.text.empty()) stop("key-shape", std::move(key.where));
        if (key.text == "<<") {
            tell("merge-key", key.where);
            trusted_ = false;
        }
        top.at_key = false;
        top.dropped = !top.keys.insert(key.text).second;
        if (top.dropped) tell("duplicate-key", key.where);
        top.key = std::move(key);
    }

    void add(data node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& top = open_.back();
        if (top.node.what == data::shape::list) {
            top.node.items.push_back(std::move(node));
            return;
        }
        top.at_key = true;
        if (!top.dropped) top.node.entries.push_back({std::move(top.key), std::move(node)});
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              data::shape what) {
        count(mark);
        refuse_properties(mark, anchor, tag);
        const auto begin = after_properties(position(mark));
        if (!open_.empty() && open_.back().at_key) stop("key-shape", at(begin, begin + 1));
        if (open_.size() >= std::min(limits_.depth, most_depth))
            stop("limit-depth", at(begin, begin + 1));
        frame one;
        one.node.what = what;
        one.node.where = at(begin, begin);
        one.at_key = what == data::shape::mapping;
        const bool flow = begin < text().size() && (text()[begin] == '[' || text()[begin] == '{');
        last_ = flow ? begin + 1 : begin;
        open_.push_back(std::move(one));
    }

    void close(char bracket) {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        const auto begin = node.where.begin;
        const bool flow = begin < text().size() && text()[begin] == (bracket == ']' ? '[' : '{');
        if (flow) last_ = std::min(text().find(bracket, last_), text().size() - 1) + 1;
        node.where.end = static_cast<std::uint32_t>(std::max<std::size_t>(last_, begin));
        add(std::move(node));
    }

    const source_file_ptr& file_;
    const load_limits& limits_;
    diagnostics& faults_;
    std::vector<frame> open_;
    std::optional<data> root_;
    std::size_t nodes_ = 0;
    std::size_t last_ = 0;
    bool trusted_ = true;
};

/// Parses the one document and sees to it that nothing follows.
void parse(const source_file_ptr& file, builder& events) {
    std::istringstream in(file->text);
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(events)) {
        events.tell("empty-file", events.at(0, 0));
        throw leave{};
    }
    if (parser) {
        const std::string_view text = file->text;
        const auto next = std::min(text.find_first_not_of(" \t\r\n", events.last()), text.size());
        events.tell("trailing-content", events.at(next, next + 1));
        throw leave{};
    }
}

} // namespace

std::optional<data> tree(const source_file_ptr& file, const load_limits& limits,
                         diagnostics& faults) {
    builder events(file, limits, faults);
    try {
        parse(file, events);
        return events.take();
    } catch (const leave&) {
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        const auto pos = static_cast<std::size_t>(std::max(error.mark.pos, 0));
        const auto begin = std::min(pos, file->text.size());
        const auto key = events.key_before(begin);
        auto where = events.at(begin, begin + 1);
        faults.push_back(key.empty() ? detail::syntax_fault(error.msg, std::move(where))
                                     : detail::colon_fault(key, std::move(where)));
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        faults.push_back(detail::syntax_fault({}, events.at(0, 1)));
    }
    return std::nullopt;
}

} // namespace hjemmel::load
