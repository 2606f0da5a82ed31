/// A block of sums in 8 bits, `rows` pixels × `vectors` of neighbouring columns, in registers: see `RegisterTile`.
///
/// One step takes four bytes of the input of each pixel, as they are or widened, and the weights that belong to them.
struct ByteTile {
    let rows: Int
    let vectors: Int
    let sums: UnsafeMutablePointer<ByteSums>

    /// Calls `body` with a tile whose sums are not yet set. A tile has at most 28 vectors.
    @inline(always)
    static func with(_ rows: Int, _ vectors: Int, _ body: (ByteTile) -> Void) {
        let v = ByteSums(repeating: 0)
        var room = (v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)
        withUnsafeMutablePointer(to: &room) { room in
            let sums = UnsafeMutableRawPointer(room).assumingMemoryBound(to: ByteSums.self)
            body(ByteTile(rows: rows, vectors: vectors, sums: sums))
        }
    }

    /// Sets the sums to those of a task's pixels from `row` on.
    ///
    /// - Parameter hasKSegments: a literal: whether the sum may have several k segments.
    @inline(always)
    func multiply(_ task: QuantizedTask, _ row: Int, hasKSegments: Bool = false) {
        var at = 0
        while at < rows &* vectors {
            sums[at] = loadSums(task.biases + at % vectors &* width)
            at &+= 1
        }
        var weights = UnsafeRawPointer(task.weights)
        var input = task.input + row &* task.inputStrideBytes
        if hasKSegments {
            var left = task.kSegments
            repeat {
                multiplyStretch(input, task, &weights)
                input += task.kSegmentStep
                left &-= 1
            } while left > 0
        } else {
            multiplyStretch(input, task, &weights)
        }
    }

    @inline(always)
    private func multiplyStretch(_ start: UnsafeRawPointer, _ task: QuantizedTask, _ weights: inout UnsafeRawPointer) {
        var input = start
        let end = input + task.depth &* unfoldedElementBytes
        while input < end {
            add(input, stride: task.inputStrideBytes, weights)
            input += 4
            weights += vectors &* weightVectorBytes
        }
    }

    /// Adds one step of each pixel.
    @inline(always)
    private func add(_ input: UnsafeRawPointer, stride: Int, _ weights: UnsafeRawPointer) {
        let w0 = loadWeights(weights)
        let w1 = vectors > 1 ? loadWeights(weights + weightVectorBytes) : w0
        let w2 = vectors > 2 ? loadWeights(weights + 2 &* weightVectorBytes) : w0
        let w3 = vectors > 3 ? loadWeights(weights + 3 &* weightVectorBytes) : w0
        var row = 0
        while row < rows {
            let x = broadcastStep(input + row &* stride)
            var vector = 0
            while vector < vectors {
                let at = row &* vectors &+ vector
                sums[at] = multiplyAddStep(x, vector == 0 ? w0 : vector == 1 ? w1 : vector == 2 ? w2 : w3, sums[at])
                vector &+= 1
            }
            row &+= 1
        }
    }
}
