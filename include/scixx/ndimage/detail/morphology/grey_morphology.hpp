// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/ndimage/detail/image.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>
#include <type_traits>

/// The operations that grey morphology composes of erosion and dilation. `in` and `out` do not overlap; `out` takes one
/// of the two intermediate images, scratch of its size the other.
namespace scixx::ndimage::detail::morphology {

template <class T, class U>
void open(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    const Image<T> eroded(in);
    erode(in, eroded.view(), element);
    dilate(eroded.read(), out, element);
}

template <class T, class U>
void close(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    const Image<T> dilated(in);
    dilate(in, dilated.view(), element);
    erode(dilated.read(), out, element);
}

template <class T, class U>
void gradient(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    const Image<U> dilated(out);
    dilate(in, dilated.view(), element);
    erode(in, out, element);
    core::for_each([](const U& high, U& low) { low = difference(high, low); }, dilated.read(), out);
}

template <class T, class U>
void laplace(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    static_assert(!std::is_same_v<U, bool>, "the morphological laplace of a bool image has no meaning");
    const Image<U> dilated(out);
    dilate(in, dilated.view(), element);
    erode(in, out, element);
    core::for_each(
        [](const T& image, const U& high, U& low) {
            const U value = converted<U>(image);
            low = difference(difference(sum(high, low), value), value);
        },
        in, dilated.read(), out);
}

template <class T, class U>
void white_tophat(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    open(in, out, element);
    core::for_each([](const T& image, U& opened) { opened = difference(converted<U>(image), opened); }, in, out);
}

template <class T, class U>
void black_tophat(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    close(in, out, element);
    core::for_each([](const T& image, U& closed) { closed = difference(closed, converted<U>(image)); }, in, out);
}

}  // namespace scixx::ndimage::detail::morphology
