import ServalKernelInterface

package enum AVX2Kernels {
    package static var table: KernelTable { Kernels.self }
    package static var quantizedTable: QuantizedKernelTable { QuantizedKernels.self }
}
