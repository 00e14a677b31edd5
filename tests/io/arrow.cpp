// SPDX-License-Identifier: Apache-2.0
// Arrow tables read as cases, every type and what is wrong with arrays; outcomes written as one.
#include <hjemmel/io/arrow.hpp>

#include <support/arrow.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace {

using namespace hjemmel;
using namespace hjemmel::test;
using io::arrow_reader;

plan::slot fact(std::string name, type_ptr type) {
    plan::slot out;
    out.name = std::move(name);
    out.type = std::move(type);
    out.is_fact = true;
    return out;
}

type_ptr period() { return types::context({{"fra", types::date()}, {"til", types::date(), true}}); }

/// A citizen with a fact of each kind, and a municipality.
std::shared_ptr<const plan::program> program() {
    auto out = std::make_shared<plan::program>();
    plan::entity citizen{.name = "borger", .plural = "borgere", .parent = 1};
    citizen.slots = {fact("x", types::any()), fact("dato", types::date()),
                     fact("perioder", types::list(period())), fact("afgang", period()),
                     fact("navn", types::string())};
    plan::entity municipality{.name = "kommune", .child = 0, .key = 0};
    municipality.slots = {fact("kommunekode", types::string())};
    out->entities = {citizen, municipality};
    return out;
}

/// What came of a table: a case as `id{fact=JSON,…}`, or `!` and the codes of its faults.
std::string read_all(io::arrow_view table, const io::arrow_read_options& how = {},
                     plan::index entity = 0) {
    auto opened = arrow_reader::open("tabel", table, program(), entity, how);
    if (!opened) {
        std::string out;
        for (const auto& one : opened.diagnostics())
            out += "!!" + one.code + (one.fact.empty() ? "" : "(" + one.fact + ")");
        return out;
    }
    auto reader = std::move(opened).value();
    std::string out;
    while (const auto one = reader.next()) {
        if (!out.empty()) out += ' ';
        out += one->content.id();
        for (const auto& fault : one->faults)
            out += "!" + fault.code + "(" + fault.fact + ")";
        std::string facts;
        for (const auto& [name, content] : one->content.entries())
            facts += (facts.empty() ? "" : ",") + name + "=" +
                     (content.is_absent() ? "absent" : io::write_value(content));
        if (one->faults.empty()) out += "{" + facts + "}";
    }
    return out;
}

std::string read_column(arrow_node column, const io::arrow_read_options& how = {}) {
    const made_arrow table(table_node({std::move(column)}));
    return read_all(table.view(), how);
}

template<class T>
std::string read_fixed(const std::string& format, std::vector<std::optional<T>> values,
                       const std::string& name = "x") {
    return read_column(fixed_column<T>(name, format, values));
}

using optional_texts = std::vector<std::optional<std::string>>;

/// A view of 16 bytes: a short text in place, or where a longer one lies.
struct view {
    std::int32_t size;
    char inside[12];
};

view short_view(std::string_view text) {
    view out{static_cast<std::int32_t>(text.size()), {}};
    std::memcpy(out.inside, text.data(), text.size());
    return out;
}

view long_view(std::int32_t size, std::int32_t buffer, std::int32_t offset) {
    view out{size, {}};
    std::memcpy(out.inside + 4, &buffer, 4);
    std::memcpy(out.inside + 8, &offset, 4);
    return out;
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

TEST_CASE("arrow: integers and truth values of every width") {
    CHECK(read_fixed<std::int8_t>("c", {-128, {}, 127}) == "{x=-128} {} {x=127}");
    CHECK(read_fixed<std::uint8_t>("C", {255}) == "{x=255}");
    CHECK(read_fixed<std::int16_t>("s", {-32768}) == "{x=-32768}");
    CHECK(read_fixed<std::uint16_t>("S", {65535}) == "{x=65535}");
    CHECK(read_fixed<std::int32_t>("i", {-5}) == "{x=-5}");
    CHECK(read_fixed<std::uint32_t>("I", {4294967295U}) == "{x=4294967295}");
    CHECK(read_fixed<std::int64_t>("l", {std::numeric_limits<std::int64_t>::min()}) ==
          "{x=-9223372036854775808}");
    CHECK(read_fixed<std::uint64_t>("L", {~std::uint64_t{0}}) == "{x=18446744073709551615}");
    CHECK(read_column(boolean_column("x", {true, {}, false})) == "{x=true} {} {x=false}");
}

TEST_CASE("arrow: binary floating point comes by its shortest decimal text") {
    CHECK(read_fixed<double>("g", {0.1, nan, 37.5, -0.0, 1e22}) ==
          "{x=0.1} {} {x=37.5} {x=0} {x=10000000000000000000000}");
    CHECK(read_fixed<float>("f", {0.1F}) == "{x=0.1}");
    CHECK(read_fixed<double>("g", {infinite, 1.0}) == "!arrow-value(x) {x=1}");
}

TEST_CASE("arrow: decimals are exact, and refused where they have too many digits") {
    struct wide {
        std::uint64_t low;
        std::uint64_t high;
    };
    CHECK(read_fixed<wide>("d:19,2",
                           {wide{1174900050, 0}, wide{~std::uint64_t{0}, ~std::uint64_t{0}}}) ==
          "{x=11749000.5} {x=-0.01}");
    // 10^37 + 1, and 10^37: the first has 38 digits that count.
    CHECK(read_fixed<wide>("d:38,0", {wide{0x00F436A000000001U, 0x0785EE10D5DA46D9U}}) ==
          "!number-digits(x)");
    CHECK(read_fixed<wide>("d:38,0", {wide{0x00F436A000000000U, 0x0785EE10D5DA46D9U}}) ==
          "{x=10000000000000000000000000000000000000}");
    CHECK(read_fixed<std::int32_t>("d:9,3,32", {-1500}) == "{x=-1.5}");
    CHECK(read_fixed<std::int64_t>("d:18,-2,64", {7}) == "{x=700}");
    CHECK(read_fixed<wide>("d:40,2,256", {wide{}}) == "!!arrow-type(x)");
}

TEST_CASE("arrow: texts with offsets of both widths, views and dictionaries") {
    const optional_texts texts{"Ærø", {}, ""};
    CHECK(read_column(text_column("x", texts)) == R"({x="Ærø"} {} {x=""})");
    CHECK(read_column(text_column<std::int64_t>("x", texts)) == R"({x="Ærø"} {} {x=""})");
    CHECK(read_column(text_column("x", {"\xC3\x28", std::string("a\0b", 3), "c"})) ==
          R"(!invalid-utf8(x) !null-character(x) {x="c"})");
    const std::string_view more = "en tekst, der ikke er kort";
    const arrow_node views{
        .name = "x",
        .format = "vu",
        .length = 4,
        .buffers = {{},
                    bytes_of(std::vector<view>{short_view("kort"), long_view(17, 0, 9),
                                               long_view(18, 0, 9), long_view(13, 1, 0)}),
                    bytes(more.begin(), more.end()),
                    bytes_of(std::vector<std::int64_t>{static_cast<std::int64_t>(more.size())})}};
    CHECK(read_column(views) ==
          R"({x="kort"} {x=" der ikke er kort"} !arrow-value(x) !arrow-value(x))");
    const auto words = text_column("", {"gruppe_1", {}, "gruppe_2"});
    CHECK(read_column(dictionary_column(fixed_column<std::uint8_t>("x", "C", {2, 0, {}, 1}),
                                        words)) == R"({x="gruppe_2"} {x="gruppe_1"} {} {})");
}

TEST_CASE("arrow: days, times, timestamps and durations") {
    constexpr std::int64_t day = 86'400;
    CHECK(read_fixed<std::int32_t>("tdD", {17592, -1}, "dato") ==
          R"({dato="2018-03-02"} {dato="1969-12-31"})");
    CHECK(read_fixed<std::int64_t>("tdm", {17592 * day * 1000, 1}, "dato") ==
          R"({dato="2018-03-02"} !arrow-value(dato))");
    CHECK(read_fixed<std::int64_t>("tss:", {17592 * day, 17592 * day + 1}, "dato") ==
          R"({dato="2018-03-02"} !arrow-value(dato))");
    CHECK(read_fixed<std::int64_t>("tsn:", {-day * 1'000'000'000}, "dato") ==
          R"({dato="1969-12-31"})");
    CHECK(read_fixed<std::int64_t>("tsm:", {-1}) == R"({x="1969-12-31T23:59:59.999"})");
    CHECK(read_fixed<std::int64_t>("tsu:UTC", {1'500'000}) == R"({x="1970-01-01T00:00:01.5Z"})");
    CHECK(read_fixed<std::int64_t>("tss:+02:00", {-1}) == R"({x="1970-01-01T01:59:59+02:00"})");
    // 2018-10-28: the clock shows 02:30 twice, and each instant keeps its own.
    CHECK(read_fixed<std::int64_t>("tss:Europe/Copenhagen", {1540686600 + 3600}) ==
          R"({x="2018-10-28T02:30:00@Europe/Copenhagen"})");
    CHECK(read_fixed<std::int64_t>("tss:Mars/Olympus", {0}) == "!!arrow-type(x)");
    CHECK(read_fixed<std::int32_t>("tts", {3661, 86'400}) == R"({x="01:01:01"} !arrow-value(x))");
    CHECK(read_fixed<std::int64_t>("ttn", {1}) == R"({x="00:00:00.000000001"})");
    CHECK(read_fixed<std::int64_t>("tDs", {day}) == R"({x="P1D"})");
    CHECK(read_fixed<std::int64_t>("tDm", {-1500}) == R"({x="-PT1.5S"})");
    CHECK(read_fixed<std::int32_t>("tiM", {14, -1}) == R"({x="P1Y2M"} {x="-P1M"})");
}

TEST_CASE("arrow: nested periods, and what a gap is at each depth") {
    const auto days = [](std::string name, std::vector<std::optional<std::int32_t>> values) {
        return fixed_column<std::int32_t>(std::move(name), "tdD", values);
    };
    const auto periods = list_column(
        "perioder", {2, {}, 0, 1},
        struct_column("item", 3, {days("fra", {0, 31, {}}), days("til", {30, {}, {}})}));
    const std::string read = R"({perioder=[{"fra":"1970-01-01","til":"1970-01-31"},)"
                             R"({"fra":"1970-02-01","til":null}]} {} {perioder=[]} )"
                             R"({perioder=[{"til":null}]})";
    CHECK(read_column(periods) == read);
    CHECK(read_column(periods, {.gaps = eval::nulls::absent}).find("{perioder=absent}") !=
          std::string::npos);
    CHECK(read_column(without_first(periods, 2)) == read.substr(read.find("{perioder=[]}")));
    // A struct's own offset counts in its fields too, beside the fields' own.
    const auto fields = struct_column("afgang", 2, {without_first(days("fra", {7, 8, 9}), 1)});
    CHECK(read_column(without_first(fields, 1)) == R"({afgang={"fra":"1970-01-10"}})");
    CHECK(read_column(struct_column("afgang", 2, {days("fra", {1, 2})}, bits_of({false, true}))) ==
          R"({} {afgang={"fra":"1970-01-03"}})");
    const arrow_node pairs{.name = "x",
                           .format = "+w:2",
                           .length = 2,
                           .buffers = {{}},
                           .children = {fixed_column<std::int8_t>("item", "c", {1, 2, 3, 4})}};
    CHECK(read_column(pairs) == "{x=[1,2]} {x=[3,4]}");
    CHECK(read_column(without_first(pairs, 1)) == "{x=[3,4]}");
    CHECK(read_column(list_column<std::int64_t>("x", {1}, boolean_column("item", {{}}))) ==
          "{x=[null]}");
    CHECK(read_column({.name = "x", .format = "n", .length = 2}) == "{} {}");
}

TEST_CASE("arrow: ids, keys and related cases as columns") {
    const auto ids = text_column("sags_id", {"a", {}});
    const auto keys = text_column("kommunekode", {"851", {}});
    const made_arrow table(table_node({ids, keys}));
    CHECK(read_all(table.view()) == R"(a{kommunekode="851"} {})");
    const made_arrow rest(without_first(table_node({ids, keys}), 1));
    CHECK(read_all(rest.view()) == "{}");
    CHECK(read_column(fixed_column<std::int64_t>("sags_id", "l", {17})) == "17{}");
    CHECK(read_column(fixed_column<double>("sags_id", "g", {17.0})) == "!!arrow-type(sags_id)");
    const auto citizens =
        list_column("borgere", {2}, struct_column("item", 2, {text_column("navn", {"Bo", {}})}));
    const made_arrow municipality(table_node({citizens}));
    CHECK(read_all(municipality.view(), {}, 1) == R"({borgere=[{"navn":"Bo"},{}]})");
    CHECK(read_column(struct_column("kommune", 1, {text_column("kommunekode", {"851"})})) ==
          R"({kommune={"kommunekode":"851"}})");
}

TEST_CASE("arrow: columns that are unknown or stand twice are faults of the table") {
    const auto one = boolean_column("x", {true});
    const made_arrow twice(table_node({one, one}));
    CHECK(read_all(twice.view()) == "!!duplicate-column");
    CHECK(read_column(boolean_column("navm", {true})) == "!!unknown-fact");
    const auto wrong = arrow_reader::open(
        "t", made_arrow(table_node({boolean_column("navm", {})})).view(), program(), 0);
    CHECK(wrong.diagnostics().front().hint.en == "Write `navn`.");
}

TEST_CASE("arrow: a column of evaluation dates") {
    const auto days = fixed_column<std::int32_t>("vurdering", "tdD", {17592, {}});
    const made_arrow table(table_node({days, boolean_column("x", {true, true})}));
    auto reader = arrow_reader::open("t", table.view(), program(), 0, {.day_column = "vurdering"});
    REQUIRE(reader);
    CHECK(reader.value().day(0) == date(2018, 3, 2));
    CHECK_FALSE(reader.value().day(1));
    CHECK_FALSE(reader.value().day(2));
    CHECK(read_all(table.view(), {.day_column = "vurdering"}) == "{x=true} {x=true}");
    CHECK(read_all(table.view(), {.day_column = "dag"}) == "!!unknown-fact!!unknown-column");
    const auto text = table_node({text_column("vurdering", {"2018-03-02"})});
    CHECK(read_all(made_arrow(text).view(), {.day_column = "vurdering"}) ==
          "!!arrow-type(vurdering)");
    // A fact may be the evaluation date too.
    const made_arrow fact(table_node({fixed_column<std::int64_t>("dato", "tss:", {86400})}));
    CHECK(read_all(fact.view(), {.day_column = "dato"}) == R"({dato="1970-01-02"})");
}

TEST_CASE("arrow: hostile arrays are refused as a whole") {
    const auto periods = table_node({list_column(
        "perioder", {1, 1},
        struct_column("item", 2, {fixed_column<std::int32_t>("fra", "tdD", {1, 2})}))});
    const auto words = table_node({dictionary_column(fixed_column<std::int8_t>("x", "c", {0, 1}),
                                                     text_column("", {"a", "b"}))});
    const auto texts = table_node({text_column("x", {"a", "b"})});
    const auto pairs = table_node(
        {struct_column("x", 1, {boolean_column("a", {true}), boolean_column("b", {true})})});
    using change = void (*)(made_arrow&);
    static const void* none[3] = {};
    static const std::int32_t backwards[] = {0, 2, 1};
    static const std::int32_t negative[] = {-1, 0, 1};
    static const std::int8_t outside[] = {0, 2};
    static const std::int8_t below[] = {-1, 0};
    const std::pair<const arrow_node*, change> cases[] = {
        {&texts, [](made_arrow& t) { t.array.release = nullptr; }},
        {&texts, [](made_arrow& t) { t.schema.release = nullptr; }},
        {&texts, [](made_arrow& t) { t.child(0).array.release = nullptr; }},
        {&texts, [](made_arrow& t) { t.child(0).schema.format = nullptr; }},
        {&texts, [](made_arrow& t) { t.schema.format = "u"; }},
        {&texts, [](made_arrow& t) { t.array.n_children = 2; }},
        {&texts, [](made_arrow& t) { t.array.n_children = t.schema.n_children = -1; }},
        {&texts, [](made_arrow& t) { t.array.children = nullptr; }},
        {&texts, [](made_arrow& t) { t.array.children[0] = nullptr; }},
        {&texts, [](made_arrow& t) { t.schema.children[0] = nullptr; }},
        {&texts, [](made_arrow& t) { t.array.length = -1; }},
        {&texts, [](made_arrow& t) { t.array.length = 3; }},
        {&texts, [](made_arrow& t) { t.array.offset = 1; }},
        {&texts, [](made_arrow& t) { t.array.offset = std::numeric_limits<std::int64_t>::max(); }},
        {&texts, [](made_arrow& t) { t.child(0).array.offset = -1; }},
        {&texts, [](made_arrow& t) { t.child(0).array.n_buffers = 2; }},
        {&texts, [](made_arrow& t) { t.child(0).array.buffers = nullptr; }},
        {&texts, [](made_arrow& t) { t.child(0).array.buffers = none; }},
        {&texts, [](made_arrow& t) { t.child(0).array.buffers[2] = nullptr; }},
        {&texts, [](made_arrow& t) { t.child(0).array.buffers[1] = backwards; }},
        {&texts, [](made_arrow& t) { t.child(0).array.buffers[1] = negative; }},
        {&texts, [](made_arrow& t) { t.child(0).array.null_count = 1; }},
        {&texts, [](made_arrow& t) { t.child(0).array.null_count = -2; }},
        {&texts, [](made_arrow& t) { t.child(0).schema.name = "\xFF"; }},
        {&texts, [](made_arrow& t) { t.child(0).schema.dictionary = &t.schema; }},
        {&periods, [](made_arrow& t) { t.child(0).array.buffers[1] = backwards; }},
        {&periods, [](made_arrow& t) { t.child(0).child(0).array.length = 1; }},
        {&periods, [](made_arrow& t) { t.child(0).child(0).child(0).array.length = 1; }},
        {&periods,
         [](made_arrow& t) { t.child(0).array.n_children = t.child(0).schema.n_children = 0; }},
        {&pairs, [](made_arrow& t) { t.child(0).child(1).schema.name = "a"; }},
        {&words, [](made_arrow& t) { t.child(0).array.buffers[1] = outside; }},
        {&words, [](made_arrow& t) { t.child(0).array.buffers[1] = below; }},
        {&words, [](made_arrow& t) { t.child(0).array.dictionary = nullptr; }},
        {&words, [](made_arrow& t) { t.child(0).words().array.release = nullptr; }},
    };
    std::size_t number = 0;
    for (const auto& [node, harm] : cases) {
        made_arrow table(*node);
        harm(table);
        CHECK_MESSAGE(read_all(table.view()).starts_with("!!arrow-layout"), number);
        ++number;
    }
    CHECK(read_all({}) == "!!arrow-layout");
    CHECK(read_column({.name = "x", .format = "z", .length = 0}) == "!!arrow-type(x)");
    CHECK(read_column({.name = "x", .format = "tdX", .length = 0}) == "!!arrow-type(x)");
    CHECK(read_column({.name = "x", .format = "+w:-1", .length = 0}) == "!!arrow-type(x)");
}

TEST_CASE("arrow: depth, columns, rows and the size of a case have limits") {
    auto deep = boolean_column("x", {true});
    for (int i = 0; i < 40; ++i)
        deep = list_column("x", {1}, std::move(deep));
    CHECK(read_column(std::move(deep)) == "!!limit-depth");
    made_arrow itself(table_node({struct_column("x", 1, {boolean_column("a", {true})})}));
    itself.child(0).array.children[0] = &itself.child(0).array;
    itself.child(0).schema.children[0] = &itself.child(0).schema;
    CHECK(read_all(itself.view()) == "!!limit-depth");
    made_arrow endless(table_node({{.name = "x", .format = "n", .length = 1}}));
    endless.array.length = endless.child(0).array.length = std::int64_t{1} << 40;
    CHECK(read_all(endless.view()) == "!!limit-rows");
    const arrow_node many{.name = "x",
                          .format = "+w:1000000000",
                          .length = 1,
                          .buffers = {{}},
                          .children = {{.name = "item", .format = "n", .length = 1'000'000'000}}};
    CHECK(read_column(many, {.limits = {.case_bytes = 1000}}).starts_with("!limit-bytes(x["));
    CHECK(read_column(text_column("x", {"abc", "ab"}), {.limits = {.text_bytes = 2}}) ==
          R"(!limit-text(x) {x="ab"})");
}

TEST_CASE("arrow: a table is released once, wherever it went") {
    static int released = 0;
    released = 0;
    ArrowSchema schema{};
    ArrowArray array{};
    schema.release = [](ArrowSchema* one) {
        ++released;
        one->release = nullptr;
    };
    array.release = [](ArrowArray* one) {
        ++released;
        one->release = nullptr;
    };
    {
        io::arrow_table first(schema, array);
        CHECK((array.release == nullptr));
        io::arrow_table second(std::move(first));
        io::arrow_table third;
        third = std::move(second);
        CHECK(released == 0);
    }
    CHECK(released == 2);
}

TEST_CASE("arrow: a child of what was written may be moved out and outlive its table") {
    auto of = program();
    ArrowArray kept{};
    {
        const plan::slot_ref slots[] = {{0, 4}};
        io::arrow_writer writer(*of, slots, {.ids = true});
        eval::outcome known;
        known.status = status::known;
        known.value = "Bo";
        const eval::outcome* row[] = {&known};
        writer.add("a", row);
        ArrowSchema schema{};
        ArrowArray array{};
        writer.take().move_to(schema, array);
        CHECK(std::string_view(schema.children[1]->name) == "navn");
        kept = *array.children[1];
        array.children[1]->release = nullptr;
        array.release(&array);
        schema.release(&schema);
    }
    CHECK(static_cast<const std::int64_t*>(kept.buffers[1])[1] == 2);
    CHECK(std::string_view(static_cast<const char*>(kept.buffers[2]), 2) == "Bo");
    kept.release(&kept);
    CHECK((kept.release == nullptr));
}
