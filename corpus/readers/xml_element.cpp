#include "corpus/readers/xml_element.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "corpus/readers/html_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_record = std::size_t{1} << 30;

std::uint64_t count_lines(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

bool is_predefined(std::string_view entity) {
    constexpr std::string_view names[] = {"lt", "gt", "amp", "quot", "apos"};
    return std::find(std::begin(names), std::end(names), entity) != std::end(names);
}

bool is_name(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
               c == '-';
    };
    const bool starts_well = !text.empty() && fits(text.front()) && text.find_first_of("0123456789.-") != 0;
    return starts_well && std::all_of(text.begin(), text.end(), fits);
}

// The names of entities that XML itself doesn't know. Those of more than `most` are more than any text needs.
std::set<std::string_view> foreign_entities(std::string_view text, std::size_t most) {
    constexpr std::size_t longest_name = 40;
    std::set<std::string_view> names;
    for (auto at = text.find('&'); at != std::string_view::npos && names.size() <= most; at = text.find('&', at + 1)) {
        const auto rest = text.substr(at + 1, longest_name + 1);
        const auto name = rest.substr(0, rest.find(';'));
        if (name.size() < rest.size() && is_name(name) && !is_predefined(name)) names.insert(name);
    }
    return names;
}

// A DOCTYPE that gives known entities their characters, and unknown ones their own look.
std::string declare_entities(const std::set<std::string_view>& names) {
    if (names.empty()) return {};
    std::string doctype = "<!DOCTYPE record [";
    for (const auto name : names) {
        const auto reference = fmt::format("&{};", name);
        const auto text = decode_entities(reference);
        doctype +=
            fmt::format("<!ENTITY {} \"{}\">", name, text == reference ? fmt::format("&#38;#38;{};", name) : text);
    }
    return doctype + "]>";
}

}  // namespace

// Fills the tree as expat calls.
class XmlTree::Parser {
  public:
    explicit Parser(XmlTree& tree) : tree_(tree), expat_(XML_ParserCreate("UTF-8")) {
        if (!expat_) throw std::bad_alloc();
    }

    std::optional<RecordFault> read(const Source& source) {
        const auto entities = foreign_entities(source.record, max_entities);
        if (source.record.size() > longest_record) return RecordFault{RejectReason::too_large, {}};
        if (entities.size() > max_entities)
            return RecordFault{RejectReason::broken_markup, fmt::format("more than {} entities", max_entities)};
        reset();
        const std::string before = declare_entities(entities) + std::string(source.around);
        // Lines are counted by the parser from 1, and from the first byte that it is given.
        first_line_ = source.line - 1 - count_lines(before);
        in_record_ = false;
        if (!feed(before)) return fault_;
        in_record_ = true;
        const bool good = feed(source.record);
        close_open_elements(good && !source.may_end_open);
        return fault_;
    }

  private:
    struct Binding {
        Span prefix;
        Span uri;
        std::size_t depth;  // of the element that declares it
    };
    struct FreeParser {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    void reset() {
        XML_ParserReset(expat_.get(), "UTF-8");
        XML_SetHashSalt(expat_.get(), hash_salt_);
        XML_SetUserData(expat_.get(), this);
        XML_SetElementHandler(expat_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(expat_.get(), on_text);
        fault_.reset();
        bindings_.clear();
        open_.clear();
        depth_ = 0;
        goes_on_ = false;
    }

    bool feed(std::string_view text) {
        if (text.empty()) return true;
        if (XML_Parse(expat_.get(), text.data(), static_cast<int>(text.size()), XML_FALSE) == XML_STATUS_OK)
            return true;
        if (!fault_) fail(RejectReason::broken_markup, XML_ErrorString(XML_GetErrorCode(expat_.get())));
        return false;
    }

    void fail(RejectReason reason, std::string_view what) {
        if (fault_) return;
        const auto line = first_line_ + XML_GetCurrentLineNumber(expat_.get());
        fault_ = RecordFault{reason, fmt::format("line {}: {}", line, what)};
    }

    void stop(RejectReason reason, std::string_view what) {
        fail(reason, what);
        XML_StopParser(expat_.get(), XML_FALSE);
    }

    void close_open_elements(bool should_be_closed) {
        if (should_be_closed && tree_.nodes_.empty()) fail(RejectReason::broken_markup, "a tag does not end");
        if (should_be_closed && !open_.empty())
            fail(RejectReason::broken_markup,
                 fmt::format("<{}> does not end", tree_.view(tree_.nodes_[open_.back()].value)));
        for (const auto index : open_) tree_.nodes_[index].end = node_count();
        open_.clear();
    }

    static void on_start(void* self, const char* name, const char** attributes) {
        static_cast<Parser*>(self)->start(name, attributes);
    }
    static void on_end(void* self, const char*) { static_cast<Parser*>(self)->end(); }
    static void on_text(void* self, const char* text, int size) {
        static_cast<Parser*>(self)->add_text({text, static_cast<std::size_t>(size)});
    }

    void start(std::string_view name, const char** attributes) {
        goes_on_ = false;
        if (++depth_ > max_depth)
            return stop(RejectReason::too_deep, fmt::format("more than {} elements deep", max_depth));
        for (const char** pair = attributes; *pair != nullptr; pair += 2) bind(pair[0], pair[1]);
        if (bindings_.size() > max_bindings)
            return stop(RejectReason::broken_markup, fmt::format("more than {} namespaces", max_bindings));
        if (!in_record_) return;
        Node node{.value = {},
                  .space = {},
                  .end = 0,
                  .first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size()),
                  .attributes = 0,
                  .is_text = false};
        resolve(name, true, node.value, node.space);
        for (const char** pair = attributes; *pair != nullptr; pair += 2) add_attribute(node, pair[0], pair[1]);
        open_.push_back(node_count());
        tree_.nodes_.push_back(node);
    }

    void end() {
        goes_on_ = false;
        while (!bindings_.empty() && bindings_.back().depth == depth_) bindings_.pop_back();
        --depth_;
        if (open_.empty()) return;
        tree_.nodes_[open_.back()].end = node_count();
        open_.pop_back();
    }

    // Text comes in pieces, which stand one behind the other.
    void add_text(std::string_view text) {
        if (open_.empty()) return;
        const Span span = keep(text);
        if (goes_on_) {
            tree_.nodes_.back().value.size += span.size;
            return;
        }
        goes_on_ = true;
        tree_.nodes_.push_back({.value = span,
                                .space = {},
                                .end = node_count() + 1,
                                .first_attribute = 0,
                                .attributes = 0,
                                .is_text = true});
    }

    void add_attribute(Node& node, std::string_view name, std::string_view value) {
        if (is_declaration(name)) return;
        Attribute attribute{};
        resolve(name, false, attribute.name, attribute.space);
        attribute.value = keep(value);
        tree_.attributes_.push_back(attribute);
        ++node.attributes;
    }

    static bool is_declaration(std::string_view attribute) {
        return attribute == "xmlns" || attribute.starts_with("xmlns:");
    }

    void bind(std::string_view attribute, std::string_view uri) {
        if (!is_declaration(attribute) || bindings_.size() > max_bindings) return;
        const auto prefix = attribute == "xmlns" ? std::string_view{} : attribute.substr(6);
        bindings_.push_back({keep(prefix), keep(uri), depth_});
    }

    // Parts a name; one whose prefix nothing declares stays whole, so that it means nothing to anyone.
    void resolve(std::string_view qualified, bool is_element, Span& name, Span& space) {
        const auto colon = qualified.find(':');
        const auto prefix = colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
        const bool may_be_bound = is_element || !prefix.empty();
        const auto binding = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                          [&](const Binding& b) { return tree_.view(b.prefix) == prefix; });
        const bool is_bound = may_be_bound && binding != bindings_.rend();
        if (is_bound) space = binding->uri;
        if (prefix == "xml") space = keep(xml_space);
        const bool is_known = is_bound || prefix == "xml";
        name = keep(is_known && !prefix.empty() ? qualified.substr(colon + 1) : qualified);
    }

    Span keep(std::string_view text) {
        const Span span{static_cast<std::uint32_t>(tree_.text_.size()), static_cast<std::uint32_t>(text.size())};
        tree_.text_.append(text);
        return span;
    }

    std::uint32_t node_count() const { return static_cast<std::uint32_t>(tree_.nodes_.size()); }

    XmlTree& tree_;
    std::unique_ptr<XML_ParserStruct, FreeParser> expat_;
    const unsigned long hash_salt_ = std::random_device{}();  // once, where expat would ask the system at each record
    std::optional<RecordFault> fault_;
    std::vector<Binding> bindings_;    // in force, innermost last
    std::vector<std::uint32_t> open_;  // elements of the record, innermost last
    std::size_t depth_ = 0;
    std::uint64_t first_line_ = 0;
    bool in_record_ = false;
    bool goes_on_ = false;  // the last node is a text that is not finished
};

XmlTree::XmlTree() : parser_(std::make_unique<Parser>(*this)) {}
XmlTree::~XmlTree() = default;

std::optional<RecordFault> XmlTree::read(const Source& source) {
    text_.clear();
    nodes_.clear();
    attributes_.clear();
    return parser_->read(source);
}

bool XmlElement::is_text() const { return tree_ != nullptr && tree_->nodes_[index_].is_text; }

std::string_view XmlElement::text() const {
    return is_text() ? tree_->view(tree_->nodes_[index_].value) : std::string_view{};
}

std::string_view XmlElement::name() const {
    return tree_ == nullptr || is_text() ? std::string_view{} : tree_->view(tree_->nodes_[index_].value);
}

std::string_view XmlElement::space() const {
    return tree_ == nullptr ? std::string_view{} : tree_->view(tree_->nodes_[index_].space);
}

bool XmlElement::is(std::string_view space, std::string_view name) const {
    return this->name() == name && this->space() == space;
}

std::string_view XmlElement::attribute(std::string_view name, std::string_view space) const {
    if (tree_ == nullptr) return {};
    const auto& node = tree_->nodes_[index_];
    const auto first = tree_->attributes_.begin() + node.first_attribute;
    const auto last = first + node.attributes;
    const auto found = std::find_if(first, last, [&](const XmlTree::Attribute& a) {
        return tree_->view(a.name) == name && tree_->view(a.space) == space;
    });
    return found == last ? std::string_view{} : tree_->view(found->value);
}

XmlElement::Children XmlElement::children() const {
    if (tree_ == nullptr) return {{nullptr, 0}, {nullptr, 0}};
    return {{tree_, index_ + 1}, {tree_, tree_->nodes_[index_].end}};
}

XmlElement::Children::Iterator& XmlElement::Children::Iterator::operator++() {
    index_ = tree_->nodes_[index_].end;
    return *this;
}

XmlElement XmlElement::child(std::string_view name) const { return child(name, space()); }

XmlElement XmlElement::child(std::string_view name, std::string_view space) const {
    for (const auto child : children())
        if (child.is(space, name)) return child;
    return {};
}

}  // namespace dateline
