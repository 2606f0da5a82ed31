import ServalTensor
import ServalTestSupport
import ServalWeights

/// Changes a sound model in places that matter to a loader: numbers, words, shapes, types and values.
struct ModelMutator {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func number(below count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

    private static let numbers = [
        Int.min, -1 << 40, -4097, -2, -1, 0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 64, 255, 256, 4095, 4096, 4097,
        1 << 20, 1 << 29, 1 << 30, 1 << 31, 1 << 32, 1 << 40, 1 << 58, 1 << 59, 1 << 62, .max,
    ]
    private static let words = [
        "valid", "same", "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu",
        "softmax", "nearest", "bilinear", "x", "y", "", "InputLayer", "Identity", "Rescaling", "Normalization",
        "ZeroPadding2D", "Cropping2D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "BatchNormalization",
        "Activation", "ReLU", "PReLU", "Softmax", "LayerNormalization", "Add", "Subtract", "Multiply", "Average",
        "Concatenate",
        "AveragePooling2D", "MaxPooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "Flatten", "Reshape",
        "Permute", "Dense", "UpSampling2D",
    ]

    /// A model with one or two changes.
    mutating func mutated(_ model: ModelText) -> [UInt8] {
        var (graph, tensors) = (model.graph, model.tensors)
        for _ in 0...number(below: 2) {
            if tensors.isEmpty || number(below: 3) > 0 {
                // Two of three changes are those of numbers: most others are refused at once.
                let numbers = graph.numberPlaces
                let isAny = numbers.isEmpty || number(below: 3) == 0
                var place = isAny ? number(below: graph.nodeCount) : pick(numbers)
                graph = changed(graph, at: &place)
            } else {
                let index = number(below: tensors.count)
                tensors[index].tensor = changed(tensors[index].tensor)
            }
        }
        var text = model
        text.tensors = tensors
        return text.bytes(graph: graph.text())
    }

    /// The value with its node number `place`, counted down to 0, changed.
    private mutating func changed(_ value: JSONValue, at place: inout Int) -> JSONValue {
        place -= 1
        if place < 0 { return place == -1 ? replacement(of: value) : value }
        switch value {
        case .array(let elements):
            return .array(elements.map { changed($0, at: &place) })
        case .object(let object):
            var result = JSONObject()
            for (key, member) in zip(object.keys, object.values) { result[key] = changed(member, at: &place) }
            return .object(result)
        default: return value
        }
    }

    private mutating func replacement(of value: JSONValue) -> JSONValue {
        switch value {
        case .int(let number):
            switch self.number(below: 3) {
            case 0: return .int(number &+ pick([-1, 1]))
            case 1: return .int(pick(Self.numbers))
            default: return .int(1 + self.number(below: 12))
            }
        case .double: return .double(pick([0, -1, 1e-30, 1e30, -1e38, 3.5e38, 1e-12, 0.5]))
        case .string: return .string(pick(Self.words))
        case .bool(let flag): return .bool(!flag)
        case .array(var elements):
            switch number(below: 3) {
            case 0: return .array(elements + elements)
            case 1:
                if !elements.isEmpty { elements.remove(at: number(below: elements.count)) }
                return .array(elements)
            default: return .array(elements.reversed())
            }
        case .object(let object):
            guard object.count > 0 else { return pick([.null, ["a": 1]]) }
            let dropped = number(below: object.count)
            var result = JSONObject()
            for index in 0..<object.count where index != dropped { result[object.keys[index]] = object.values[index] }
            return .object(result)
        case .null: return .int(1)
        }
    }

    private mutating func changed(_ tensor: Tensor) -> Tensor {
        var dimensions = tensor.shape.dimensions
        switch number(below: 4) {
        case 0:
            // Beside huge dimensions one of 0, which makes them take no bytes.
            for index in dimensions.indices { dimensions[index] = pick([0, 0, 1, 1 << 20, 1 << 40]) }
        case 1:
            if !dimensions.isEmpty { dimensions[number(below: dimensions.count)] = 1 + number(below: 9) }
        case 2:
            dimensions = number(below: 2) == 0 ? dimensions.reversed() : [1] + dimensions
        default:
            let special = pick([Float.nan, .infinity, -1, 0, 3e38, -3e38, Float(bitPattern: 1)])
            return Tensor(shape: tensor.shape) { $0.initialize(repeating: special) }
        }
        guard let shape = try? Shape(dimensions), shape.count <= 1 << 14 else { return tensor }
        if number(below: 4) == 0 {
            return Tensor(shape: shape, elementType: .int8, copying: [Int8](repeating: 3, count: shape.count))
        }
        let wide = Tensor(shape: shape) { $0.initialize(repeating: 0.25) }
        return number(below: 4) == 0 ? wide.narrowed() ?? wide : wide
    }
}

extension JSONValue {
    /// Which values of the tree, counted as `changed` does, are numbers.
    fileprivate var numberPlaces: [Int] {
        var (places, place) = ([Int](), 0)
        collectNumbers(into: &places, &place)
        return places
    }

    private func collectNumbers(into places: inout [Int], _ place: inout Int) {
        switch self {
        case .int, .double: places.append(place)
        default: break
        }
        place += 1
        switch self {
        case .array(let elements): for element in elements { element.collectNumbers(into: &places, &place) }
        case .object(let object): for value in object.values { value.collectNumbers(into: &places, &place) }
        default: break
        }
    }

    /// Values in the tree, this one included.
    fileprivate var nodeCount: Int {
        switch self {
        case .array(let elements): elements.reduce(1) { $0 + $1.nodeCount }
        case .object(let object): object.values.reduce(1) { $0 + $1.nodeCount }
        default: 1
        }
    }
}
