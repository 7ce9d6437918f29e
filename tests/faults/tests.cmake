# Commands that are stopped at points of their work; tests/faults/run --long does it at all of them. Not with sanitizers,
# which must be loaded before anything else.
if(DATELINE_SANITIZE)
  return()
endif()
add_library(faults_interposer SHARED faults/interposer.cpp faults/kinds.cpp faults/watch.cpp)
target_link_libraries(faults_interposer PRIVATE dateline_settings)
add_library(faults_clock SHARED faults/clock.cpp)
target_link_libraries(faults_clock PRIVATE dateline_settings)

set(run ${CMAKE_CURRENT_SOURCE_DIR}/faults/run --programs $<TARGET_FILE_DIR:dateline-index>
  --interposer $<TARGET_FILE:faults_interposer>)
dateline_python_test("faults: the model of a disk" ${CMAKE_CURRENT_SOURCE_DIR}/faults/disk.py --selftest)
dateline_python_test("faults: each sync is needed, and would be missed" ${run} --selftest)
dateline_python_test("faults: clocks that are off" ${CMAKE_CURRENT_SOURCE_DIR}/faults/clocks --programs $<TARGET_FILE_DIR:dateline-index>
  --interposer $<TARGET_FILE:faults_clock>)
dateline_python_test("faults: sources that change while they are read" ${CMAKE_CURRENT_SOURCE_DIR}/faults/changes
  --programs $<TARGET_FILE_DIR:dateline-index> --interposer $<TARGET_FILE:faults_interposer>)
dateline_python_test("faults: reads that fail" ${CMAKE_CURRENT_SOURCE_DIR}/faults/reads --programs $<TARGET_FILE_DIR:dateline-index>
  --interposer $<TARGET_FILE:faults_interposer>)
set_tests_properties("faults: reads that fail" PROPERTIES PROCESSORS 2 TIMEOUT 900)
dateline_python_test("faults: commands stopped at points of their work" ${run})
set_tests_properties("faults: commands stopped at points of their work" PROPERTIES PROCESSORS 2 TIMEOUT 1500)
