/// Lets `compare_images.py` reach the image module, and tries the decoders on damaged files.
///
/// Arguments come in groups, so that one start serves many files:
///
///     convert (INPUT OUTPUT.ppm)…          damaged files as far as they go
///     strict (INPUT OUTPUT.ppm)…           no damaged file
///     reduce FACTOR (INPUT OUTPUT.ppm)…    JPEGs decoded by 1, 2, 4 or 8 smaller
///     encode (INPUT OUTPUT.png)…
///     resize (INPUT OUTPUT.ppm WIDTH HEIGHT X0 Y0 X1 Y1)…
///     time RUNS INPUT…                     full size and reduced by 2, 4 and 8, in turns
///     fuzz SEED COUNT INPUT…
import Foundation
import ServalImage

func read(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

func forEachGroup(of size: Int, _ arguments: [String], _ body: ([String]) throws -> Void) {
    for start in stride(from: 0, through: arguments.count - size, by: size) {
        let group = Array(arguments[start..<start + size])
        do { try body(group) } catch { print("\(group[0]): \(error)") }
    }
}

/// The pixel limit of a comparison: SERVAL_MOST_PIXELS, or the decoder's own.
let mostPixels =
    ProcessInfo.processInfo.environment["SERVAL_MOST_PIXELS"].flatMap(Int.init) ?? DecodeLimits().maximumPixelCount

/// Prints a line for each file: its path, then `ok` and the warnings, or `error` and the error, parted by tabs.
func convert(_ arguments: [String], _ options: DecodeOptions) {
    for start in stride(from: 0, through: arguments.count - 2, by: 2) {
        let input = arguments[start]
        do {
            var options = options
            options.limits.maximumPixelCount = mostPixels
            let image = try Image.decode(try read(input), options: options)
            try write(image.encodedPPM(), arguments[start + 1])
            print(([input, "ok"] + image.warnings.map(\.description)).joined(separator: "\t"))
        } catch {
            print("\(input)\terror\t\(error)")
        }
    }
}

func milliseconds(_ body: () -> Void) -> Double {
    let duration = ContinuousClock().measure(body)
    return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) * 1e-15
}

func printTimes(_ name: String, _ runs: Int, _ body: () -> Void) {
    let times = (0..<max(1, runs)).map { _ in milliseconds(body) }.sorted()
    print("\(name): min \(times[0]) ms, median \(times[times.count / 2]) ms")
}

let arguments = Array(CommandLine.arguments.dropFirst())
let rest = Array(arguments.dropFirst())
switch arguments.first {
case "convert": convert(rest, .default)
case "strict": convert(rest, .strict)
case "reduce" where !rest.isEmpty:
    convert(Array(rest.dropFirst()), DecodeOptions(reduction: .by(Int(rest[0]) ?? 1)))
case "encode":
    forEachGroup(of: 2, rest) { try write(try Image.decode(try read($0[0])).encodedPNG(), $0[1]) }
case "resize":
    forEachGroup(of: 8, rest) { group in
        let numbers = group.dropFirst(2).compactMap(Double.init)
        let box = Box<ImageSpace>(x0: numbers[2], y0: numbers[3], x1: numbers[4], y1: numbers[5])
        let result = try Image.decode(try read(group[0])).resized(
            width: Int(numbers[0]), height: Int(numbers[1]), from: box)
        try write(result.encodedPPM(), group[1])
    }
case "time" where rest.count >= 2:
    let runs = Int(rest[0]) ?? 100
    forEachGroup(of: 1, Array(rest.dropFirst())) { group in
        let bytes = try read(group[0])
        let image = try Image.decode(bytes)
        printTimes("\(group[0]) decode \(image.width) x \(image.height)", runs) { _ = try? Image.decode(bytes) }
        for factor in [2, 4, 8] where bytes.starts(with: [0xFF, 0xD8]) {
            printTimes("\(group[0]) decode by \(factor)", runs) {
                _ = try? Image.decode(bytes, options: DecodeOptions(reduction: .by(factor)))
            }
        }
        printTimes("\(group[0]) letterbox to 224 x 224", runs) { _ = try? image.letterboxed(width: 224, height: 224) }
    }
case "fuzz" where rest.count >= 3:
    var mutator = Mutator(seed: UInt64(rest[0]) ?? 1)
    let files = try rest.dropFirst(2).map(read)
    var (decoded, refused, slowest) = (0, 0, 0.0)
    for _ in 0..<(Int(rest[1]) ?? 1000) {
        let bytes = mutator.damaged(files)
        let time = milliseconds {
            if (try? Image.decode(bytes)) != nil { decoded += 1 } else { refused += 1 }
        }
        slowest = max(slowest, time)
    }
    print("decoded \(decoded), refused \(refused), slowest \(slowest) ms")
default:
    print("usage: serval-image-tool convert|encode|resize|time|fuzz ARGUMENTS (see the source)")
    exit(2)
}
