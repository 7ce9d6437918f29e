# Articles written in every form that is read; the benchmark of reading uses them, too.
add_library(article_forms STATIC
  unit/corpus/forms/csv_writer.cpp
  unit/corpus/forms/feed_writer.cpp
  unit/corpus/forms/form.cpp
  unit/corpus/forms/html_page_writer.cpp
  unit/corpus/forms/markup.cpp
  unit/corpus/forms/newsml_g2_writer.cpp
  unit/corpus/forms/ninjs_writer.cpp
  unit/corpus/forms/nitf_writer.cpp
  unit/corpus/forms/plain_text_writer.cpp
  unit/corpus/forms/reuters_writer.cpp
  unit/corpus/forms/trec_writer.cpp
  unit/corpus/forms/wire_lines.cpp)
target_link_libraries(article_forms PUBLIC dateline::schemas PRIVATE fmt::fmt nlohmann_json::nlohmann_json)

dateline_unit_tests(corpus
  SOURCES
    forms/awkward_articles.cpp
    forms/limits.cpp
    forms/round_trip_test.cpp
    annotate/columns_test.cpp annotate/mentions_text_test.cpp annotate/options_test.cpp annotate/run_annotate_test.cpp
    annotate/shipped_model_test.cpp annotate/tag_columns_test.cpp
    annotate/abbreviations_test.cpp annotate/tokens_test.cpp
    annotate/annotator_test.cpp annotate/article_names_test.cpp annotate/given_text_test.cpp annotate/marked_table_test.cpp annotate/name_decoder_test.cpp annotate/name_features_test.cpp
    annotate/name_labels_test.cpp annotate/name_mends_test.cpp annotate/name_model_test.cpp annotate/name_tagger_test.cpp annotate/name_view_test.cpp
    annotate/phrase_lists_test.cpp annotate/small_model.cpp annotate/word_facts_test.cpp annotate/word_lexicon_test.cpp
    training/chain_crf_test.cpp training/feature_index_test.cpp training/gold_document_test.cpp training/model_writer_test.cpp
    training/name_lists_test.cpp training/name_trainer_test.cpp training/options_test.cpp training/span_score_test.cpp training/word_clusters_test.cpp
    training/word_list_test.cpp
    annotate/annotation_resources_test.cpp annotate/authority_change_test.cpp annotate/authority_test.cpp annotate/entities_test.cpp annotate/form_context_test.cpp annotate/kind_dispute_test.cpp annotate/lead_paragraph_test.cpp
    annotate/name_casing_test.cpp annotate/name_forms_test.cpp annotate/name_joiner_test.cpp annotate/name_lexicon_test.cpp
    annotate/name_reading_test.cpp annotate/organisation_names_test.cpp annotate/person_names_test.cpp annotate/reading_limit_test.cpp
    annotate/sentence_case_test.cpp annotate/tagged_text.cpp
    annotate/found_times.cpp annotate/time_amounts_test.cpp annotate/time_calendar_test.cpp
    annotate/time_context_test.cpp annotate/time_dates_test.cpp annotate/time_foreign_test.cpp
    annotate/time_lexer_test.cpp annotate/time_name_evidence_test.cpp annotate/time_reader_test.cpp annotate/time_relatives_test.cpp
    annotate/time_rules_test.cpp annotate/time_words_test.cpp annotate/time_year_evidence_test.cpp annotate/times_test.cpp
    gazetteer/gazetteer_file_test.cpp gazetteer/gazetteer_folder.cpp gazetteer/gazetteer_test.cpp gazetteer/mapped_file_test.cpp
    gazetteer/shipped_gazetteer_test.cpp
    gazetteer/compiler/atlas_completion_test.cpp gazetteer/compiler/atlas_test.cpp gazetteer/compiler/compile_gazetteer_test.cpp
    gazetteer/compiler/division_names_test.cpp gazetteer/compiler/gazetteer_writer_test.cpp gazetteer/compiler/geonames_files_test.cpp
    gazetteer/compiler/line_reader_test.cpp gazetteer/compiler/message_catalogue_test.cpp
    gazetteer/compiler/name_selection_test.cpp gazetteer/compiler/options_test.cpp gazetteer/compiler/place_tables_test.cpp
    annotate/ambiguous_places_test.cpp annotate/home_learner_test.cpp annotate/home_survey_test.cpp annotate/place_finder_test.cpp annotate/place_text_test.cpp
    annotate/place_focus_test.cpp annotate/place_lexicon_test.cpp annotate/place_matcher_test.cpp
    annotate/place_reader_test.cpp annotate/place_resolver_test.cpp annotate/place_words_test.cpp
    annotate/shipped_places.cpp annotate/source_homes_test.cpp
    language_test.cpp
    readers/broken_words_test.cpp
    readers/byte_set_test.cpp
    readers/byte_stream_test.cpp
    readers/charset_evidence_test.cpp
    readers/charset_test.cpp readers/charset_text.cpp
    readers/container_test.cpp
    readers/content_kind_test.cpp
    readers/csv_keys_test.cpp
    readers/csv_rows_test.cpp
    readers/csv_table_test.cpp
    readers/csv_test.cpp
    readers/dateline_test.cpp
    readers/feed_test.cpp
    readers/decoder_test.cpp
    readers/decompress_test.cpp
    readers/file_reader_test.cpp
    readers/formats_test.cpp
    readers/html_page_test.cpp
    readers/html_text_test.cpp
    readers/html_tokens_test.cpp
    readers/json_array_test.cpp
    readers/json_cutter_test.cpp
    readers/json_lines_test.cpp
    readers/packing.cpp
    readers/ninjs_item_test.cpp readers/ninjs_test.cpp
    readers/news_moment_test.cpp
    readers/newsml_g2_test.cpp
    readers/nitf_test.cpp
    readers/linked_data_test.cpp
    readers/page_facts_test.cpp
    readers/page_metadata_test.cpp
    readers/page_text_test.cpp
    readers/plain_text_test.cpp
    readers/reading.cpp
    readers/reading_options_test.cpp
    readers/record_cutter_test.cpp
    readers/record_reader_test.cpp
    readers/reuters_sgml_test.cpp
    readers/sgml_document_test.cpp
    readers/source_list_test.cpp
    readers/source_test.cpp
    readers/text_bytes_test.cpp
    readers/trec_sgml_test.cpp
    readers/unpack_meter_test.cpp
    readers/wire_text_test.cpp
    readers/zip_links_test.cpp
    readers/written_date_test.cpp
    readers/xml_element_test.cpp
    readers/xml_records_test.cpp
    readers/xml_scanner_test.cpp
    readers/xml_text_test.cpp
    file_checksum_test.cpp sample_corpus_test.cpp shipped_file_test.cpp
  LIBRARIES
    dateline_training article_forms BZip2::BZip2 ICU::uc LibArchive::LibArchive LibLZMA::LibLZMA PkgConfig::ZSTD simdjson::simdjson ZLIB::ZLIB)
target_compile_definitions(unit_corpus PRIVATE DATELINE_TREE="${PROJECT_SOURCE_DIR}")
