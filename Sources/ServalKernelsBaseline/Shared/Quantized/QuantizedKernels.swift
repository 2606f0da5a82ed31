import ServalKernelInterface

/// The 8-bit kernels of this module; each file adds its own.
enum QuantizedKernels: QuantizedKernelSet {}
