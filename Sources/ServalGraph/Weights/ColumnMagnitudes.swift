/// The largest magnitude of each column of rows of `columns` values; a number that is not finite for a column that
/// holds one.
func largestMagnitudes(ofColumns columns: Int, in values: UnsafeBufferPointer<Float>) -> [Float] {
    guard columns > 0, let start = values.baseAddress else { return [Float](repeating: 0, count: columns) }
    // The patterns of magnitudes are ordered as the numbers are, with infinity and then what is no number above them.
    return [Float](unsafeUninitializedCapacity: columns) { largest, count in
        largest.initialize(repeating: 0)
        guard let largest = largest.baseAddress else { return }
        var row = start
        for _ in 0..<values.count / columns {
            for column in 0..<columns {
                let magnitude = row[column].bitPattern & 0x7FFF_FFFF
                let known = largest[column].bitPattern
                largest[column] = Float(
                    bitPattern: Int32(bitPattern: magnitude) > Int32(bitPattern: known) ? magnitude : known)
            }
            row += columns
        }
        count = columns
    }
}
