import ServalTensor

/// What a node computes with. A consequence of what the graph states, not stated itself.
///
/// A layer with weights in 8 bits computes in integers, and so do pooling, sums and movements whose inputs and value
/// are all kept in 8 bits. All else computes in float32: it reads real numbers, and its value is quantized afterwards
/// where the node says so.
package enum Precision: Hashable, Sendable { case float, integer }

extension ShapedGraph {
    /// Whether any value is kept in 8 bits.
    package var isQuantized: Bool { graph.isQuantized }
}

extension Graph {
    /// Whether any value is kept in 8 bits.
    package var isQuantized: Bool { nodes.contains { $0.quantization != nil } }

    package func precision(of index: Int) -> Precision {
        let node = nodes[index]
        if node.operation.quantizedWeights != nil { return .integer }
        guard let parameters = node.quantization else { return .float }
        let inputs = node.inputs.map { nodes[$0].quantization }
        switch node.operation {
        case .combine(.add) where inputs.count == 2:
            return inputs.allSatisfy { $0 != nil } ? .integer : .float
        case .concatenate:
            return inputs.allSatisfy { $0 != nil } ? .integer : .float
        case .pooling(let pooling) where pooling.kind == .average:
            return inputs.allSatisfy { $0 != nil } ? .integer : .float
        case .globalPooling(let pooling) where pooling.kind == .average:
            return inputs.allSatisfy { $0 != nil } ? .integer : .float
        case .pooling, .globalPooling, .zeroPadding, .cropping, .identity, .flatten, .reshape:
            // Levels are compared or moved; they keep their meaning.
            return inputs.allSatisfy { $0 == parameters } ? .integer : .float
        case .input, .rescaling, .normalization, .convolution, .depthwiseConvolution, .separableConvolution,
            .batchNormalization, .layerNormalization, .activation, .prelu, .softmax, .combine, .permute, .dense,
            .upsampling, .quantize, .dequantize:
            return .float
        }
    }
}
