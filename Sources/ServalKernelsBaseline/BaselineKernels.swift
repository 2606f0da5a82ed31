import ServalKernelInterface

package enum BaselineKernels {
    package static var table: KernelTable { Kernels.self }
    package static var quantizedTable: QuantizedKernelTable { QuantizedKernels.self }
}
