import ServalKernelInterface

/// 8-bit kernels alone: the float kernels are those of AVX2.
package enum AVXVNNIKernels {
    package static var quantizedTable: QuantizedKernelTable { QuantizedKernels.self }
}
