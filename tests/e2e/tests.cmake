# The real programs, run as users run them. A test that can't be run here says "skipped: " and why.
add_executable(e2e
  e2e/annotate_gold_test.cpp
  e2e/annotate_test.cpp
  e2e/annotated_archive_test.cpp
  e2e/bad_input_test.cpp e2e/bad_questions_test.cpp e2e/concurrency_test.cpp e2e/containers_test.cpp e2e/durability_test.cpp e2e/facets_test.cpp e2e/fields_test.cpp e2e/gazetteer_test.cpp e2e/likeness_test.cpp e2e/limits_test.cpp e2e/made_articles.cpp e2e/operations_test.cpp e2e/oracle_test.cpp e2e/partitions_test.cpp
  e2e/process.cpp e2e/process_test.cpp e2e/queries_test.cpp e2e/readme_test.cpp e2e/reuters_test.cpp e2e/sample_test.cpp e2e/saved_searches_test.cpp e2e/scanner.cpp
  e2e/updates_test.cpp e2e/who_where_when_test.cpp e2e/workspace.cpp)
set(sanitized 0)
if(DATELINE_SANITIZE)
  set(sanitized 1)
endif()
target_compile_definitions(e2e PRIVATE
  DATELINE_INDEX="$<TARGET_FILE:dateline-index>" DATELINE_QUERY="$<TARGET_FILE:dateline-query>"
  DATELINE_ANNOTATE="$<TARGET_FILE:dateline-annotate>" DATELINE_GAZETTEER="$<TARGET_FILE:dateline-gazetteer>"
  DATELINE_TREE="${PROJECT_SOURCE_DIR}"
  DATELINE_SANITIZED=${sanitized})
target_link_libraries(e2e PRIVATE dateline_settings dateline::indexer dateline::schemas PkgConfig::XAPIAN Catch2::Catch2WithMain nlohmann_json::nlohmann_json rapidcheck)
add_dependencies(e2e dateline-index dateline-query dateline-annotate dateline-gazetteer)
catch_discover_tests(e2e TEST_PREFIX "e2e: " PROPERTIES LABELS e2e SKIP_REGULAR_EXPRESSION "skipped: ")
