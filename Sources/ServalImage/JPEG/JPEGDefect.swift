import ServalTensor

/// A way in which a JPEG breaks its specification (ITU-T T.81 | ISO/IEC 10918-1).
public enum JPEGDefect: Sendable, Equatable {
    /// A marker was expected; this byte was found.
    case expectedMarker(found: UInt8)
    /// A marker stands where its kind may not.
    case misplacedMarker(UInt8)
    /// A marker that the specification reserves.
    case reservedMarker(UInt8)
    /// A marker segment's length does not fit its content.
    case badSegmentLength(marker: UInt8, length: Int)
    /// A second frame header.
    case duplicateFrame
    /// The file ends without a frame, or without a scan for each component.
    case missingImageData
    /// A quantization table with another precision, or a number above 3.
    case badQuantizationTable
    /// A quantization table that a component needs was never defined.
    case missingQuantizationTable(Int)
    /// A Huffman table whose code lengths form no prefix code, or whose symbols are out of range.
    case badHuffmanTable(Int)
    /// A Huffman table that a scan needs was never defined.
    case missingHuffmanTable(Int)
    /// Sampling factors outside 1…4.
    case badSamplingFactor(horizontal: Int, vertical: Int)
    /// Two components share an identifier.
    case duplicateComponent(Int)
    /// A scan names a component that the frame lacks, or names one twice.
    case unknownComponent(Int)
    /// A scan's component count is not 1…4, or its blocks exceed ten for each unit.
    case badScanComponents
    /// Spectral selection or successive approximation that the process does not allow, or that does not follow
    /// from the scans before.
    case badScanParameters
    /// The data of a scan or of a restart interval end before its last unit.
    case insufficientData
    /// Bits that are no code word.
    case badCode
    /// A run or a coefficient outside its range.
    case badCoefficient
    /// Another marker than the restart marker of this number.
    case expectedRestart(number: Int)
}

extension JPEGDefect: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expectedMarker(let found): "a marker was expected where byte \(found) stands"
        case .misplacedMarker(let marker): "marker \(Self.hex(marker)) is out of place"
        case .reservedMarker(let marker): "marker \(Self.hex(marker)) is reserved"
        case .badSegmentLength(let marker, let length):
            "the segment \(Self.hex(marker)) cannot be \("byte".counted(length)) long"
        case .duplicateFrame: "there is a second frame header"
        case .missingImageData: "image data is missing"
        case .badQuantizationTable: "a quantization table is invalid"
        case .missingQuantizationTable(let number): "quantization table \(number) is missing"
        case .badHuffmanTable(let number): "Huffman table \(number) is invalid"
        case .missingHuffmanTable(let number): "Huffman table \(number) is missing"
        case .badSamplingFactor(let horizontal, let vertical): "sampling \(horizontal) x \(vertical) is not allowed"
        case .duplicateComponent(let identifier): "component \(identifier) is declared twice"
        case .unknownComponent(let identifier): "a scan names component \(identifier), which it may not"
        case .badScanComponents: "a scan has an impossible set of components"
        case .badScanParameters: "a scan's coefficient range or bit position is impossible"
        case .insufficientData: "the data of a part of the picture ends early"
        case .badCode: "the bits are no code word"
        case .badCoefficient: "a coefficient lies outside its block or range"
        case .expectedRestart(let number): "restart marker \(number) is missing"
        }
    }

    private static func hex(_ marker: UInt8) -> String {
        "FF" + (marker < 16 ? "0" : "") + String(marker, radix: 16, uppercase: true)
    }
}
