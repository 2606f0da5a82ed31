import ServalKernelInterface

package enum AVX512Kernels {
    package static var table: KernelTable { Kernels.self }
}
