// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/svg.hpp>

#include <hjemmel/graph/layout.hpp>

#include "words.hpp"
#include "wrap.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::graph {

namespace {

// Colours that print, with contrast of at least 4.5 to 1 for every text, dimmed ones apart.
constexpr std::string_view style = R"(<style>
.hjemmel-graph { font-family: "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.hjemmel-graph text { font-size: 13px; fill: #1a1a1a; }
.hjemmel-graph .page { fill: #ffffff; }
.hjemmel-graph .band { fill: #f4f6f8; stroke: #d5dbe1; }
.hjemmel-graph .heading { font-size: 18px; font-weight: 600; }
.hjemmel-graph .group { font-weight: 600; fill: #43505c; }
.hjemmel-graph .line { fill: none; stroke: #7d8a97; stroke-width: 1.2; }
.hjemmel-graph .tip { fill: #566370; stroke: none; }
.hjemmel-graph .call { stroke-dasharray: 5 3; }
.hjemmel-graph .shape { stroke-width: 1.2; }
.hjemmel-graph .decision .shape { fill: #dbe9f8; stroke: #1f5a96; stroke-width: 1.8; }
.hjemmel-graph .helper .shape { fill: #ffffff; stroke: #8fa3b8; stroke-width: 1.2; }
.hjemmel-graph .helper text { fill: #45525f; }
.hjemmel-graph .fact .shape { fill: #eaf4e4; stroke: #4b7f35; }
.hjemmel-graph .parameter .shape { fill: #fdf3d8; stroke: #97701a; }
.hjemmel-graph .function .shape, .hjemmel-graph .service .shape { fill: #f1e7f7; stroke: #71458e; }
.hjemmel-graph .service .shape { stroke-width: 2.4; }
.hjemmel-graph .reference .shape { stroke-dasharray: 4 3; stroke-width: 1.2; fill-opacity: 0.5; }
.hjemmel-graph .marked .shape { stroke-width: 3; }
.hjemmel-graph .line.marked { stroke: #b3370c; stroke-width: 2.6; }
.hjemmel-graph .tip.marked { fill: #b3370c; }
.hjemmel-graph .dimmed { opacity: 0.45; }
@media screen and (prefers-color-scheme: dark) {
.hjemmel-graph text { fill: #eceff2; }
.hjemmel-graph .page { fill: #15191d; }
.hjemmel-graph .band { fill: #1d2329; stroke: #38424c; }
.hjemmel-graph .group { fill: #b4c0cb; }
.hjemmel-graph .line { stroke: #71808e; }
.hjemmel-graph .tip { fill: #94a3b1; }
.hjemmel-graph .decision .shape { fill: #173a5e; stroke: #7db4ec; }
.hjemmel-graph .helper .shape { fill: #232b33; stroke: #64788c; }
.hjemmel-graph .helper text { fill: #c3ccd5; }
.hjemmel-graph .fact .shape { fill: #23391a; stroke: #8cc371; }
.hjemmel-graph .parameter .shape { fill: #42340f; stroke: #d9b252; }
.hjemmel-graph .function .shape, .hjemmel-graph .service .shape { fill: #38244a; stroke: #c195e0; }
.hjemmel-graph .line.marked { stroke: #ff9468; }
.hjemmel-graph .tip.marked { fill: #ff9468; }
}
</style>
)";

constexpr int heading_height = 40;
constexpr int legend_height = 46;
constexpr int line_height = 16;
constexpr int margin = 24;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string number(int n) { return std::to_string(n); }

std::string at(int x, int y) { return number(x) + " " + number(y); }

std::string attribute(std::string_view name, int value) {
    return " " + std::string(name) + "=\"" + number(value) + "\"";
}

std::string rectangle(std::string_view kind, const box& b, int radius) {
    return "<rect class=\"" + std::string(kind) + "\"" + attribute("x", b.x) + attribute("y", b.y) +
           attribute("width", b.width) + attribute("height", b.height) +
           (radius > 0 ? attribute("rx", radius) : "") + "/>";
}

box area(int x, int y, int width, int height) {
    box out;
    out.x = x;
    out.y = y;
    out.width = width;
    out.height = height;
    return out;
}

/// DMN's shapes: input data with round ends, knowledge models with two corners cut off.
std::string shape(node_kind kind, const box& b) {
    constexpr int cut = 12;
    const int right = b.x + b.width;
    const int bottom = b.y + b.height;
    const std::string begin = R"(<path class="shape" d="M)";
    switch (kind) {
    case node_kind::fact:
        return rectangle("shape", b, std::min(b.height / 2, 20));
    case node_kind::service:
        return rectangle("shape", b, 9);
    case node_kind::function:
        return begin + at(b.x + cut, b.y) + "H" + number(right) + "V" + number(bottom - cut) + "L" +
               at(right - cut, bottom) + "H" + number(b.x) + "V" + number(b.y + cut) + "Z\"/>";
    case node_kind::parameter:
        return begin + at(b.x, b.y) + "H" + number(right - cut) + "L" + at(right, b.y + cut) + "V" +
               number(bottom) + "H" + number(b.x) + "ZM" + at(right - cut, b.y) + "V" +
               number(b.y + cut) + "H" + number(right) + "\"/>";
    default:
        return rectangle("shape", b, 2);
    }
}

std::string text(std::string_view kind, int x, int y, std::string_view words,
                 std::string_view more = {}) {
    std::string out = "<text";
    if (!kind.empty()) out += " class=\"" + std::string(kind) + "\"";
    return out + attribute("x", x) + attribute("y", y) + std::string(more) + ">" + escaped(words) +
           "</text>";
}

std::string lines(const box& b) {
    const auto count = static_cast<int>(b.lines.size());
    int y = b.y + (b.height - count * line_height) / 2 + 12;
    std::string out;
    for (const auto& line : b.lines) {
        out += text({}, b.x + b.width / 2, y, line, " text-anchor=\"middle\"");
        y += line_height;
    }
    return out;
}

std::string_view class_of(const node& one) {
    switch (one.kind) {
    case node_kind::fact:
        return "fact";
    case node_kind::parameter:
        return "parameter";
    case node_kind::function:
        return "function";
    case node_kind::service:
        return "service";
    default:
        return one.helper ? "decision helper" : "decision";
    }
}

class page {
  public:
    page(const decision_graph& of, const svg_options& how)
        : of_(of), how_(how), drawn_(laid_out(of, how.language)),
          top_(how.heading ? heading_height : 0) {
        width_ = std::max(drawn_.width, how.legend ? legend_width() : 0);
        if (how.heading) {
            width_ = std::max(width_, detail::text_width(heading(), 18) + 2 * margin);
        }
        height_ = top_ + drawn_.height + (how.legend ? legend_height : 0);
    }

    std::string made() const {
        std::string out = R"(<svg xmlns="http://www.w3.org/2000/svg" class="hjemmel-graph")";
        out += attribute("width", width_) + attribute("height", height_) + " viewBox=\"0 0 " +
               at(width_, height_) + "\" role=\"img\">\n";
        out += "<title>" + escaped(heading()) + "</title>\n<desc>" + escaped(summary()) +
               "</desc>\n" + std::string(style);
        out += rectangle("page", area(0, 0, width_, height_), 0) + "\n";
        if (how_.heading) out += text("heading", margin, 30, heading()) + "\n";
        out += "<g transform=\"translate(0 " + number(top_) + ")\">\n";
        for (const auto& one : drawn_.bands)
            out += band_text(one);
        // What is marked lies above the rest.
        for (const bool marked : {false, true}) {
            for (const auto& one : drawn_.strokes) {
                if (is_marked(one) == marked) out += line(one);
            }
        }
        for (const auto& one : drawn_.boxes)
            out += node_text(one);
        out += "</g>\n";
        if (how_.legend) out += legend();
        return out + "</svg>\n";
    }

  private:
    std::string heading() const { return detail::heading_of(of_, how_.language); }
    bool danish() const { return how_.language == language::da; }

    /// For those who do not see the picture: each decision and what it rests on.
    std::string summary() const {
        std::string out;
        for (index i = 0; i < of_.nodes.size(); ++i) {
            std::string needs;
            for (const auto& one : of_.edges) {
                if (one.to != i) continue;
                needs += needs.empty() ? "" : ", ";
                needs += detail::label_of(of_.nodes[one.from], how_.language);
            }
            if (needs.empty()) continue;
            out += out.empty() ? "" : " ";
            out += detail::label_of(of_.nodes[i], how_.language);
            out += danish() ? " bygger på: " : " rests on: ";
            out += needs + ".";
        }
        return out;
    }

    bool is_marked(index node) const { return how_.marked.count(of_.nodes[node].id) != 0; }

    bool is_marked(const stroke& one) const {
        return is_marked(one.source) &&
               std::any_of(one.targets.begin(), one.targets.end(),
                           [this](index target) { return is_marked(target); });
    }

    std::string_view state(bool marked) const {
        if (how_.marked.empty()) return "";
        return marked ? " marked" : " dimmed";
    }

    std::string band_text(const band& one) const {
        const auto b = area(margin / 2, one.y, width_ - margin, one.height);
        return rectangle("band", b, 6) +
               text("group", b.x + 12, b.y + 20,
                    detail::label_of(of_.groups[one.group], how_.language)) +
               "\n";
    }

    std::string line(const stroke& one) const {
        const auto kind = of_.nodes[one.source].kind;
        const bool call = kind == node_kind::function || kind == node_kind::service;
        const auto more = std::string(state(is_marked(one)));
        const int tip = one.arrives ? 7 : 0;
        const int end = one.end.x - tip;
        const int begin = one.begin.x + one.straight;
        const int bend = (end - begin) / 2;
        std::string out = std::string("<path class=\"line") + (call ? " call" : "") + more +
                          "\" d=\"M" + at(one.begin.x, one.begin.y);
        if (one.straight > 0) out += "H" + number(begin);
        if (one.begin.y == one.end.y) {
            out += "H" + number(end);
        } else {
            out += "C" + at(begin + bend, one.begin.y) + " " + at(end - bend, one.end.y) + " " +
                   at(end, one.end.y);
        }
        out += "\"/>";
        if (one.arrives) {
            out += "<path class=\"tip" + more + "\" d=\"M" + at(one.end.x, one.end.y) +
                   "l-8 -4v8z\"/>";
        }
        return out + "\n";
    }

    std::string node_text(const box& b) const {
        const auto& one = of_.nodes[b.node];
        std::string out =
            "<g class=\"" + std::string(class_of(one)) + (b.reference ? " reference" : "") +
            std::string(state(is_marked(b.node))) + "\" data-node=\"" + escaped(one.id) + "\">";
        out += "<title>" +
               escaped(detail::kind_words(one).in(how_.language) + " " + one.name + ": " +
                       detail::label_of(one, how_.language)) +
               "</title>";
        return out + shape(one.kind, b) + lines(b) + "</g>\n";
    }

    struct sample {
        std::string classes;
        node_kind kind;
        std::string words;
    };

    /// What each shape in the picture means, in the order of the kinds.
    std::vector<sample> samples() const {
        std::vector<const node*> kinds;
        for (const auto& one : of_.nodes) {
            const bool seen = std::any_of(kinds.begin(), kinds.end(), [&](const node* other) {
                return class_of(*other) == class_of(one);
            });
            if (!seen) kinds.push_back(&one);
        }
        std::sort(kinds.begin(), kinds.end(), [](const node* a, const node* b) {
            return std::pair(a->kind, a->helper) < std::pair(b->kind, b->helper);
        });
        std::vector<sample> out;
        for (const auto* one : kinds) {
            out.push_back({std::string(class_of(*one)), one->kind,
                           detail::kind_words(*one).in(how_.language)});
        }
        if (drawn_.boxes.size() > of_.nodes.size()) {
            const auto words = danish() ? "Vises også et andet sted" : "Also shown elsewhere";
            out.push_back({"decision reference", node_kind::decision, words});
        }
        return out;
    }

    static int sample_width(const sample& one) { return detail::text_width(one.words, 13) + 72; }

    int legend_width() const {
        int out = margin;
        for (const auto& one : samples())
            out += sample_width(one);
        return out;
    }

    std::string legend() const {
        std::string out;
        int x = margin;
        const int y = height_ - legend_height + 8;
        for (const auto& one : samples()) {
            out += "<g class=\"" + one.classes + "\">" + shape(one.kind, area(x, y, 36, 22)) +
                   text({}, x + 44, y + 16, one.words) + "</g>\n";
            x += sample_width(one);
        }
        return out;
    }

    const decision_graph& of_;
    const svg_options& how_;
    picture drawn_;
    int top_;
    int width_ = 0;
    int height_ = 0;
};

} // namespace

std::string to_svg(const decision_graph& of, const svg_options& options) {
    return page(of, options).made();
}

} // namespace hjemmel::graph
