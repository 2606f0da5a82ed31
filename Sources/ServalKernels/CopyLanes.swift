/// Copies a row of a few vectors, too short for the library's function to pay.
@inline(__always)
func copyLanes(_ count: Int, from source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    var lane = 0
    while lane &+ 4 <= count {
        let offset = lane &* MemoryLayout<Float>.stride
        to.storeBytes(
            of: from.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self), toByteOffset: offset,
            as: SIMD4<Float>.self)
        lane &+= 4
    }
    while lane < count {
        target[lane] = source[lane]
        lane &+= 1
    }
}
