/// Undoes the row filters (PNG 9.2) in place.
enum PNGRowFilter {
    /// - Parameters:
    ///   - data: Filter types and rows of all passes.
    ///   - rowCount: Rows to work on, counted over all passes.
    /// - Returns: The first row whose filter type means nothing, after which nothing is changed; nil for none.
    static func reconstruct(
        _ data: HeapBuffer<UInt8>, header: PNGHeader, passes: [PNGPass], rowCount: Int
    ) -> (row: Int, filter: Int)? {
        let distance = header.filterDistance
        var row = data.pointer
        var number = 0
        for pass in passes where pass.width > 0 {
            let count = header.rowBytes(pass.width)
            let zeros = HeapBuffer<UInt8>(count: count, repeating: 0)
            var above = UnsafePointer(zeros.pointer)
            for _ in 0..<pass.height {
                if number == rowCount { return nil }
                let filter = row[0]
                row += 1
                switch filter {
                case 0: break
                case 1: undoSub(row, count, distance)
                case 2: undoUp(row, above, count)
                case 3: undoAverage(row, above, count, distance)
                case 4: undoPaeth(row, above, count, distance)
                default: return (number, Int(filter))
                }
                above = UnsafePointer(row)
                row += count
                number += 1
            }
            withExtendedLifetime(zeros) {}
        }
        return nil
    }

    private static func undoSub(_ row: UnsafeMutablePointer<UInt8>, _ count: Int, _ distance: Int) {
        if distance == 3 {
            var (a, b, c) = (UInt8(0), UInt8(0), UInt8(0))
            for index in stride(from: 0, to: count, by: 3) {
                a &+= row[index]
                b &+= row[index &+ 1]
                c &+= row[index &+ 2]
                row[index] = a
                row[index &+ 1] = b
                row[index &+ 2] = c
            }
            return
        }
        forEachByte(row, row, count, distance) { byte, left, _, _ in byte &+ left }
    }

    private static func undoUp(_ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int) {
        var index = 0
        while index &+ 16 <= count {
            store(load(row + index, as: SIMD16<UInt8>.self) &+ load(above + index, as: SIMD16<UInt8>.self), row + index)
            index &+= 16
        }
        while index < count {
            row[index] &+= above[index]
            index &+= 1
        }
    }

    private static func undoAverage(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ distance: Int
    ) {
        if distance == 3 || distance == 4 {
            var left = SIMD8<Int16>(repeating: 0)
            forEachPixel(row, above, count, distance) { pixel, up, _ in
                left = (pixel &+ ((left &+ up) &>> SIMD8(repeating: 1))) & SIMD8(repeating: 255)
                return left
            }
            return
        }
        forEachByte(row, above, count, distance) { byte, left, up, _ in
            byte &+ UInt8(truncatingIfNeeded: (UInt16(left) &+ UInt16(up)) &>> 1)
        }
    }

    private static func undoPaeth(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ distance: Int
    ) {
        if distance == 3 || distance == 4 {
            var left = SIMD8<Int16>(repeating: 0)
            var corner = SIMD8<Int16>(repeating: 0)
            forEachPixel(row, above, count, distance) { pixel, up, _ in
                let predictor = paethPredictor(left: left, up: up, corner: corner)
                left = (pixel &+ predictor) & SIMD8(repeating: 255)
                corner = up
                return left
            }
            return
        }
        forEachByte(row, above, count, distance) { byte, leftByte, upByte, cornerByte in
            let (left, up, corner) = (Int32(leftByte), Int32(upByte), Int32(cornerByte))
            let a = abs(up &- corner)
            let b = abs(left &- corner)
            let c = abs(left &+ up &- corner &- corner)
            return byte &+ (a <= b && a <= c ? leftByte : b <= c ? upByte : cornerByte)
        }
    }

    /// Runs a filter over bytes, those of one place in the pixels after the other.
    ///
    /// What a step needs of the step before is handed on and not read back: LLVM turns a loop that reads what it has
    /// just stored into one of vectors, behind a test for overlap that fails when it is moved out of the loop over rows.
    @inline(__always)
    private static func forEachByte(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ distance: Int,
        _ body: (_ byte: UInt8, _ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8
    ) {
        for place in 0..<min(distance, count) {
            var (left, corner) = (UInt8(0), UInt8(0))
            var index = place
            while index < count {
                let up = above[index]
                left = body(row[index], left, up, corner)
                corner = up
                row[index] = left
                index &+= distance
            }
        }
    }

    /// Runs a filter over pixels of three or four bytes, held in the first lanes.
    @inline(__always)
    private static func forEachPixel(
        _ row: UnsafeMutablePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ distance: Int,
        _ body: (_ pixel: SIMD8<Int16>, _ up: SIMD8<Int16>, _ index: Int) -> SIMD8<Int16>
    ) {
        var index = 0
        // Four bytes are read and three or four written as long as they lie within the row.
        while index &+ 4 <= count {
            let result = body(loadPixel(row + index), loadPixel(above + index), index)
            let packed = unsafeBitCast(packUnsignedSaturating(result, result), to: SIMD4<UInt32>.self)[0]
            if distance == 4 {
                store(packed, row + index)
            } else {
                store(UInt16(truncatingIfNeeded: packed), row + index)
                row[index &+ 2] = UInt8(truncatingIfNeeded: packed &>> 16)
            }
            index &+= distance
        }
        while index < count {
            var pixel = SIMD8<Int16>(repeating: 0)
            var up = SIMD8<Int16>(repeating: 0)
            for lane in 0..<3 {
                pixel[lane] = Int16(row[index &+ lane])
                up[lane] = Int16(above[index &+ lane])
            }
            let result = body(pixel, up, index)
            for lane in 0..<3 { row[index &+ lane] = UInt8(truncatingIfNeeded: result[lane]) }
            index &+= 3
        }
    }

    @inline(__always)
    private static func loadPixel(_ pointer: UnsafePointer<UInt8>) -> SIMD8<Int16> {
        let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)
        let bytes = unsafeBitCast(SIMD4<UInt32>(word, 0, 0, 0), to: SIMD16<UInt8>.self)
        return unsafeBitCast(interleaveLow(bytes, SIMD16(repeating: 0)), to: SIMD8<Int16>.self)
    }
}
