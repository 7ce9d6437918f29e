# The real programs, run as users run them.
add_executable(e2e
  e2e/process.cpp e2e/process_test.cpp e2e/workspace.cpp)
target_compile_definitions(e2e PRIVATE
  DATELINE_INDEX="$<TARGET_FILE:dateline-index>" DATELINE_QUERY="$<TARGET_FILE:dateline-query>"
  DATELINE_SAMPLE="${PROJECT_SOURCE_DIR}/corpus/sample" DATELINE_SANITIZED=$<NOT:$<STREQUAL:"${DATELINE_SANITIZE}","">>)
target_link_libraries(e2e PRIVATE dateline_settings Catch2::Catch2WithMain nlohmann_json::nlohmann_json)
add_dependencies(e2e dateline-index dateline-query)
catch_discover_tests(e2e TEST_PREFIX "e2e: " PROPERTIES LABELS e2e)
