import ServalKernelInterface

package enum AVX512Kernels {
    package static var table: KernelTable { Kernels.self }
    package static var quantizedTable: QuantizedKernelTable { QuantizedKernels.self }
}
