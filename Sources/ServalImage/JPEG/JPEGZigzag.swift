/// The order in which a block's coefficients are coded (T.81 figure A.6).
enum JPEGZigzag {
    /// Row-major position of each coefficient in coded order.
    static let order: [UInt8] = [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ]

    /// ``order`` with sixteen more entries that all name the last position: a run may overshoot the block by that much
    /// before it is noticed.
    static func makePaddedOrder() -> HeapBuffer<UInt8> {
        let buffer = HeapBuffer<UInt8>(count: 80, repeating: 63)
        for (index, position) in order.enumerated() { buffer.pointer[index] = position }
        return buffer
    }
}
