/// The step of `ByteTile` where 16-bit values are multiplied in pairs: two widened values of a pixel.

typealias ByteSums = IntegerVector

/// Bytes that a step's weights of one vector of columns take.
@inline(always)
var weightVectorBytes: Int { 2 &* width }

@inline(always)
func loadSums(_ p: UnsafePointer<Int32>) -> ByteSums { loadIntegers(p) }

@inline(always)
func loadWeights(_ p: UnsafeRawPointer) -> PairVector { loadPairs(p.assumingMemoryBound(to: Int8.self)) }

/// The input of a step in every lane.
@inline(always)
func broadcastStep(_ p: UnsafeRawPointer) -> PairVector { broadcastPair(p.assumingMemoryBound(to: Int16.self)) }

@inline(always)
func multiplyAddStep(_ input: PairVector, _ weights: PairVector, _ sums: ByteSums) -> ByteSums {
    multiplyAddPairs(input, weights, sums)
}
