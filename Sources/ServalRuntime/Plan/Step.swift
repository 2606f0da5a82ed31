/// One unit of execution of a plan: it computes the value of one node, the last of those merged into it.
package struct Step: Sendable {
    /// Index of the node of the optimised graph whose value the step writes.
    package let node: Int
    /// The layers that the step computes, in order; the value is that of the last.
    package let layers: [String]
    /// The kernel, after XNNPACK's grammar, such as `f32_gemm_clamp_6x64__avx512`.
    package let kernel: String
    /// Indices of the nodes whose values are read.
    package let inputs: [Int]
    package let multiplyAdds: Int
    /// Elements of the value that the step writes, or of what it reads if those are more.
    let elementCount: Int
    /// How many independent pieces the work falls into; any split of them gives the same result.
    package let unitCount: Int
    /// Bytes that a thread needs beside the arena.
    let scratchByteCount: Int
    let work: Work
}

/// The kinds of steps; each is described and run by a type of its own.
enum Work: Sendable {
    case pointwise(PointwiseStep)
    case strassen(StrassenStep)
    case tallStrassen(TallStrassenStep)
    case convolution(ConvolutionStep)
    case depthwise(DepthwiseStep)
    case chain(ChainStep)
    case pooling(PoolingStep)
    case globalPooling(GlobalPoolingStep)
    case combine(CombineStep)
    case affine(AffineStep)
    case unary(UnaryStep)
    case parametricRelu(ParametricReluStep)
    case softmax(SoftmaxStep)
    case layerNormalization(LayerNormalizationStep)
    case zeroPadding(ZeroPaddingStep)
    case permutation(StridedCopyStep)
    case concatenation(ConcatenationStep)
    case upsampling(UpsamplingStep)
    case integerPointwise(IntegerPointwiseStep)
    case integerConvolution(IntegerConvolutionStep)
    case integerDepthwise(IntegerDepthwiseStep)
    case integerPooling(IntegerPoolingStep)
    case integerGlobalPooling(IntegerGlobalPoolingStep)
    case integerSum(IntegerSumStep)
    case integerConcatenation(IntegerConcatenationStep)
    case integerPadding(IntegerPaddingStep)
    case integerCropping(IntegerCroppingStep)
    case integerReshape(IntegerReshapeStep)
    case quantize(QuantizeStep)
    case dequantize(DequantizeStep)
}

extension Step {
    /// Whether the step multiplies and adds in 8 bits.
    package var isInteger: Bool {
        switch work {
        case .integerPointwise, .integerConvolution, .integerDepthwise: true
        case .chain(let step): step.isInteger
        default: false
        }
    }

    /// Whether the step changes how a value is kept, and nothing else.
    package var isConversion: Bool {
        switch work {
        case .quantize, .dequantize: true
        default: false
        }
    }

    /// Computes the units of a range.
    ///
    /// - Parameter continues: whether the last units that this context computed are those of this step before these.
    /// - Precondition: the range lies in 0 ..< `unitCount`, and the context belongs to the step's plan.
    func run(_ units: Range<Int>, continues: Bool = false, _ context: StepContext) {
        switch work {
        case .pointwise(let step): step.run(units, context)
        case .strassen(let step): step.run(units, context)
        case .tallStrassen(let step): step.run(units, continues: continues, context)
        case .convolution(let step): step.run(units, context)
        case .depthwise(let step): step.run(units, context)
        case .chain(let step): step.run(units, continues: continues, context)
        case .pooling(let step): step.run(units, context)
        case .globalPooling(let step): step.run(units, context)
        case .combine(let step): step.run(units, context)
        case .affine(let step): step.run(units, context)
        case .unary(let step): step.run(units, context)
        case .parametricRelu(let step): step.run(units, context)
        case .softmax(let step): step.run(units, context)
        case .layerNormalization(let step): step.run(units, context)
        case .zeroPadding(let step): step.run(units, context)
        case .permutation(let step): step.run(units, context)
        case .concatenation(let step): step.run(units, context)
        case .upsampling(let step): step.run(units, context)
        case .integerPointwise(let step): step.run(units, context)
        case .integerConvolution(let step): step.run(units, context)
        case .integerDepthwise(let step): step.run(units, context)
        case .integerPooling(let step): step.run(units, context)
        case .integerGlobalPooling(let step): step.run(units, context)
        case .integerSum(let step): step.run(units, context)
        case .integerConcatenation(let step): step.run(units, context)
        case .integerPadding(let step): step.run(units, context)
        case .integerCropping(let step): step.run(units, context)
        case .integerReshape(let step): step.run(units, context)
        case .quantize(let step): step.run(units, context)
        case .dequantize(let step): step.run(units, context)
        }
    }
}
