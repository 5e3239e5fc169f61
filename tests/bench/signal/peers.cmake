# OpenCV's filter2D, where it is installed.
find_package(OpenCV QUIET COMPONENTS core imgproc)
if(OpenCV_FOUND)
    target_include_directories(bench_signal SYSTEM PRIVATE ${OpenCV_INCLUDE_DIRS})
    target_link_libraries(bench_signal PRIVATE ${OpenCV_LIBS})
endif()
