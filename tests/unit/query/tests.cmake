dateline_unit_tests(query
  SOURCES
    language/clauses_test.cpp language/date_expression_test.cpp language/date_words_test.cpp
    language/describe_test.cpp language/field_value_test.cpp language/lexer_test.cpp language/near_value_test.cpp language/parser_robustness_test.cpp
    language/parser_test.cpp language/query_error_test.cpp language/query_words_test.cpp
    annotated_oracle_test.cpp asked_topics_test.cpp custom_fields_test.cpp folding_oracle_test.cpp match_words_test.cpp open_generation_test.cpp option_table_test.cpp options_test.cpp question_test.cpp run_query_test.cpp
    random_archive.cpp random_query.cpp saved_searches_test.cpp scanned_archive.cpp searcher_oracle_test.cpp searcher_test.cpp seen_folder_test.cpp slow_counts.cpp slow_evidence.cpp slow_fields.cpp slow_scanner.cpp slow_words.cpp small_archive.cpp stored_articles_test.cpp suggestions_test.cpp topics_test.cpp
    counting/asked_values_test.cpp counting/count_matches_test.cpp counting/cross_table_test.cpp counting/facet_counter_test.cpp counting/facet_files_test.cpp
    counting/kept_back_values_test.cpp counting/log_likelihood_test.cpp counting/place_map_test.cpp counting/timeline_test.cpp counting/typical_names_test.cpp counting/typical_words_test.cpp
    presentation/article_text_test.cpp presentation/atom_test.cpp presentation/history_text_test.cpp presentation/hit_columns_test.cpp presentation/counts_json_test.cpp presentation/counts_text_test.cpp presentation/csv_test.cpp presentation/geojson_test.cpp presentation/ids_test.cpp presentation/names_text_test.cpp presentation/presenter_test.cpp presentation/reading_json_test.cpp presentation/report_json_test.cpp presentation/report_test.cpp presentation/report_text_test.cpp presentation/result_json_test.cpp
    presentation/snippet_test.cpp presentation/text_test.cpp presentation/trec_test.cpp
    ranking/all_matches_test.cpp ranking/copies_test.cpp ranking/document_lengths_test.cpp ranking/evidence_test.cpp ranking/explain_test.cpp ranking/field_plan_test.cpp ranking/folding_test.cpp ranking/language_range_test.cpp ranking/plan_test.cpp ranking/matcher_test.cpp ranking/peak_test.cpp ranking/planner_test.cpp ranking/proximity_test.cpp ranking/rescoring_test.cpp ranking/statistics_test.cpp ranking/visibility_test.cpp
    ranking/distance_source_test.cpp ranking/name_plan_test.cpp ranking/namesake_source_test.cpp ranking/nearness_source_test.cpp ranking/number_source_test.cpp ranking/place_plan_test.cpp ranking/time_plan_test.cpp ranking/weights_test.cpp ranking/word_source_test.cpp
    reading/archive_names_test.cpp reading/field_reader_test.cpp reading/gazetteer_source_test.cpp reading/like_question_test.cpp reading/name_index_test.cpp reading/name_list_test.cpp reading/name_spellings_test.cpp
    reading/place_reader_test.cpp reading/plain_words_test.cpp reading/reading_notes_test.cpp
  LIBRARIES fmt::fmt nlohmann_json::nlohmann_json rapidcheck)
