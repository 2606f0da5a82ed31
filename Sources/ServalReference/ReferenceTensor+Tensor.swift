import ServalGraph
import ServalTensor

extension ReferenceTensor {
    /// The elements of a tensor or weight, each converted to `Double` (exactly, but for integers beyond 2^53).
    package init(_ tensor: some WeightConvertible) {
        let weight = tensor.weight
        func converted<Element>(_ type: Element.Type, _ toDouble: (Element) -> Double) -> [Double] {
            weight.withUnsafeBytes { bytes in bytes.bindMemory(to: type).map(toDouble) }
        }
        let values =
            switch weight.elementType {
            case .float32: converted(Float.self) { Double($0) }
            case .float64: converted(Double.self) { $0 }
            case .float16: converted(UInt16.self) { Double(HalfPrecision.float(UInt16(littleEndian: $0))) }
            case .int8: converted(Int8.self) { Double($0) }
            case .uint8: converted(UInt8.self) { Double($0) }
            case .int32: converted(Int32.self) { Double($0) }
            case .int64: converted(Int64.self) { Double($0) }
            }
        self.init(shape: weight.shape, values: values)
    }

    /// A float32 tensor with the elements rounded to nearest.
    package func rounded() -> Tensor {
        Tensor(shape: shape) { destination in
            for (index, value) in values.enumerated() {
                destination.initializeElement(at: index, to: Float(value))
            }
        }
    }
}
