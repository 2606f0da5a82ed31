import ServalGraph
import ServalTensor
import Testing

@Suite struct ShapeInferenceTests {
    /// The shape that an operation makes of one input, batch included.
    private func shape(of operation: Operation, on dimensions: [Int], batch: Int = 3) throws -> [Int] {
        let graph = Graph(
            nodes: [
                Node(name: "x", operation: .input(dimensions: dimensions), inputs: []),
                Node(name: "y", operation: operation, inputs: [0]),
            ], outputs: [1])
        return try ShapedGraph(graph, batch: batch).shapes[1].dimensions
    }

    @Test func windowsFollowTensorFlowsRules() throws {
        var builder = GraphBuilder()
        #expect(try shape(of: builder.convolution(3, 8, strides: 2), on: [161, 225, 3]) == [3, 81, 113, 8])
        #expect(
            try shape(of: builder.convolution(3, 8, strides: 2, padding: .valid), on: [161, 224, 3])
                == [3, 80, 111, 8])
        let padding = Padding.explicit(Insets(top: 0, bottom: 1, left: 0, right: 1))
        #expect(
            try shape(of: builder.convolution(3, 8, strides: 2, padding: padding), on: [224, 224, 3])
                == [3, 112, 112, 8])
        #expect(try shape(of: builder.depthwise(4, multiplier: 3), on: [5, 6, 4]) == [3, 5, 6, 12])
        #expect(try shape(of: builder.separable(4, 7, padding: .valid), on: [5, 6, 4]) == [3, 3, 4, 7])
        let pooling = Pooling(kind: .maximum, window: Extent(height: 3, width: 2), strides: .two, padding: .same)
        #expect(try shape(of: .pooling(pooling), on: [5, 4, 2]) == [3, 3, 2, 2])
    }

    @Test func elementsAreRearrangedWithinEachSample() throws {
        #expect(try shape(of: .flatten, on: [5, 4, 2]) == [3, 40])
        #expect(try shape(of: .flatten, on: []) == [3, 1])
        #expect(try shape(of: .reshape(dimensions: [-1, 8]), on: [5, 4, 2]) == [3, 5, 8])
        #expect(try shape(of: .reshape(dimensions: []), on: [1]) == [3])
        #expect(try shape(of: .permute(dimensions: [3, 1, 2]), on: [5, 4, 2]) == [3, 2, 5, 4])
        #expect(
            try shape(of: .zeroPadding(Insets(top: 1, bottom: 2, left: 3, right: 4)), on: [5, 4, 2]) == [3, 8, 11, 2])
        #expect(try shape(of: .cropping(Insets(top: 1, bottom: 2, left: 3, right: 0)), on: [5, 4, 2]) == [3, 2, 1, 2])
        let upsampling = Upsampling(size: Extent(height: 2, width: 3), interpolation: .nearest)
        #expect(try shape(of: .upsampling(upsampling), on: [5, 4, 2]) == [3, 10, 12, 2])
        let pooling = GlobalPooling(kind: .average, keepsDimensions: true)
        #expect(try shape(of: .globalPooling(pooling), on: [5, 4, 2]) == [3, 1, 1, 2])
    }

    @Test func inputsOfOneRankBroadcast() throws {
        var builder = GraphBuilder()
        let a = builder.add("a", .map(4, 1, 3))
        let b = builder.add("b", .map(1, 5, 3))
        let sum = builder.add("sum", .combine(.add), a, b)
        #expect(try ShapedGraph(builder.graph(outputs: sum), batch: 2).shapes[sum].dimensions == [2, 4, 5, 3])

        var joining = builder
        let joined = joining.add("joined", .concatenate(axis: 1), sum, b)
        #expect(try ShapedGraph(joining.graph(outputs: joined), batch: 2).shapes[joined].dimensions == [2, 5, 5, 3])
        let misfit = joining.add("misfit", .concatenate(axis: 2), sum, b)
        #expect(
            throws: GraphError.inputShapesDiffer(
                node: "misfit", operation: "Concatenate", shapes: [[1, 4, 5, 3], [1, 1, 5, 3]])
        ) { try ShapedGraph(joining.graph(outputs: misfit)).shapes }

        let c = builder.add("c", .input(dimensions: [3]))
        let bad = builder.add("bad", .combine(.multiply), a, c)
        #expect(
            throws: GraphError.inputShapesDiffer(node: "bad", operation: "Multiply", shapes: [[1, 4, 1, 3], [1, 3]])
        ) { try ShapedGraph(builder.graph(outputs: bad)).shapes }
    }

    @Test func givenInputsMustBeThoseOfTheNetwork() throws {
        var builder = GraphBuilder()
        let a = builder.add("a", .map(4, 4, 3))
        let b = builder.add("b", .input(dimensions: [7]))
        let graph = builder.graph(outputs: a, b)
        let shape = { (dimensions: [Int]) in Shape(validated: dimensions) }
        #expect(
            try ShapedGraph(graph, inputShapes: [shape([2, 4, 4, 3]), shape([2, 7])]).shapes.map(\.count) == [96, 14])
        #expect(throws: GraphError.networkInputCountMismatch(expected: 2, found: 1)) {
            try ShapedGraph(graph, inputShapes: [shape([2, 4, 4, 3])]).shapes
        }
        #expect(throws: GraphError.inputShapeMismatch(node: "a", expected: [-1, 4, 4, 3], found: [2, 4, 3, 3])) {
            try ShapedGraph(graph, inputShapes: [shape([2, 4, 3, 3]), shape([2, 7])]).shapes
        }
        #expect(throws: GraphError.inputShapeMismatch(node: "b", expected: [2, 7], found: [3, 7])) {
            try ShapedGraph(graph, inputShapes: [shape([2, 4, 4, 3]), shape([3, 7])]).shapes
        }
        #expect(throws: GraphError.emptyDimension(node: "a", dimensions: [0, 4, 4, 3])) {
            try ShapedGraph(graph, batch: 0).shapes
        }
    }

    @Test func absurdSizesAreRefusedBeforeAnythingIsAllocated() {
        let huge = 1 << 62
        let refused: [(Operation, [Int])] = [
            (.identity, [huge]), (.identity, [huge, huge, huge]), (.identity, [-1]), (.identity, [0, 5]),
            (.identity, [1 << 20, 1 << 20]),
            (.zeroPadding(Insets(top: huge, bottom: huge, left: huge, right: huge)), [2, 2, 1]),
            (.cropping(Insets(top: huge, bottom: huge, left: 0, right: 0)), [2, 2, 1]),
            (.cropping(Insets(top: -1, bottom: 0, left: 0, right: 0)), [2, 2, 1]),
            (.cropping(Insets(top: 1, bottom: 1, left: 0, right: 0)), [2, 2, 1]),
            (.reshape(dimensions: [huge, huge, 4]), [4]), (.reshape(dimensions: [-1, -1]), [4]),
            (.reshape(dimensions: [0]), [4]), (.reshape(dimensions: [-1, 3]), [4]),
            (.reshape(dimensions: [-2, -2]), [4]), (.permute(dimensions: [1, 1, 3]), [2, 2, 1]),
            (.permute(dimensions: [0, 1, 2]), [2, 2, 1]), (.permute(dimensions: []), [2, 2, 1]),
            (.softmax(axis: 4), [2, 2, 1]), (.softmax(axis: -1), [2, 2, 1]), (.concatenate(axis: 0), [2, 2, 1]),
            (.flatten, [1 << 15, 1 << 15]),
            (.upsampling(Upsampling(size: Extent(height: huge, width: huge), interpolation: .nearest)), [2, 2, 1]),
            (.upsampling(Upsampling(size: Extent(height: 0, width: 1), interpolation: .nearest)), [2, 2, 1]),
            (.identity, [Int](repeating: 1, count: 8)),
            (.rescaling(Rescaling(scale: [1, 2], offset: [0])), [2, 2, 3]),
            (.rescaling(Rescaling(scale: [.nan], offset: [0])), [2, 2, 3]),
            (.rescaling(Rescaling(scale: [], offset: [0])), [2, 2, 3]),
            (.activation(.relu(maxValue: .infinity, negativeSlope: 0, threshold: 0)), [2, 2, 3]),
            (.activation(.relu(maxValue: nil, negativeSlope: .nan, threshold: 0)), [2, 2, 3]),
        ]
        for (operation, dimensions) in refused {
            #expect(throws: GraphError.self, "\(operation) on \(dimensions)") {
                try shape(of: operation, on: dimensions)
            }
        }
        #expect(throws: GraphError.self) { try shape(of: .identity, on: [224, 224, 3], batch: huge) }
    }

    @Test func windowOperationsAreCheckedAgainstTheirInput() throws {
        var builder = GraphBuilder()
        let kernel = builder.tensor(3, 3, 2, 8)
        let base = Convolution(kernel: kernel, bias: nil, strides: .one, padding: .valid, groups: 2)
        func refuses(_ dimensions: [Int], _ change: (inout Convolution) -> Void) -> GraphError? {
            var convolution = base
            change(&convolution)
            do {
                _ = try shape(of: .convolution(convolution), on: dimensions, batch: 1)
                return nil
            } catch { return error as? GraphError }
        }
        #expect(refuses([5, 5, 4]) { _ in } == nil)
        #expect(refuses([5, 5, 3]) { _ in } == .channelCountMismatch(node: "y", expected: 4, found: 3))
        #expect(
            refuses([5, 5, 6]) { $0.groups = 3 } == .groupsDoNotDivide(node: "y", groups: 3, outputChannels: 8))
        #expect(
            refuses([5, 5, 4]) { $0.groups = 0 }
                == .optionOutOfRange(node: "y", option: "groups", expected: 1...8, found: 0))
        #expect(
            refuses([2, 5, 4]) { _ in } == .windowDoesNotFit(node: "y", window: [3, 3], input: [1, 2, 5, 4]))
        #expect(
            refuses([5, 5, 4]) { $0.dilation = Extent(height: 3, width: 1) }
                == .windowDoesNotFit(node: "y", window: [7, 3], input: [1, 5, 5, 4]))
        for stride in [0, -1, 4097, Int.max] {
            #expect(
                refuses([5, 5, 4]) { $0.strides.width = stride }
                    == .optionOutOfRange(node: "y", option: "strides", expected: 1...4096, found: stride))
            #expect(
                refuses([5, 5, 4]) { $0.dilation.height = stride }
                    == .optionOutOfRange(node: "y", option: "dilation_rate", expected: 1...4096, found: stride))
        }
        #expect(refuses([5, 4]) { _ in } == .rankMismatch(node: "y", expected: 4...4, found: [1, 5, 4]))
        let bias = builder.tensor(7)
        #expect(
            refuses([5, 5, 4]) { $0.bias = bias }
                == .weightShapeMismatch(node: "y", weight: "bias", expected: [8], found: [7]))
        let flat = builder.tensor(3, 3, 16)
        #expect(
            refuses([5, 5, 4]) { $0.kernel = flat.weight }
                == .weightShapeMismatch(node: "y", weight: "kernel", expected: [-1, -1, -1, -1], found: [3, 3, 16]))
        #expect(
            refuses([5, 5, 4]) { $0.padding = .explicit(Insets(top: -1, bottom: 0, left: 0, right: 0)) }
                == .optionOutOfRange(node: "y", option: "padding", expected: 0...(1 << 29), found: -1))
        let pooling = Pooling(
            kind: .average, window: .two, strides: .one,
            padding: .explicit(Insets(top: 2, bottom: 0, left: 0, right: 0)))
        #expect(throws: GraphError.optionOutOfRange(node: "y", option: "padding", expected: 0...1, found: 2)) {
            try shape(of: .pooling(pooling), on: [5, 5, 4])
        }
    }

    @Test func weightsFitTheirInput() throws {
        var builder = GraphBuilder()
        let dense = builder.dense(4, 2)
        #expect(try shape(of: dense, on: [5, 4]) == [3, 5, 2])
        #expect(throws: GraphError.channelCountMismatch(node: "y", expected: 4, found: 3)) {
            try shape(of: dense, on: [5, 3])
        }
        let normalization = builder.batchNormalization(4, axis: 1)
        #expect(try shape(of: normalization, on: [4, 2, 2]) == [3, 4, 2, 2])
        #expect(throws: GraphError.weightShapeMismatch(node: "y", weight: "moving_mean", expected: [5], found: [4])) {
            try shape(of: normalization, on: [5, 2, 2])
        }
        #expect(throws: GraphError.self) { try shape(of: builder.batchNormalization(4, axis: 4), on: [4, 2, 2]) }
        let alpha = builder.tensor(1, 1, 4)
        #expect(try shape(of: .prelu(alpha: alpha), on: [2, 3, 4]) == [3, 2, 3, 4])
        #expect(
            throws: GraphError.weightDoesNotBroadcast(
                node: "y", weight: "alpha", weightShape: [1, 1, 4], input: [3, 2, 3, 5])
        ) { try shape(of: .prelu(alpha: alpha), on: [2, 3, 5]) }
        let bytes = AlignedBuffer(byteCount: 64)
        let integers = Tensor(
            shape: Shape(validated: [4, 2]), elementType: .int8, start: UnsafeRawPointer(bytes.start), owner: bytes)
        #expect(throws: GraphError.weightTypeMismatch(node: "y", weight: "kernel", expected: "F32", found: "I8")) {
            try shape(of: .dense(Dense(kernel: integers, bias: nil)), on: [4])
        }
    }
}
