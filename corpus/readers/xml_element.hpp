// One record of an XML stream as a tree of elements, attributes and text in document order.
//
// Expat reads it; namespaces are resolved here, so that a prefix that nothing declares costs no more than its own
// element. No DOCTYPE is ever given to the parser, and nothing is fetched. The known entities of HTML become their
// characters, whether declared or not; an unknown one stays as it stands.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article_record.hpp"

namespace dateline {

class XmlTree;

/// The namespace of xml:lang and its like.
inline constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

/// An element of a tree, a piece of text in one, or nothing at all: what is asked of nothing is empty, so that a path
/// may be followed without asking at each step. A light handle, valid as long as its tree holds the record.
class XmlElement {
  public:
    class Children;

    XmlElement() = default;
    explicit operator bool() const { return tree_ != nullptr; }

    bool is_text() const;
    std::string_view text() const;   ///< of a piece of text: as it stands, entities read
    std::string_view name() const;   ///< of an element, without its prefix
    std::string_view space() const;  ///< URI of the element's namespace; empty: none
    bool is(std::string_view space, std::string_view name) const;

    /// Empty where there is no such attribute. `space` is the URI for one with a prefix.
    std::string_view attribute(std::string_view name, std::string_view space = {}) const;

    /// Elements and text directly inside, in order.
    Children children() const;
    /// The first child of this name in the namespace of this element, or in the one that is given.
    XmlElement child(std::string_view name) const;
    XmlElement child(std::string_view name, std::string_view space) const;

  private:
    friend class XmlTree;
    XmlElement(const XmlTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

    const XmlTree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// Reads records one after the other and keeps its memory between them. Not for several threads at once.
class XmlTree {
  public:
    static constexpr std::size_t max_depth = 100;      ///< elements inside of each other, those around the record too
    static constexpr std::size_t max_bindings = 64;    ///< namespace declarations in force at one place
    static constexpr std::size_t max_entities = 1000;  ///< different ones named in a record

    XmlTree();
    ~XmlTree();
    XmlTree(const XmlTree&) = delete;
    XmlTree& operator=(const XmlTree&) = delete;

    /// What is read.
    struct Source {
        std::string_view around;  ///< the start tags that stand open around the record, for their namespaces
        std::string_view record;  ///< UTF-8, from its start tag to its end tag
        std::uint64_t line = 1;   ///< of the record's first byte, for messages
        bool may_end_open = false;
    };
    /// Reads a record. Where it is at fault (broken_markup, too_deep, too_large) root() is what was read before.
    std::optional<RecordFault> read(const Source& source);
    /// Nothing before the first record.
    XmlElement root() const { return nodes_.empty() ? XmlElement{} : XmlElement{this, 0}; }

  private:
    friend class XmlElement;
    friend class XmlElement::Children;
    class Parser;

    // Bytes of text_.
    struct Span {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Node {
        Span value;  // name of an element, or text
        Span space;
        std::uint32_t end = 0;  // behind the last node inside of it
        std::uint32_t first_attribute = 0;
        std::uint32_t attributes = 0;
        bool is_text = false;
    };
    struct Attribute {
        Span name;
        Span space;
        Span value;
    };

    std::string_view view(Span span) const { return {text_.data() + span.begin, span.size}; }

    std::string text_;
    std::vector<Node> nodes_;  // in document order
    std::vector<Attribute> attributes_;
    std::unique_ptr<Parser> parser_;
};

/// For a range-based for.
class XmlElement::Children {
  public:
    class Iterator {
      public:
        Iterator(const XmlTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
        XmlElement operator*() const { return {tree_, index_}; }
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return index_ != other.index_; }

      private:
        const XmlTree* tree_;
        std::uint32_t index_;
    };

    Iterator begin() const { return begin_; }
    Iterator end() const { return end_; }

  private:
    friend class XmlElement;
    Children(Iterator begin, Iterator end) : begin_(begin), end_(end) {}

    Iterator begin_;
    Iterator end_;
};

}  // namespace dateline
