import Foundation
import ServalCommandLine
import ServalFuzzing
import ServalGraph
import ServalKernels
import ServalQuantization
import ServalTensor
import ServalTestSupport

/// `serval-record graphs`: writes model files that any build can be run on.
enum GraphsCommand {
    static let command = Command(
        "graphs", summary: "Writes the networks of the tests and random ones as model files.",
        discussion: """
            The operators' test cases in float32 and 8 bits, and as many random networks as --count says: half of them
            small and odd, as the fuzzer makes them, half of the size of those in use. Seeds determine everything, but
            record both builds on the files of one of them: then a change of the generators changes nothing.
            """,
        positionals: [folder], options: [.option(count)], run: run)

    private static let folder = Positional("FOLDER", help: "Where the model files go.")
    private static let count = Option.integer("count", in: 0...100_000, help: "Random networks; 200 by default.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let path = arguments.one(folder)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        func write(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name).safetensors"))
        }
        let float = try OperatorCase.all() + OperatorCase.regions() + OperatorCase.concatenations()
        let integer = try float + OperatorCase.integerCompositions() + OperatorCase.integerFusedOperators()
        let random = arguments[count] ?? 200
        var progress = ProgressBar("Writing", total: float.count + integer.count + random)
        for index in 0..<random {
            // Of the networks of usual size every other one is in 8 bits; the fuzzer chooses by itself.
            switch index % 4 {
            case 0: try write(RandomNetwork.graph(seed: UInt64(index)).modelFile, "network-\(number(index))-float")
            case 2:
                try write(
                    quantized(RandomNetwork.graph(seed: UInt64(index))).modelFile, "network-\(number(index))-int8")
            default:
                var generator = SplitMix64(seed: UInt64(index))
                try write(FuzzModel.file(&generator), "fuzz-\(number(index))")
            }
            progress.advance()
        }
        for (index, example) in float.enumerated() {
            try write(example.graph.modelFile, "float-\(number(index))-\(slug(example.name))")
            progress.advance()
        }
        for (index, example) in integer.enumerated() {
            try write(quantized(example.graph).modelFile, "int8-\(number(index))-\(slug(example.name))")
            progress.advance()
        }
        return .success
    }

    /// The network in 8 bits, its ranges those of two random inputs.
    private static func quantized(_ graph: Graph) throws -> Graph {
        var random = SplitMix64(name: "calibration")
        let calibration = (0..<2).map { _ in
            graph.inputs.compactMap { index -> Tensor? in
                guard case .input(let dimensions) = graph.nodes[index].operation else { return nil }
                return RandomTensor.make(from: &random, shape: [1] + dimensions, range: -2...2)
            }
        }
        let options = QuantizationOptions(method: .minmax)
        return try Quantizer.quantize(graph, calibration: calibration, options: options, backend: .baseline).graph
    }

    private static func number(_ index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A name's letters and digits, as a part of a file's name.
    private static func slug(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return String(words.joined(separator: "-").prefix(60))
    }
}
