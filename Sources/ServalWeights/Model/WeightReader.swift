import ServalGraph
import ServalTensor

/// A file's tensors, and which of them have been found sound: layers may share weights, which are read once.
final class WeightSource {
    let file: SafetensorsFile
    fileprivate var finite: Set<String> = []
    fileprivate var notNegative: Set<String> = []
    /// Kernels in 8 bits without the value -128, which has no counterpart.
    fileprivate var symmetric: Set<String> = []
    /// Kernels stored in half precision, as float32, widened when they are read.
    fileprivate var widened: [String: Weight] = [:]
    /// Other weights stored in half precision, converted to float32.
    fileprivate var converted: [String: Tensor] = [:]
    /// Kernels in float32, the magnitudes of their columns at hand.
    fileprivate var measured: [String: Weight] = [:]

    fileprivate let scratch: ScratchMemory
    /// What the file has demanded so far.
    var budget: MemoryBudget

    init(_ file: SafetensorsFile, scratch: ScratchMemory, budget: MemoryBudget) {
        (self.file, self.scratch, self.budget) = (file, scratch, budget)
    }
}

/// Looks up the tensors that a layer names as its weights: present, of the right type and finite.
struct WeightReader {
    private var names: ObjectReader
    private let source: WeightSource

    init(_ names: ObjectReader, in source: WeightSource) { (self.names, self.source) = (names, source) }

    func finish() throws(WeightsError) { try names.finish() }

    mutating func required(_ weight: String) throws(WeightsError) -> Tensor {
        try tensor(weight, named: try names.string(weight))
    }

    /// Nil when the layer has no such weight, or null.
    mutating func optional(_ weight: String) throws(WeightsError) -> Tensor? {
        switch names.optional(weight) {
        case nil, .null?: nil
        default: try required(weight)
        }
    }

    /// A kernel in float32, the magnitudes of its columns not needed.
    mutating func floatKernel(_ weight: String) throws(WeightsError) -> Weight {
        let name = try names.string(weight)
        let tensor = try present(weight, named: name)
        return tensor.elementType == .float16
            ? try widened(tensor, named: name) : Weight(try self.tensor(weight, named: name))
    }

    /// A kernel, float32 or 8 bits, with its scales in the second case.
    ///
    /// - Parameter outputAxes: how many axes, the last ones, are its output channels.
    mutating func kernel(outputAxes: Int = 1) throws(WeightsError) -> (kernel: Weight, scales: Tensor?) {
        let name = try names.string("kernel")
        let tensor = try present("kernel", named: name)
        switch tensor.elementType {
        case .float32: return (try measured(Weight(tensor), named: name, outputAxes: outputAxes), nil)
        case .float16:
            return (try measured(widened(tensor, named: name), named: name, outputAxes: outputAxes), nil)
        case .int8: break
        case .float64, .uint8, .int32, .int64: throw mismatch("kernel", tensor, expected: .float32)
        }
        if source.symmetric.insert(name).inserted,
            let index = tensor.withUnsafeInt8s(Self.firstIndexOfLowest)
        {
            throw .weightNotSymmetric(layer: names.owner, tensor: name, index: index)
        }
        return (Weight(tensor), try required("kernel_scale"))
    }

    /// The index of the first -128.
    private static func firstIndexOfLowest(_ values: UnsafeBufferPointer<Int8>) -> Int? {
        // Hardly ever there, so all are looked at together first.
        var lowest: Int8 = 0
        for value in values { lowest = value < lowest ? value : lowest }
        return lowest == -128 ? values.firstIndex(of: -128) : nil
    }

    /// The bias of a kernel, of 32-bit integers where the kernel has scales; nil when there is none.
    mutating func bias(scales: Tensor?) throws(WeightsError) -> Tensor? {
        guard scales != nil else { return try optional("bias") }
        switch names.optional("bias") {
        case nil, .null?: return nil
        default: break
        }
        let name = try names.string("bias")
        let tensor = try present("bias", named: name)
        guard tensor.elementType == .int32 else { throw mismatch("bias", tensor, expected: .int32) }
        return tensor
    }

    /// A weight that has no negative element.
    mutating func variance(_ weight: String) throws(WeightsError) -> Tensor {
        let name = try names.string(weight)
        let tensor = try tensor(weight, named: name)
        if source.notNegative.insert(name).inserted,
            let index = tensor.withUnsafeFloats({ values in values.firstIndex { $0 < 0 } })
        {
            throw .negativeVariance(layer: names.owner, tensor: name, index: index)
        }
        return tensor
    }

    /// A weight as float32, whether it is stored so or in half precision.
    private func tensor(_ weight: String, named name: String) throws(WeightsError) -> Tensor {
        let tensor = try present(weight, named: name)
        if tensor.elementType == .float16 { return try converted(tensor, named: name) }
        guard tensor.elementType == .float32 else { throw mismatch(weight, tensor, expected: .float32) }
        if source.finite.insert(name).inserted, let index = GraphValidation.firstNonFiniteIndex(in: tensor) {
            throw .weightNotFinite(layer: names.owner, tensor: name, index: index)
        }
        return tensor
    }

    /// A kernel found finite by the magnitudes of its columns, which are asked for later, so that it is read once.
    private func measured(_ kernel: Weight, named name: String, outputAxes: Int) throws(WeightsError) -> Weight {
        if let measured = source.measured[name] { return measured }
        // Of a shape without zeros every product is at most that of all dimensions.
        let outputs = kernel.shape.dimensions.suffix(outputAxes).reduce(1, *)
        try source.budget.count(saturatingProduct(outputs, MemoryLayout<Float>.stride), for: .layers)
        let measured = kernel.measured(columns: outputs)
        if !measured.columnMagnitudes(outputs).allSatisfy(\.isFinite),
            let index = kernel.withUnsafeFloats(GraphValidation.firstNonFiniteIndex)
        {
            throw .weightNotFinite(layer: names.owner, tensor: name, index: index)
        }
        source.measured[name] = measured
        return measured
    }

    private func widened(_ tensor: Tensor, named name: String) throws(WeightsError) -> Weight {
        if let widened = source.widened[name] { return widened }
        if let index = tensor.firstNonFiniteHalf {
            throw .weightNotFinite(layer: names.owner, tensor: name, index: index)
        }
        // It lies in memory while it is read, beside another such tensor at most.
        let byteCount = saturatingProduct(tensor.shape.count, 2 * MemoryLayout<Float>.stride)
        try source.budget.count(max(byteCount - 2 * source.scratch.byteCount, 0), for: .temporaries)
        let widened = Weight(widening: tensor, scratch: source.scratch)
        source.widened[name] = widened
        return widened
    }

    private func converted(_ tensor: Tensor, named name: String) throws(WeightsError) -> Tensor {
        if let converted = source.converted[name] { return converted }
        if let index = tensor.firstNonFiniteHalf {
            throw .weightNotFinite(layer: names.owner, tensor: name, index: index)
        }
        try source.budget.count(saturatingProduct(tensor.shape.count, MemoryLayout<Float>.stride), for: .temporaries)
        let converted = tensor.convertedToFloat32()
        source.converted[name] = converted
        return converted
    }

    private func present(_ weight: String, named name: String) throws(WeightsError) -> Tensor {
        guard let tensor = source.file.tensor(named: name) else {
            throw .missingTensor(layer: names.owner, weight: weight, tensor: name)
        }
        guard tensor.shape.count > 0 else {
            throw .weightEmpty(layer: names.owner, tensor: name, shape: tensor.shape.dimensions)
        }
        return tensor
    }

    private func mismatch(_ weight: String, _ tensor: Tensor, expected: ElementType) -> WeightsError {
        .invalidGraph(
            .weightTypeMismatch(
                node: names.owner, weight: weight, expected: expected.rawValue, found: tensor.elementType.rawValue))
    }
}
