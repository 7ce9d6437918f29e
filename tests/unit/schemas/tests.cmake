dateline_unit_tests(schemas
  SOURCES
    text_fold_test.cpp)
