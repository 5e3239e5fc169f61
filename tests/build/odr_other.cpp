// Names that windows.h and its kin define as macros; Eigen and the standard library are not what is tested.
#include <Eigen/Dense>
#include <functional>
#include <map>
#include <random>
#include <unsupported/Eigen/CXX11/Tensor>
#define near
#define far
#define small char

#include <scixx/scixx.hpp>
#include <scixx/tensor.hpp>

int other(int workers);
int other(int workers) {
    return scixx::core::resolve_workers("odr", workers);
}
