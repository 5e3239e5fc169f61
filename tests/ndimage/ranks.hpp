#pragma once

#include <gtest/gtest.h>

#include <scixx/tensor.hpp>
#include <string>

#include "support/reference.hpp"

namespace scixx::testing {

/// Calls check(stored, array) for each stored case with an empty array of its rank: a column, a matrix and
/// again one of the other storage order, or a tensor. Returns the number of cases.
template <class T, class Check>
int for_each_rank(const Reference& reference, Check&& check) {
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        SCOPED_TRACE(name);
        ++count;
        switch (stored.numbers("a").shape.size()) {
            case 1:
                check(stored, Eigen::Array<T, Eigen::Dynamic, 1>());
                break;
            case 2:
                check(stored, Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>());
                check(stored, Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>());
                break;
            default:
                check(stored, Eigen::Tensor<T, 3>());
        }
    }
    return count;
}

}  // namespace scixx::testing
