import ServalKernelInterface

/// The float kernels of this module; each file adds its own.
enum Kernels: KernelSet {
    static var vectorWidth: Int { width }
    static var vectorRegisters: Int { registers }
    static func tilePixels(lanes: Int) -> Int { tileRows(lanes) }
}
