# The programs that tests/bench/run and tests/eval/ranking.py measure with.
find_package(SQLite3 REQUIRED)

add_executable(bench_fts5_index bench/fts5_index.cpp)
target_link_libraries(bench_fts5_index PRIVATE dateline_settings simdjson::simdjson SQLite::SQLite3)

add_executable(bench_queries bench/queries.cpp)
target_link_libraries(bench_queries PRIVATE dateline::query nlohmann_json::nlohmann_json simdjson::simdjson SQLite::SQLite3)

add_executable(bench_readers bench/made_up_articles.cpp bench/readers.cpp)
target_link_libraries(bench_readers PRIVATE article_forms dateline::corpus fmt::fmt nlohmann_json::nlohmann_json)

add_executable(bench_xapian_baseline bench/xapian_baseline.cpp)
target_link_libraries(bench_xapian_baseline PRIVATE dateline_settings PkgConfig::XAPIAN simdjson::simdjson)
