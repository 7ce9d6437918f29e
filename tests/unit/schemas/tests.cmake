dateline_unit_tests(schemas
  SOURCES
    period_test.cpp
    slots_test.cpp
    stemmer_test.cpp
    text_fold_test.cpp)
