// SPDX-License-Identifier: Apache-2.0
#include "json_decoder.hpp"

#include "blotted.hpp"
#include "json_messages.hpp"

#include <hjemmel/core/utf8.hpp>

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

namespace hjemmel::io::detail {

namespace {

/// Names of one object, so that looking for one stays cheap.
constexpr std::size_t most_names = 4096;

/// RapidJSON's own allocator gives null where there is no memory, and its stack then writes there.
// NOLINTBEGIN(readability-identifier-naming,cppcoreguidelines-no-malloc): RapidJSON's names and
// ways
struct throwing_allocator {
    void* Malloc(std::size_t size) { return Realloc(nullptr, 0, size); }
    void* Realloc(void* old, std::size_t /*old_size*/, std::size_t size) {
        if (size == 0) {
            Free(old);
            return nullptr;
        }
        auto* got = std::realloc(old, size);
        if (got == nullptr) throw std::bad_alloc();
        return got;
    }
    static void Free(void* old) { std::free(old); }
};
// NOLINTEND(readability-identifier-naming,cppcoreguidelines-no-malloc)

using reader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, throwing_allocator>;

/// The bytes of a token.
struct span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The string whose closing quote ends at `end`: found backwards, since inside of it every quote
/// has an odd number of backslashes in front.
span string_before(std::string_view text, std::size_t end) {
    auto at = end - 1;
    while (at > 0) {
        --at;
        if (text[at] != '"') continue;
        auto slash = at;
        while (slash > 0 && text[slash - 1] == '\\')
            --slash;
        if ((at - slash) % 2 == 0) break;
    }
    return {at, end};
}

/// For a string of a text that is good UTF-8: only an escape can have made it bad.
fault bad_character(std::string_view string, std::size_t at) {
    return string[at] == '\0' ? bad_byte(string, at) : lone_surrogate();
}

/// Takes RapidJSON's events. Values and names of what is still open stand in flat stacks.
class builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, builder> {
  public:
    builder(std::string_view text, const rapidjson::MemoryStream& stream,
            const facts_limits& limits, shape_cache& shapes, std::string_view within)
        : text_(text), stream_(stream), limits_(limits), shapes_(shapes), within_(within) {}

    bool Null() { return put(value::absent()); }
    bool Bool(bool truth) { return put(truth); }
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool /*copy*/) {
        // From the text itself: what is read may be a copy with smaller numbers.
        static_cast<void>(digits);
        return number(text_.substr(stream_.Tell() - length, length));
    }
    bool String(const char* bytes, rapidjson::SizeType length, bool /*copy*/) {
        return string({bytes, length});
    }
    bool Key(const char* bytes, rapidjson::SizeType length, bool /*copy*/) {
        return key({bytes, length});
    }
    bool StartObject() { return open(true); }
    bool EndObject(rapidjson::SizeType /*members*/) { return close_object(); }
    bool StartArray() { return open(false); }
    bool EndArray(rapidjson::SizeType /*items*/) { return close_array(); }

    struct found {
        fault what;
        span where;
    };
    const std::vector<found>& faults() const { return faults_; }
    void add(fault what, span where) { faults_.push_back({std::move(what), where}); }
    std::string path() const { return path_of(frames_.size()); }
    value take() { return std::move(values_.front()); }
    std::string take_id() { return std::move(id_); }

  private:
    struct frame {
        bool object = false;
        std::size_t first_value = 0;
        std::size_t first_name = 0;
        std::size_t first_byte = 0; ///< of its names in `name_bytes_`
    };
    struct name {
        std::size_t begin = 0; ///< in `name_bytes_`
        std::size_t end = 0;   ///< of the token in the text
    };

    bool put(value one);
    bool number(std::string_view digits);
    bool string(std::string_view bytes);
    bool key(std::string_view bytes);
    bool open(bool object);
    bool close_object();
    bool close_array();

    bool stop(fault what, span where) {
        add(std::move(what), where);
        return false;
    }
    span string_here() const { return string_before(text_, stream_.Tell()); }
    bool at_id() const;
    std::string_view name_at(std::size_t index) const;
    std::string path_of(std::size_t depth) const;
    context_shape_ptr new_shape(const frame& closing);
    void tell_repeated(const frame& closing, const std::vector<std::string>& names);

    std::string_view text_;
    const rapidjson::MemoryStream& stream_;
    const facts_limits& limits_;
    shape_cache& shapes_;
    std::string_view within_;
    std::vector<frame> frames_{};
    std::vector<value> values_{};
    std::vector<name> names_{};
    std::string name_bytes_{}; ///< names of open objects, each followed by NUL
    std::size_t count_ = 0;
    std::string id_{};
    std::vector<found> faults_{};
};

bool builder::put(value one) {
    // No real case has a value every eight bytes; a hostile one is stopped before it fills memory.
    const auto most_values = limits_.case_bytes / 8 + 1024;
    if (++count_ > most_values) {
        const auto at = stream_.Tell();
        return stop(over_limit("limit-values", "Sagen har for mange værdier",
                               "The case has too many values", most_values),
                    {at, at});
    }
    values_.push_back(std::move(one));
    return true;
}

bool builder::number(std::string_view digits) {
    decimal exact;
    if (auto wrong = read_number(digits, exact)) {
        wrong->fact = path();
        wrong->value = digits;
        const auto end = stream_.Tell();
        if (faults_.size() < most_faults) add(std::move(*wrong), {end - digits.size(), end});
    }
    if (at_id()) id_ = digits;
    return put(exact);
}

bool builder::string(std::string_view bytes) {
    if (bytes.size() > limits_.text_bytes) {
        auto wrong = over_limit("limit-text", "Teksten er for lang (bytes)",
                                "The text is too long (bytes)", limits_.text_bytes);
        wrong.fact = path();
        return stop(std::move(wrong), string_here());
    }
    if (const auto bad = first_bad_or_nul(bytes); bad < bytes.size()) {
        auto wrong = bad_character(bytes, bad);
        wrong.fact = path();
        return stop(std::move(wrong), string_here());
    }
    if (at_id()) id_ = bytes;
    return put(bytes);
}

bool builder::key(std::string_view bytes) {
    const auto end = stream_.Tell();
    if (first_bad_or_nul(bytes) < bytes.size()) {
        return stop(bad_character(bytes, first_bad_or_nul(bytes)), string_here());
    }
    if (names_.size() - frames_.back().first_name >= most_names ||
        bytes.size() > limits_.text_bytes) {
        return stop(over_limit("limit-names", "Objektet har for mange eller for lange navne",
                               "The object has too many names, or one too long", most_names),
                    string_here());
    }
    names_.push_back({name_bytes_.size(), end});
    name_bytes_.append(bytes) += '\0';
    return true;
}

bool builder::open(bool object) {
    if (frames_.size() >= limits_.depth) {
        const auto at = stream_.Tell();
        return stop(over_limit("limit-depth", "Sagen har for mange niveauer i hinanden",
                               "The case is nested too deeply", limits_.depth),
                    {at - 1, at});
    }
    frames_.push_back({object, values_.size(), names_.size(), name_bytes_.size()});
    return true;
}

bool builder::close_object() {
    const auto closing = frames_.back();
    const auto joined = std::string_view(name_bytes_).substr(closing.first_byte);
    auto shape = shapes_.find(joined);
    if (!shape) shape = new_shape(closing);
    const auto first = values_.begin() + static_cast<std::ptrdiff_t>(closing.first_value);
    context_value content{std::move(shape),
                          {std::make_move_iterator(first), std::make_move_iterator(values_.end())}};
    values_.resize(closing.first_value);
    names_.resize(closing.first_name);
    name_bytes_.resize(closing.first_byte);
    frames_.pop_back();
    return put(std::move(content));
}

bool builder::close_array() {
    const auto closing = frames_.back();
    const auto first = values_.begin() + static_cast<std::ptrdiff_t>(closing.first_value);
    std::vector<value> items{std::make_move_iterator(first),
                             std::make_move_iterator(values_.end())};
    values_.resize(closing.first_value);
    frames_.pop_back();
    return put(make_list(std::move(items)));
}

bool builder::at_id() const {
    return frames_.size() == 1 && frames_.front().object && !names_.empty() &&
           name_at(names_.size() - 1) == "sags_id" && id_.empty();
}

std::string_view builder::name_at(std::size_t index) const {
    const auto end = index + 1 < names_.size() ? names_[index + 1].begin : name_bytes_.size();
    const auto begin = names_[index].begin;
    return std::string_view(name_bytes_).substr(begin, end - begin - 1);
}

/// The path of what is being read in the innermost of the `depth` outer objects and arrays.
std::string builder::path_of(std::size_t depth) const {
    std::string out(within_);
    for (std::size_t i = 0; i < depth; ++i) {
        const auto& one = frames_[i];
        const bool inner = i + 1 < frames_.size();
        if (!one.object) {
            const auto upto = inner ? frames_[i + 1].first_value : values_.size();
            out.append("[").append(std::to_string(upto - one.first_value + 1)).append("]");
            continue;
        }
        const auto upto = inner ? frames_[i + 1].first_name : names_.size();
        if (upto == one.first_name) continue;
        if (!out.empty()) out += '.';
        out += name_at(upto - 1);
    }
    return out;
}

context_shape_ptr builder::new_shape(const frame& closing) {
    auto shape = std::make_shared<context_shape>();
    for (auto i = closing.first_name; i < names_.size(); ++i)
        shape->names.emplace_back(name_at(i));
    auto sorted = shape->names;
    std::sort(sorted.begin(), sorted.end());
    const bool repeats = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    if (repeats)
        tell_repeated(closing, shape->names);
    else
        shapes_.keep(std::string_view(name_bytes_).substr(closing.first_byte), shape);
    return shape;
}

void builder::tell_repeated(const frame& closing, const std::vector<std::string>& names) {
    auto inside = path_of(frames_.size() - 1);
    if (!inside.empty()) inside += '.';
    for (std::size_t i = 1; i < names.size() && faults_.size() < most_faults; ++i) {
        const auto upto = names.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(names.begin(), upto, names[i]) == upto) continue;
        add({.code = "duplicate-key",
             .text = naming("Navnet", "The name", names[i], " står flere gange i samme objekt.",
                            " stands more than once in the same object."),
             .hint = {"Behold det ene.", "Keep one of them."},
             .fact = inside + names[i]},
            string_before(text_, names_[closing.first_name + i].end));
    }
}

} // namespace

context_shape_ptr shape_cache::find(std::string_view joined) const {
    const auto found = shapes_.find(joined);
    return found == shapes_.end() ? nullptr : found->second;
}

void shape_cache::keep(std::string_view joined, const context_shape_ptr& shape) {
    constexpr std::size_t most = 256;
    if (shapes_.size() >= most) shapes_.clear();
    shapes_.emplace(joined, shape);
}

decoded json_decoder::decode(std::string_view text, std::string_view within) {
    if (auto done = decode(text, within, text)) return *std::move(done);
    const auto small = with_small_numbers(text);
    return *decode(text, within, small);
}

std::optional<decoded> json_decoder::decode(std::string_view text, std::string_view within,
                                            std::string_view small) {
    constexpr unsigned flags =
        rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    rapidjson::MemoryStream stream(small.data(), small.size());
    builder events(text, stream, limits_, shapes_, within);
    if (text.size() > limits_.case_bytes) {
        events.add(over_limit("limit-bytes", "Sagen er for stor (bytes)",
                              "The case is too large (bytes)", limits_.case_bytes),
                   {});
    } else if (const auto bad = first_bad_or_nul(text); bad < text.size()) {
        events.add(bad_byte(text, bad), {bad, bad + 1});
    } else {
        reader parser;
        const auto parsed = parser.Parse<flags>(stream, events);
        const bool first = small.data() == text.data();
        if (first && parsed.Code() == rapidjson::kParseErrorNumberTooBig) return std::nullopt;
        if (parsed.IsError() && parsed.Code() != rapidjson::kParseErrorTermination) {
            const bool at_end =
                text.find_first_not_of(" \t\r\n", parsed.Offset()) == std::string_view::npos;
            auto what = syntax_fault(parsed.Code(), at_end);
            what.fact = events.path();
            events.add(std::move(what), {parsed.Offset(), parsed.Offset() + 1});
        }
    }
    decoded out{.id = events.take_id()};
    if (events.faults().empty()) {
        out.content = events.take();
        return out;
    }
    const auto shown = place_in(name_, blotted_json(text.substr(0, limits_.case_bytes)), 0, 0);
    for (const auto& [what, where] : events.faults()) {
        out.faults.push_back(told(what, shown));
        out.faults.back().where.begin = static_cast<std::uint32_t>(where.begin);
        out.faults.back().where.end = static_cast<std::uint32_t>(where.end);
        out.faults.back().id = out.id;
    }
    return out;
}

} // namespace hjemmel::io::detail
