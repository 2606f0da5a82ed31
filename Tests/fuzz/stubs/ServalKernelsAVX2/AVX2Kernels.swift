import ServalKernelInterface

/// Stands in for kernels that a build of the fuzzers does not run, and need not compile.
package enum AVX2Kernels {
    package static var table: KernelTable { fatalError("the kernels of this instruction set are not fuzzed") }
    package static var quantizedTable: QuantizedKernelTable {
        fatalError("the kernels of this instruction set are not fuzzed")
    }
}
