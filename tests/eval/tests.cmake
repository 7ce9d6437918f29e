# How well the programs rank the sample, held to the floors of tests/gold; skipped where there is no Python.
function(dateline_python_test name)
  add_test(NAME "${name}" COMMAND sh -c "command -v python3 >/dev/null || exit 77; exec python3 -B \"$@\"" -- ${ARGN})
  set_tests_properties("${name}" PROPERTIES LABELS e2e SKIP_RETURN_CODE 77)
endfunction()

dateline_python_test("e2e: measures of ranking" ${CMAKE_CURRENT_SOURCE_DIR}/eval/ir_measures.py --selftest)
dateline_python_test("e2e: ranking of the sample" ${CMAKE_CURRENT_SOURCE_DIR}/eval/ranking.py --only sample
  --programs $<TARGET_FILE_DIR:dateline-query>)
