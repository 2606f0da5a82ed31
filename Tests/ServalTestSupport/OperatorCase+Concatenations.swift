import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Networks whose concatenations hold what they join as slices, or must not: dense blocks, modules of branches, values that are joined twice
    /// or read as a whole by others. Planned for a usual cache, as `regions`.
    package static func concatenations() throws -> [OperatorCase] {
        try denseBlocks() + modules() + sharedValues() + readersOfSlices()
    }

    private static func denseBlocks() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (map, channels, growth) in [
            ([1, 9, 7], 16, 16), ([2, 6, 5], 33, 7), ([1, 5, 8], 24, 3), ([1, 14, 14], 64, 32), ([2, 7, 7], 128, 32),
        ] {
            cases.append(
                try OperatorCase(
                    "dense block of \(map), \(channels) channels and \(growth) each", inputs: [map + [8]]
                ) { builder in
                    try builder.convolution(filters: channels, window: .square(3), activation: .relu)
                    try builder.denseBlock(layers: 6, growth: growth)
                    try builder.batchNormalization()
                    try builder.add(.activation(.relu))
                    try builder.convolution(filters: channels)
                    try builder.add(
                        .pooling(Pooling(kind: .average, window: .square(2), strides: .square(2), padding: .valid)))
                    return nil
                })
        }
        return cases
    }

    private static func modules() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (map, filters) in [
            ([1, 9, 7], [16, 33, 7, 3]), ([2, 8, 8], [128, 64, 32, 192]), ([1, 14, 14], [64, 32, 32, 64]),
        ] {
            cases.append(
                try OperatorCase("Inception module of \(map) to \(filters)", inputs: [map + [64]]) { builder in
                    try builder.convolution(filters: 96, activation: .relu)
                    try builder.inceptionModule(filters: filters)
                    try builder.inceptionModule(filters: filters.reversed(), activation: .silu)
                    return nil
                })
        }
        for channels in [3, 16, 33] {
            cases.append(
                try OperatorCase(
                    "NASNet cells of \(channels) channels", inputs: [[1, 6, 5, channels], [1, 6, 5, 7]]
                ) { builder in
                    let first = try builder.nasnetCell(0, 1, filters: channels)
                    try builder.nasnetCell(first, 0, filters: channels)
                    return nil
                })
        }
        cases.append(
            try OperatorCase("encoder and decoder", inputs: [[2, 8, 12, 3]]) { builder in
                let fine = try builder.convolution(filters: 17, window: .square(3), activation: .relu)
                let coarse = try builder.depthwise(strides: .square(2), activation: .relu)
                try builder.depthwise(strides: .square(2))
                for (skip, interpolation) in [(coarse, Upsampling.Interpolation.bilinear), (fine, .nearest)] {
                    let enlarged = try builder.add(
                        .upsampling(Upsampling(size: .square(2), interpolation: interpolation)))
                    try builder.add(.concatenate(axis: 3), [enlarged, skip])
                    try builder.convolution(filters: 19, window: .square(3), activation: .relu)
                }
                return nil
            })
        return cases
    }

    /// Values that lie in one place only, though several concatenations, or a concatenation and the caller, have them.
    private static func sharedValues() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(_ name: String, _ build: (inout GraphBuilder) throws -> [Int]?) throws {
            cases.append(try OperatorCase(name, inputs: [[2, 5, 6, 16]], building: build))
        }
        try add("the same value twice in a concatenation") { builder in
            let value = try builder.convolution(filters: 17, window: .square(3))
            let other = try builder.convolution(0, filters: 24)
            try builder.add(.concatenate(axis: 3), [value, other, value])
            try builder.convolution(filters: 9)
            return nil
        }
        try add("a value in two concatenations") { builder in
            let value = try builder.convolution(filters: 20, window: .square(3))
            let left = try builder.convolution(0, filters: 33)
            let first = try builder.add(.concatenate(axis: 3), [left, value])
            let right = try builder.convolution(first, filters: 7)
            let second = try builder.add(.concatenate(axis: 3), [value, right])
            let sum = try builder.convolution(first, filters: 27)
            try builder.add(.combine(.add), [sum, second])
            return nil
        }
        try add("a concatenation in two concatenations, one of which holds the other") { builder in
            let parts = [try builder.convolution(filters: 16), try builder.convolution(0, filters: 18)]
            let inner = try builder.add(.concatenate(axis: 3), parts)
            let middle = try builder.add(.concatenate(axis: 3), [try builder.convolution(0, filters: 5), inner])
            try builder.add(.concatenate(axis: 3), [inner, middle, parts[0]])
            try builder.depthwise()
            return nil
        }
        try add("an input of the network in a concatenation") { builder in
            let value = try builder.convolution(filters: 3, window: .square(3))
            try builder.add(.concatenate(axis: 3), [0, value])
            try builder.convolution(filters: 8)
            return nil
        }
        try add("concatenations that are outputs, the inner of them of another") { builder in
            let value = try builder.convolution(filters: 17)
            let inner = try builder.add(.concatenate(axis: 3), [value, try builder.depthwise(0)])
            let outer = try builder.add(.concatenate(axis: 3), [try builder.convolution(0, filters: 24), inner])
            return [inner, outer, try builder.convolution(outer, filters: 6)]
        }
        try add("a slice that is an output") { builder in
            let value = try builder.convolution(filters: 17)
            let joined = try builder.add(.concatenate(axis: 3), [value, try builder.convolution(0, filters: 16)])
            return [value, try builder.convolution(joined, filters: 6)]
        }
        try add("slices that are read as vectors") { builder in
            let value = try builder.convolution(filters: 17)
            let joined = try builder.add(.concatenate(axis: 3), [value, try builder.convolution(0, filters: 16)])
            let vector = try builder.add(.flatten, [value])
            let all = try builder.add(.flatten, [joined])
            return [try builder.dense(vector, units: 5), try builder.dense(all, units: 5)]
        }
        try add("a slice that is activated after it was joined") { builder in
            let value = try builder.convolution(filters: 17, window: .square(3))
            let other = try builder.convolution(0, filters: 16)
            let joined = try builder.add(.concatenate(axis: 3), [value, other])
            let activated = try builder.add(.activation(.relu), [value])
            try builder.batchNormalization(other)
            let normalized = try builder.add(.activation(.silu))
            return [activated, normalized, try builder.convolution(joined, filters: 8)]
        }
        try add("slices that are read after the concatenation was") { builder in
            let value = try builder.convolution(filters: 17, window: .square(3))
            let other = try builder.convolution(0, filters: 24)
            try builder.add(.concatenate(axis: 3), [value, other])
            // Would be computed where the concatenation lies if nobody needed that any more.
            let activated = try builder.add(.activation(.silu))
            let reduced = try builder.convolution(activated, filters: 41)
            let late = try builder.depthwise(value)
            return [
                reduced, late,
                try builder.add(
                    .pooling(
                        Pooling(kind: .maximum, window: .square(2), strides: .square(2), padding: .valid)), [other]),
            ]
        }
        try add("a concatenation that is activated where it lies") { builder in
            let value = try builder.convolution(filters: 17, window: .square(3))
            let pooled = try builder.add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)))
            try builder.add(.concatenate(axis: 3), [try builder.depthwise(0), value])
            try builder.add(.activation(.relu))
            return [builder.last, pooled]
        }
        return cases
    }

    /// Every operator that reads or writes a slice.
    private static func readersOfSlices() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (index, channels) in [16, 17, 24, 33].enumerated() {
            let shape = [pick([1, 2], index), pick([6, 5], index), 8, channels]
            cases.append(
                try OperatorCase("readers of slices of \(shape)", inputs: [shape]) { builder in
                    let value = try builder.convolution(filters: channels, window: .square(3))
                    let pool = Pooling(kind: .maximum, window: .square(3), strides: .square(1), padding: .same)
                    let other = try builder.add(.pooling(pool), [0])
                    let joined = try builder.add(.concatenate(axis: 3), [other, value])
                    let readers = [
                        try builder.squeezeExcitation(value, reduction: 3),
                        try builder.convolution(0, filters: channels, residual: value),
                        try builder.convolution(value, filters: channels, window: .square(3), residual: value),
                        try builder.depthwise(value, window: .square(5)),
                        try builder.add(.combine(.average), [value, other, 0]),
                        try builder.add(.combine(.subtract), [other, value]),
                        try builder.add(
                            .pooling(Pooling(kind: .average, window: .square(3), strides: .square(1), padding: .same)),
                            [value]),
                        try builder.add(.activation(.hardSilu), [value]),
                        try builder.batchNormalization(value, axis: 2),
                        try builder.batchNormalization(other),
                    ]
                    let sum = try builder.add(.concatenate(axis: 3), readers)
                    let insets = Insets(top: 1, bottom: 1, left: 2, right: 0)
                    let padded = try builder.add(.zeroPadding(insets), [value])
                    let cropped = try builder.add(.cropping(insets), [try builder.add(.zeroPadding(insets), [other])])
                    let turned = try builder.add(.permute(dimensions: [2, 1, 3]), [value])
                    let stacked = try builder.add(.concatenate(axis: 1), [other, cropped])
                    let wide = try builder.add(.concatenate(axis: 3), [padded, padded])
                    return [joined, sum, wide, turned, stacked]
                })
        }
        // Products of whole maps, split over two threads, whose inputs, sums and residuals are slices.
        cases.append(
            try OperatorCase("blocks by channels between slices", inputs: [[1, 7, 7, 96]]) { builder in
                let first = try builder.convolution(filters: 160)
                var joined = [first]
                for _ in 0..<3 {
                    try builder.invertedResidual(expansion: 6, filters: 160)
                    joined.append(builder.last)
                }
                try builder.add(.concatenate(axis: 3), joined)
                try builder.convolution(filters: 128)
                return nil
            })
        // Regions by rows, in which a value may take another one's rows over, unless it is a slice.
        cases.append(
            try OperatorCase("blocks by rows between slices", inputs: [[1, 14, 14, 64]]) { builder in
                var joined: [Int] = []
                for _ in 0..<3 {
                    try builder.depthwise(activation: .relu6)
                    try builder.convolution(filters: 64)
                    joined.append(try builder.convolution(filters: 64, activation: .relu6))
                }
                try builder.add(.concatenate(axis: 3), joined)
                try builder.convolution(filters: 32)
                return nil
            })
        cases.append(
            try OperatorCase("a stem in row tiles that ends in slices", inputs: [[1, 28, 28, 3]]) { builder in
                try builder.convolution(filters: 16, window: .square(3), activation: .relu6)
                let stem = try builder.depthwise(activation: .relu6)
                let left = try builder.convolution(filters: 24)
                try builder.convolution(stem, filters: 32, activation: .relu6)
                let right = try builder.depthwise(activation: .relu6)
                try builder.convolution(left, filters: 64)
                let strided = try builder.depthwise(strides: .square(2))
                let joined = try builder.add(.concatenate(axis: 3), [left, right])
                try builder.batchNormalization(right)
                try builder.add(.activation(.relu))
                try builder.convolution(filters: 8)
                return [builder.last, try builder.convolution(joined, filters: 5), strided]
            })
        return cases
    }
}
