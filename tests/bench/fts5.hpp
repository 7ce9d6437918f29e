// SQLite's full-text index as the benchmark uses it: prepared statements, errors as exceptions.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::bench {

class Statement;

/// A database file.
class Fts5 {
  public:
    Fts5(const std::string& path, int flags) {
        sqlite3* opened = nullptr;
        const int result = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
        database_.reset(opened);
        check(result);
    }
    void execute(const char* sql) { check(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr)); }
    void check(int result) const {
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(database_.get()));
    }

  private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
};

/// A prepared statement; the database must outlive it.
class Statement {
  public:
    Statement(const Fts5& database, const char* sql) : database_(database) {
        sqlite3_stmt* prepared = nullptr;
        database.check(sqlite3_prepare_v2(database.database_.get(), sql, -1, &prepared, nullptr));
        statement_.reset(prepared);
    }
    /// `text` must live until reset().
    void bind(int number, std::string_view text) {
        // A null pointer binds NULL, which FTS5 takes for a column that is absent.
        database_.check(sqlite3_bind_text(statement_.get(), number, text.empty() ? "" : text.data(),
                                          static_cast<int>(text.size()), nullptr));
    }
    /// To the next row; false at the end.
    bool step() {
        const int result = sqlite3_step(statement_.get());
        database_.check(result);
        return result == SQLITE_ROW;
    }
    std::string text(int column) const {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
        return {bytes == nullptr ? "" : bytes,
                static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
    }
    void reset() { sqlite3_reset(statement_.get()); }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    const Fts5& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace dateline::bench
