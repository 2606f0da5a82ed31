/// Rows of samples in memory of the caller's, such as one plane of a camera's buffer.
public struct PixelPlane {
    /// The samples, from the first sample of the first row to the last of the last one; what follows is not looked at.
    public let bytes: UnsafeRawBufferPointer
    /// Bytes from one row to the next; rows may be followed by padding.
    public let bytesPerRow: Int

    /// A plane of samples; that all rows are there is checked when a view is made of it.
    public init(_ bytes: UnsafeRawBufferPointer, bytesPerRow: Int) {
        (self.bytes, self.bytesPerRow) = (bytes, bytesPerRow)
    }

    /// The first sample, after it has been made sure that all rows are there.
    ///
    /// - Parameters:
    ///   - role: what the plane holds, for the error.
    ///   - rows: rows of the plane.
    ///   - rowByteCount: bytes of a row without padding.
    ///   - size: columns and rows of the whole picture in memory, for the error.
    /// - Throws: `ImageError.rowStrideTooSmall` and `.planeTooSmall`.
    func checked(
        _ role: PlaneRole, rows: Int, rowByteCount: Int, of size: (width: Int, height: Int)
    ) throws(ImageError) -> UnsafePointer<UInt8> {
        guard bytesPerRow >= rowByteCount else {
            throw .rowStrideTooSmall(
                plane: role, width: size.width, height: size.height, expected: rowByteCount, found: bytesPerRow)
        }
        let (offset, overflow) = bytesPerRow.multipliedReportingOverflow(by: rows - 1)
        let (needed, carry) = offset.addingReportingOverflow(rowByteCount)
        guard !overflow, !carry, needed <= bytes.count, let start = bytes.baseAddress else {
            throw .planeTooSmall(
                plane: role, width: size.width, height: size.height, bytesPerRow: bytesPerRow,
                expected: overflow || carry ? .max : needed, found: bytes.count)
        }
        return start.assumingMemoryBound(to: UInt8.self)
    }
}
