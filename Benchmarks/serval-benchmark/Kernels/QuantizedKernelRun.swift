import Serval
import ServalKernelInterface
import ServalKernels
import ServalWeights

/// A layer of a `KernelCase` in 8 bits, ready to be run: its memory and the call.
final class QuantizedKernelRun {
    private(set) var kernel = ""
    private(set) var multiplyAdds = 0
    private(set) var body: () -> Void = {}
    private var allocations: [UnsafeMutableRawPointer] = []
    private var generator = SplitMix64(state: 0x5EED)
    private let backend: Backend
    /// As behind ReLU6, which all but the projections have.
    private let requantization = Requantization(zeroPoint: 0)
    private let inputZeroPoint: Int32 = 5

    init(_ shape: KernelCase, backend: Backend) {
        self.backend = backend
        switch shape.kind {
        case .pointwise(let inputs, let outputs):
            preparePointwise(pixels: shape.side * shape.side, inputs: inputs, outputs: outputs)
        case .depthwise(let channels, let stride):
            prepareDepthwise(side: shape.side, channels: channels, stride: stride)
        case .stem: prepareStem(side: shape.side)
        }
    }

    deinit { for memory in allocations { memory.deallocate() } }

    private func preparePointwise(pixels: Int, inputs: Int, outputs: Int) {
        let layout = QuantizedMatrixPacking.layout(
            channels: inputs, outputChannels: outputs, rows: pixels, backend: backend)
        let call = QuantizedPointwiseCall(
            layout: layout, weights: packed(layout, taps: 1, channels: inputs),
            input: UnsafePointer(map(pixels, inputs)), inputStride: ByteMap.pixelStride(channels: inputs),
            output: map(pixels, outputs), outputStride: ByteMap.pixelStride(channels: outputs), pixels: pixels,
            requantization: requantization, scratch: allocate(layout.pointwiseScratchBytes))
        let pointwise = backend.quantizedKernels.pointwise
        kernel = KernelName.pointwise(layout, backend: backend)
        multiplyAdds = pixels * inputs * outputs
        body = { pointwise(call) }
    }

    private func prepareStem(side: Int) {
        let (channels, outputs, outputSide) = (3, 32, side / 2)
        let layout = QuantizedMatrixPacking.layout(
            taps: 9, channels: channels, outputChannels: outputs, rows: outputSide * outputSide, backend: backend)
        let inputStride = ByteMap.pixelStride(channels: channels)
        let outputStride = ByteMap.pixelStride(channels: outputs)
        let call = QuantizedConvolutionCall(
            layout: layout, weights: packed(layout, taps: 9, channels: channels),
            window: Window(
                height: 3, width: 3, strideY: 2, strideX: 2, inputHeight: side, inputWidth: side,
                outputWidth: outputSide),
            input: UnsafePointer(map(side * side, channels)), inputZeroPoint: inputZeroPoint,
            groupChannels: channels, inputPixelStride: inputStride, inputRowStride: side * inputStride,
            output: map(outputSide * outputSide, outputs), outputPixelStride: outputStride,
            outputRowStride: outputSide * outputStride, outputRowStart: 0, outputRowCount: outputSide,
            requantization: requantization, scratch: allocate(layout.convolutionScratchBytes))
        let convolution = backend.quantizedKernels.convolution
        kernel = KernelName.convolution(layout, backend: backend)
        multiplyAdds = outputSide * outputSide * outputs * 9 * channels
        body = { convolution(call) }
    }

    private func prepareDepthwise(side: Int, channels: Int, stride: Int) {
        let outputSide = side / stride
        let padding = stride == 1 ? 1 : 0
        let window = Window(
            height: 3, width: 3, strideY: stride, strideX: stride, padLeft: padding, inputHeight: side,
            inputWidth: side, outputWidth: outputSide)
        let layout = QuantizedDepthwisePacking.layout(
            window: window, channels: channels, multiplier: 1, backend: backend)
        let weights = allocate(layout.byteCount)
        QuantizedDepthwisePacking.pack(
            layout, weights: randomWeights(9 * channels), bias: nil, inputZeroPoint: inputZeroPoint,
            multipliers: multipliers(channels), into: weights)
        let pixelStride = ByteMap.pixelStride(channels: channels)
        let input = UnsafePointer(map(side * side, channels))
        let rowCount = (outputSide - 1) * stride + 3
        let rows = allocate(rowCount * MemoryLayout<UnsafePointer<UInt8>?>.stride)
            .bindMemory(to: UnsafePointer<UInt8>?.self, capacity: rowCount)
        for index in 0..<rowCount {
            let row = index - padding
            rows[index] = (0..<side).contains(row) ? input + row * side * pixelStride : nil
        }
        let call = QuantizedDepthwiseCall(
            window: window, layout: layout, weights: weights, rows: rows, inputPixelStride: pixelStride,
            inputZeroPoint: inputZeroPoint, output: map(outputSide * outputSide, channels),
            outputPixelStride: pixelStride, outputRowStride: outputSide * pixelStride, outputRowCount: outputSide,
            requantization: requantization)
        let depthwise = backend.quantizedKernels.depthwise
        kernel = KernelName.quantizedDepthwise(window, backend: backend)
        multiplyAdds = outputSide * outputSide * channels * 9
        body = { depthwise(call) }
    }

    private func packed(_ layout: QuantizedMatrixLayout, taps: Int, channels: Int) -> UnsafeRawPointer {
        let memory = allocate(layout.byteCount)
        QuantizedMatrixPacking.pack(
            layout, channels: channels, weights: randomWeights(taps * channels * layout.outputChannels),
            rowStride: layout.outputChannels, bias: nil, inputZeroPoint: inputZeroPoint,
            multipliers: multipliers(layout.outputChannels), into: memory)
        return UnsafeRawPointer(memory)
    }

    private func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, byteCount), alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, byteCount))
        allocations.append(memory)
        return memory
    }

    /// A map of random values.
    private func map(_ pixels: Int, _ channels: Int) -> UnsafeMutablePointer<UInt8> {
        let byteCount = pixels * ByteMap.pixelStride(channels: channels) + ByteMap.extraByteCount
        let bytes = allocate(byteCount).assumingMemoryBound(to: UInt8.self)
        for i in 0..<byteCount { bytes[i] = UInt8(truncatingIfNeeded: generator.next()) }
        return bytes
    }

    private func randomWeights(_ count: Int) -> [Int8] {
        (0..<count).map { _ in Int8(truncatingIfNeeded: max(-127, Int(generator.next() % 256) - 128)) }
    }

    private func multipliers(_ count: Int) -> [Float] { [Float](repeating: 0.002, count: count) }
}
