import ServalGraph
import ServalTensor

extension OperatorCase {
    package static func activations() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (index, (name, function)) in activationFunctions.enumerated() {
            for shape in [[1, 3, 5, pick(edgeChannels, index)], [3, pick(edgeChannels, index + 4)]] {
                cases.append(
                    try OperatorCase(
                        "activation \(name) of \(shape)", inputs: [shape], range: -8...8,
                        .activation(function)))
            }
        }
        for count in edgeChannels {
            cases.append(
                try OperatorCase(
                    "activation sigmoid of \(count) large values", inputs: [[1, count]], range: -100...100,
                    .activation(.sigmoid)))
        }
        for (shape, alpha) in [
            ([1, 3, 5, 8], [1, 1, 8]), ([3, 2, 3, 17], [1, 1, 17]), ([1, 3, 4, 9], [3, 4, 9]),
            ([3, 5, 2, 7], [5, 1, 7]),
            ([3, 9], [9]), ([2, 3, 4], [3, 1]), ([1, 3, 4, 5], [1, 1, 1]),
            // Slopes that repeat along each of the dimensions and several of them.
            ([2, 3, 4, 5], [1, 1, 1]), ([2, 3, 4, 5], [1, 4, 1]), ([2, 3, 4, 5], [3, 1, 1]),
            ([2, 3, 4, 5], [3, 4, 1]),
            ([2, 3, 4, 5], [3, 1, 5]), ([2, 3, 4, 5], [5]), ([2, 3, 4, 5], [4, 5]), ([2, 3, 4, 5], []),
            ([1, 70, 2, 33], [1, 1, 1]), ([1, 3, 70, 1], [1, 1, 1]), ([1, 3, 70, 1], [3, 1, 1]),
        ] as [([Int], [Int])] {
            cases.append(
                try OperatorCase("PReLU of \(shape) by \(alpha)", inputs: [shape]) { builder in
                    try builder.add(.prelu(alpha: builder.tensor(alpha)))
                    return nil
                })
        }
        for (shape, axis) in [
            ([1, 1000], 1), ([3, 7], 1), ([1, 1], 1), ([2, 17], 1), ([1, 3, 5, 9], 3), ([3, 2, 3, 4], 1),
            ([1, 4, 5, 8], 2), ([2, 5, 33], 2), ([2, 5, 3], 1),
        ] {
            cases.append(
                try OperatorCase(
                    "softmax of \(shape) along \(axis)", inputs: [shape], range: -20...20,
                    .softmax(axis: axis)))
        }
        return cases
    }

    package static func normalizations() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (index, (shape, axis))
            in ([
                ([1, 3, 5, 1], 3), ([2, 3, 5, 7], 3), ([1, 7, 7, 96], 3), ([3, 2, 2, 33], 3), ([2, 15], 1),
                ([1, 5000], 1),
                ([2, 3, 4, 5], 1), ([2, 3, 4, 5], 2), ([1, 9, 16], 2), ([1, 40, 33, 8], 1),
            ] as [([Int], Int)]).enumerated()
        {
            cases.append(
                try OperatorCase("layer normalization of \(shape) from axis \(axis) on", inputs: [shape]) { builder in
                    let weights = Array(shape[axis...])
                    try builder.add(
                        .layerNormalization(
                            LayerNormalization(
                                gamma: index % 3 == 1 ? nil : builder.tensor(weights),
                                beta: index % 4 == 2 ? nil : builder.tensor(weights),
                                epsilon: pick([1e-3, 1e-6, 0.1], index), axis: axis)))
                    return nil
                })
        }
        for (index, channels) in edgeChannels.enumerated() {
            let shape = pick([[1, 3, 5], [3, 2, 2]], index) + [channels]
            cases.append(
                try OperatorCase("batch normalization of \(shape)", inputs: [shape]) { builder in
                    try builder.batchNormalization(
                        epsilon: pick([1e-3, 1e-5, 0.1], index), scales: index % 3 != 1, centers: index % 4 != 2)
                    return nil
                })
            cases.append(
                try OperatorCase("rescaling of \(shape)", inputs: [shape], range: 0...255) { builder in
                    let perChannel = index % 2 == 0
                    let scale = (0..<channels).map { (Float($0) + 1) / 128 }
                    let offset = (0..<channels).map { Float($0) / 4 - 1 }
                    try builder.add(
                        .rescaling(
                            Rescaling(scale: perChannel ? scale : [1 / 127.5], offset: index % 3 == 0 ? [-1] : offset)))
                    return nil
                })
        }
        for (shape, axis) in [([2, 3, 4, 5], 1), ([1, 3, 4, 5], 2), ([3, 9], 1), ([2, 5, 3], 1), ([2, 5, 8], 2)] {
            cases.append(
                try OperatorCase("batch normalization of \(shape) along \(axis)", inputs: [shape]) { builder in
                    try builder.batchNormalization(axis: axis)
                    return nil
                })
        }
        for (shape, mean, variance) in [
            ([2, 3, 4, 5], [1], [5]), ([2, 3, 4, 5], [3, 1, 1], [1, 4, 1]), ([2, 3, 4, 5], [5], [3, 1, 1]),
            ([2, 3, 4, 5], [], [4, 1]), ([2, 3, 4, 5], [3, 4, 5], [1]), ([1, 7], [7], []),
        ] as [([Int], [Int], [Int])] {
            cases.append(
                try OperatorCase("normalization of \(shape) by \(mean) and \(variance)", inputs: [shape]) { builder in
                    try builder.add(
                        .normalization(
                            Normalization(
                                mean: builder.tensor(mean), variance: builder.tensor(variance, in: 0.25...2),
                                inverts: false)))
                    return nil
                })
        }
        for (shape, statistics) in [
            ([3, 2, 3, 3], [1, 1, 3]), ([1, 3, 2, 17], [17]), ([2, 3, 2, 4], [1, 1, 1]),
            ([2, 3, 2, 5], [3, 1, 5]),
            ([3, 9], [9]),
        ] {
            for inverts in [false, true] {
                cases.append(
                    try OperatorCase(
                        "\(inverts ? "inverse " : "")normalization of \(shape) by \(statistics)", inputs: [shape]
                    ) { builder in
                        try builder.add(
                            .normalization(
                                Normalization(
                                    mean: builder.tensor(statistics),
                                    variance: builder.tensor(statistics, in: 0.25...2), inverts: inverts)))
                        return nil
                    })
            }
        }
        return cases
    }

    package static func combinations() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        let all: [Combination] = [.add, .subtract, .multiply, .maximum, .minimum, .average]
        for (index, combination) in all.enumerated() {
            let channels = pick(edgeChannels, index * 2 + 1)
            let pairs: [[[Int]]] = [
                [[1, 3, 5, channels], [1, 3, 5, channels]],
                [[3, 2, 3, channels], [3, 1, 1, channels]],
                [[2, 1, 1, channels], [2, 3, 2, channels]],
                [[1, 3, 4, channels], [1, 3, 4, 1]],
                [[2, 3, 1, channels], [2, 1, 4, 1]],
                [[3, channels], [3, channels]],
                [[1, channels, 1], [1, 1, channels]],
            ]
            for inputs in pairs {
                cases.append(
                    try OperatorCase("\(combination.rawValue) of \(inputs)", inputs: inputs, .combine(combination)))
            }
            guard combination != .subtract else { continue }
            cases.append(
                try OperatorCase(
                    "\(combination.rawValue) of four", inputs: Array(repeating: [2, 3, 1, channels], count: 4),
                    .combine(combination)))
            cases.append(
                try OperatorCase(
                    "\(combination.rawValue) of three that broadcast",
                    inputs: [[2, 1, 1, channels], [2, 3, 1, 1], [2, 1, 4, channels]], .combine(combination)))
        }
        cases.append(
            try OperatorCase("add of one value to itself", inputs: [[2, 3, 2, 9]]) { builder in
                try builder.add(.combine(.add), [0, 0])
                return nil
            })
        return cases
    }

    package static func denseLayers() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        for (index, features) in edgeChannels.enumerated() {
            for (batch, units) in [(1, pick(edgeChannels, index + 4)), (3, pick(edgeChannels, index + 7))] {
                cases.append(
                    try OperatorCase("dense \(features) to \(units), batch \(batch)", inputs: [[batch, features]]) {
                        builder in
                        try builder.dense(
                            units: units, bias: index % 3 != 0, activation: pick([.linear, .relu, .sigmoid], index))
                        return nil
                    })
            }
        }
        for shape in [[1, 5, 8], [3, 4, 9], [2, 3, 2, 7], [1, 3, 3, 16]] {
            cases.append(
                try OperatorCase("dense on \(shape)", inputs: [shape]) { builder in
                    try builder.dense(units: 17, activation: .hardSilu)
                    return nil
                })
        }
        cases.append(
            try OperatorCase("dense of many features", inputs: [[1, 257]]) { builder in
                try builder.dense(units: 5)
                return nil
            })
        return cases
    }
}
