import ServalTensor

/// Where each buffer lies in the one arena of a session.
///
/// Greedy by size: buffers are placed from the largest to the smallest. Each one goes to the lowest offset at which it
/// meets no buffer that is already placed and alive at the same time. Large buffers thereby lie at the bottom, and
/// small ones fill the gaps that differing lifetimes leave between them. Ties are broken by order, so that the plan
/// is a function of its input. Offsets are multiples of `AlignedBuffer.alignment`.
package struct MemoryPlan: Sendable {
    /// One offset in bytes for each lifetime, in the order given.
    package let offsets: [Int]
    package let arenaByteCount: Int
    /// The most bytes alive at one step: no plan can be smaller.
    package let lowerBoundByteCount: Int
    /// What one buffer for each value would take.
    package let totalByteCount: Int

    package init(_ lifetimes: [Lifetime]) {
        let sizes = lifetimes.map { AlignedBuffer.aligned($0.byteCount) }
        var offsets = [Int](repeating: 0, count: lifetimes.count)
        var placed: [Int] = []
        var arena = 0
        let order = lifetimes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        for index in order {
            var offset = 0
            for other in placed where lifetimes[other].overlaps(lifetimes[index]) {
                if offset + sizes[index] <= offsets[other] { break }
                offset = max(offset, offsets[other] + sizes[other])
            }
            offsets[index] = offset
            arena = max(arena, offset + sizes[index])
            let position = placed.firstIndex { offsets[$0] > offset } ?? placed.endIndex
            placed.insert(index, at: position)
        }
        self.offsets = offsets
        arenaByteCount = arena
        totalByteCount = sizes.reduce(0, +)
        lowerBoundByteCount = Self.peak(lifetimes, sizes)
    }

    private static func peak(_ lifetimes: [Lifetime], _ sizes: [Int]) -> Int {
        // What is alive changes where a lifetime begins and behind its end.
        var changes: [(step: Int, byteCount: Int)] = []
        for (lifetime, size) in zip(lifetimes, sizes) {
            changes.append((lifetime.firstStep, size))
            changes.append((lifetime.lastStep + 1, -size))
        }
        // At one step ends come first.
        changes.sort { ($0.step, $0.byteCount) < ($1.step, $1.byteCount) }
        var (alive, peak) = (0, 0)
        for change in changes {
            alive += change.byteCount
            peak = max(peak, alive)
        }
        return peak
    }
}
