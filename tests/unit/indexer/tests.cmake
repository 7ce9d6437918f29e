dateline_unit_tests(indexer
  SOURCES
    acceptance_test.cpp archive_lock_test.cpp article_reader_test.cpp byte_search.cpp command_words_test.cpp cancellation_test.cpp canaries_test.cpp caught_error_test.cpp child_process_test.cpp chunk_writer_test.cpp commands/add_test.cpp commands/coverage_test.cpp commands/create_test.cpp commands/rebuild_test.cpp commands/remove_test.cpp commands/rollback_test.cpp commands/status_test.cpp commands/verify_test.cpp copies_of_test.cpp aside_check_test.cpp
    coverage_forms_test.cpp coverage_marks_test.cpp coverage_table_test.cpp disk_space_test.cpp document_builder_test.cpp facet_file_test.cpp findings_test.cpp fingerprint_check_test.cpp finished_chunks_test.cpp generation_test.cpp given_sources_test.cpp heavy_turn_test.cpp holdings_test.cpp index_run_test.cpp indexed_hash_test.cpp intake_test.cpp interruption_test.cpp
    kept_back_test.cpp live_archive_test.cpp log_test.cpp metrics_test.cpp name_terms_test.cpp options_test.cpp partition_test.cpp pipeline_test.cpp progress_test.cpp rejects_test.cpp rereading_test.cpp
    run_frame_test.cpp run_homes_test.cpp run_report_test.cpp seeded_faults_test.cpp shard_check_test.cpp shard_merger_test.cpp shrinkage_test.cpp soundness_test.cpp source_rows_test.cpp succession_test.cpp term_sheet_test.cpp test_archive.cpp upkeep_parsers_test.cpp source_state_test.cpp verify_forms_test.cpp upkeep_run_test.cpp
    worker_pool_test.cpp xapian_guard_test.cpp
  LIBRARIES nlohmann_json::nlohmann_json ZLIB::ZLIB)
