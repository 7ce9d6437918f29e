dateline_unit_tests(schemas
  SOURCES
    acronym_test.cpp
    annotator_stamp_test.cpp
    archive_layout_test.cpp
    article_cleaning_test.cpp
    article_record_test.cpp
    article_schema_test.cpp
    article_test.cpp
    calendar_unit_test.cpp
    code_points_test.cpp
    csv_cell_test.cpp
    custom_schema_test.cpp
    custom_values_test.cpp
    durable_file_test.cpp
    error_test.cpp
    facet_columns_test.cpp
    facet_keys_test.cpp
    facet_lengths_test.cpp
    facet_signatures_test.cpp
    facet_writer_test.cpp
    field_table_test.cpp
    grid_test.cpp
    likeness_test.cpp
    manifest_test.cpp
    mention_test.cpp
    name_key_test.cpp
    number_test.cpp
    open_files_test.cpp
    output_test.cpp
    period_test.cpp
    publish_checks_test.cpp
    place_test.cpp
    readme_test.cpp
    reject_reason_test.cpp
    result_schema_test.cpp
    seen_versions_test.cpp
    slots_test.cpp
    spoken_time_test.cpp
    standard_files_test.cpp
    stemmer_test.cpp
    stored_mentions_test.cpp
    takedowns_test.cpp
    terminal_text_test.cpp
    terms_test.cpp
    text_fold_test.cpp timex_test.cpp value_bytes_test.cpp version_log_test.cpp
  LIBRARIES
    nlohmann_json::nlohmann_json)
target_compile_definitions(unit_schemas PRIVATE DATELINE_TREE="${CMAKE_CURRENT_LIST_DIR}/../../..")
target_include_directories(unit_schemas PRIVATE ${CMAKE_CURRENT_LIST_DIR})

add_test(NAME "schemas: records by python3-jsonschema" COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/records_oracle.py)
set_tests_properties("schemas: records by python3-jsonschema" PROPERTIES LABELS unit SKIP_RETURN_CODE 77)

if(TARGET dateline-index AND TARGET dateline-query AND TARGET dateline-annotate)
  add_test(NAME "schemas: programs keep the contract"
    COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/programs_oracle.py
      $<TARGET_FILE:dateline-index> $<TARGET_FILE:dateline-query> $<TARGET_FILE:dateline-annotate>)
  set_tests_properties("schemas: programs keep the contract" PROPERTIES LABELS e2e SKIP_RETURN_CODE 77)
endif()
