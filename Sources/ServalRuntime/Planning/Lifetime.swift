/// A buffer's size and the steps between which its contents matter, both ends included.
package struct Lifetime: Hashable, Sendable {
    package let byteCount: Int
    package let firstStep: Int
    package let lastStep: Int

    package init(byteCount: Int, firstStep: Int, lastStep: Int) {
        (self.byteCount, self.firstStep, self.lastStep) = (byteCount, firstStep, lastStep)
    }

    package func overlaps(_ other: Lifetime) -> Bool {
        firstStep <= other.lastStep && other.firstStep <= lastStep
    }
}
