/// What a decoder may spend on one file. Checked against the header before anything is allocated.
public struct DecodeLimits: Sendable, Hashable {
    /// Largest width and largest height in pixels.
    public var maximumDimension: Int

    /// Largest width × height of the decoded picture.
    public var maximumPixelCount: Int

    /// Most bytes that decoding may hold at once, the result included and the file itself not.
    public var maximumMemoryBytes: Int

    /// Most scans of one JPEG. Progressive files of common encoders have about ten.
    public var maximumScanCount: Int

    /// - Parameters:
    ///   - maximumDimension: Largest width and height in pixels.
    ///   - maximumPixelCount: Largest width × height.
    ///   - maximumMemoryBytes: Most bytes held at once while decoding.
    ///   - maximumScanCount: Most scans of one JPEG.
    public init(
        maximumDimension: Int = 65_535, maximumPixelCount: Int = 1 << 28, maximumMemoryBytes: Int = 1 << 30,
        maximumScanCount: Int = 100
    ) {
        self.maximumDimension = maximumDimension
        self.maximumPixelCount = maximumPixelCount
        self.maximumMemoryBytes = maximumMemoryBytes
        self.maximumScanCount = maximumScanCount
    }

    /// 268 million pixels, 1 GiB, 100 scans.
    public static let `default` = DecodeLimits()

    /// Refuses dimensions outside the limits, zero included.
    func check(width: Int, height: Int) throws(ImageError) {
        guard width > 0, height > 0 else { throw .invalidDimensions(width: width, height: height) }
        guard width <= maximumDimension, height <= maximumDimension else {
            throw .dimensionsExceedLimit(width: width, height: height, limit: maximumDimension)
        }
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, count <= maximumPixelCount else {
            throw .pixelCountExceedsLimit(width: width, height: height, limit: maximumPixelCount)
        }
    }

    /// Refuses a working set beyond the limit.
    func check(memoryBytes: Int) throws(ImageError) {
        guard memoryBytes <= maximumMemoryBytes else {
            throw .memoryExceedsLimit(requiredBytes: memoryBytes, limit: maximumMemoryBytes)
        }
    }
}
