#include "corpus/readers/json_cutter.hpp"

#include <array>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_depth = 1000;  // of brackets in one element

// What a byte means to the scanner where it stands outside of a string.
enum class Role : unsigned char { other, quote, opens, closes, separates, line_end };

constexpr std::array<Role, 256> roles = [] {
    std::array<Role, 256> table{};
    table['"'] = Role::quote;
    table['['] = table['{'] = Role::opens;
    table[']'] = table['}'] = Role::closes;
    table[','] = table[' '] = table['\t'] = table['\r'] = Role::separates;
    table['\n'] = Role::line_end;
    return table;
}();

Role role_of(char c) { return roles[static_cast<unsigned char>(c)]; }

// Finds the end of one JSON value, looking at every byte once.
class ValueScanner {
  public:
    Scan operator()(std::string_view held, std::size_t from) {
        std::size_t at = from;
        while (at < held.size() && state_ != State::done) at = step(held, at);
        // A byte that ends the value without being part of it is left for the next.
        return {at, state_ == State::done};
    }

  private:
    enum class State { start, word, inside, string, escape, lost, line_start, indent, done };

    // Looks at the byte at `at`, or at a run of bytes; gives the place of the next to look at.
    std::size_t step(std::string_view held, std::size_t at) {
        switch (state_) {
            case State::string:
                return in_string(held, at);
            case State::escape:
                state_ = State::string;
                return at + 1;
            case State::lost:
                return to_line_end(held, at);
            case State::line_start:
            case State::indent:
                return at_line_start(held[at], at);
            default:
                return outside(held[at], at);
        }
    }

    std::size_t in_string(std::string_view held, std::size_t at) {
        while (at < held.size() && held[at] != '"' && held[at] != '\\' && held[at] != '\n') ++at;
        if (at == held.size()) return at;
        if (held[at] == '\\') state_ = State::escape;
        if (held[at] == '"') state_ = closers_.empty() ? State::done : State::inside;
        if (held[at] == '\n') state_ = State::line_start;  // no string holds a bare line end: this one was never closed
        return at + 1;
    }

    std::size_t to_line_end(std::string_view held, std::size_t at) {
        const auto end = held.find('\n', at);
        if (end == std::string_view::npos) return held.size();
        state_ = State::line_start;
        return end + 1;
    }

    // A bracket that ends the whole array is not indented; others end a list inside of the lost value.
    std::size_t at_line_start(char c, std::size_t at) {
        if (c == '{' || (c == ']' && state_ == State::line_start)) {
            state_ = State::done;
            return at;
        }
        const Role role = role_of(c);
        state_ = role == Role::line_end ? State::line_start : role == Role::separates ? State::indent : State::lost;
        return at + 1;
    }

    std::size_t outside(char c, std::size_t at) {
        const Role role = role_of(c);
        if (state_ == State::word) {
            if (role == Role::other || role == Role::quote || role == Role::opens) return at + 1;
            state_ = State::done;
            return at;
        }
        if (state_ == State::start) state_ = role == Role::opens || role == Role::quote ? State::inside : State::word;
        if (role == Role::quote) state_ = State::string;
        if (role == Role::opens) open(c);
        if (role == Role::closes && state_ == State::inside) close(c);
        return at + 1;
    }

    void open(char c) {
        closers_ += c == '{' ? '}' : ']';
        if (closers_.size() > max_depth) state_ = State::lost;
    }

    void close(char c) {
        if (closers_.back() != c) {
            state_ = State::lost;
            return;
        }
        closers_.pop_back();
        if (closers_.empty()) state_ = State::done;
    }

    State state_ = State::start;
    std::string closers_;  // of the open brackets, innermost last
};

// Whether a line holds one value or more and ends with one.
bool ends_value(std::string_view line) {
    while (!(line = trim(line)).empty()) {
        const Scan scan = ValueScanner()(line, 0);
        if (!scan.found) return false;
        line.remove_prefix(scan.seen);
    }
    return true;
}

}  // namespace

JsonLayout json_layout(std::string_view head) {
    head = trim_start(head);
    if (head.starts_with('[')) return JsonLayout::array;
    const auto line = take_line(head);
    if (!line.starts_with('{') || head.empty() || ends_value(line)) return JsonLayout::lines;
    return trim_start(head).starts_with('{') ? JsonLayout::lines : JsonLayout::values;
}

std::optional<Cut> JsonCutter::next(RecordCutter& cutter) {
    if (!started_) start(cutter);
    if (ended_) return std::nullopt;
    if (layout_ != JsonLayout::lines) return next_value(cutter);
    return cutter.skip(blanks) ? std::optional(cutter.cut(scan_line)) : std::nullopt;
}

void JsonCutter::start(RecordCutter& cutter) {
    started_ = true;
    if (cutter.starts_with(byte_order_mark)) cutter.pass(byte_order_mark.size());
    cutter.skip(blanks);
    if (!layout_) layout_ = json_layout(cutter.peek(sniff_size));
    if (layout_ == JsonLayout::array) cutter.pass(1);
}

std::optional<Cut> JsonCutter::next_value(RecordCutter& cutter) {
    const bool is_array = layout_ == JsonLayout::array;
    if (!cutter.skip(" \t\r\n,")) {
        if (is_array) return fault(cutter, RejectReason::truncated, "the array does not end");
        return std::nullopt;
    }
    if (is_array && cutter.starts_with("]")) return end_array(cutter);
    auto cut = cutter.cut(ValueScanner());
    if (!cut.ended && !cut.fault) cut.fault = RecordFault{RejectReason::truncated, "the value does not end"};
    ended_ = !cut.ended;
    return cut;
}

std::optional<Cut> JsonCutter::end_array(RecordCutter& cutter) {
    cutter.pass(1);
    if (cutter.skip(blanks)) return fault(cutter, RejectReason::broken_json, "text after the end of the array");
    ended_ = true;
    return std::nullopt;
}

Cut JsonCutter::fault(const RecordCutter& cutter, RejectReason reason, std::string_view detail) {
    ended_ = true;
    return {.bytes = {}, .where = cutter.where(), .ended = false, .fault = RecordFault{reason, std::string(detail)}};
}

}  // namespace dateline
