/// How many bytes a table was applied to by shuffles of vectors, of which this instruction set has none.
@inline(always)
func lookUpBlocks(
    _ table: UnsafePointer<UInt8>, _ input: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ count: Int
) -> Int { 0 }
