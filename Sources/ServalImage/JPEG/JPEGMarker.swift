/// The second bytes of the markers that the decoder knows by name (T.81 table B.1).
enum JPEGMarker {
    static let startOfFrameBaseline: UInt8 = 0xC0
    static let startOfFrameExtended: UInt8 = 0xC1
    static let startOfFrameProgressive: UInt8 = 0xC2
    static let defineHuffmanTables: UInt8 = 0xC4
    static let jpegExtension: UInt8 = 0xC8
    static let defineArithmeticConditioning: UInt8 = 0xCC
    static let firstRestart: UInt8 = 0xD0
    static let lastRestart: UInt8 = 0xD7
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    static let defineQuantizationTables: UInt8 = 0xDB
    static let defineNumberOfLines: UInt8 = 0xDC
    static let defineRestartInterval: UInt8 = 0xDD
    static let defineHierarchicalProgression: UInt8 = 0xDE
    static let expandReference: UInt8 = 0xDF
    static let application0: UInt8 = 0xE0
    static let application1: UInt8 = 0xE1
    static let application14: UInt8 = 0xEE
    static let application15: UInt8 = 0xEF
    static let startOfFrameLS: UInt8 = 0xF7
    static let comment: UInt8 = 0xFE
    static let temporary: UInt8 = 0x01
}
