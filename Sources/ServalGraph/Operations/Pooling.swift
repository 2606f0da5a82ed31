import ServalTensor

package enum PoolingKind: String, Hashable, Sendable { case average, maximum }

/// The average or maximum of each window and channel; padding takes part in neither.
package struct Pooling: Hashable, Sendable {
    package var kind: PoolingKind
    package var window: Extent
    package var strides: Extent
    package var padding: Padding

    package init(kind: PoolingKind, window: Extent, strides: Extent, padding: Padding) {
        (self.kind, self.window, self.strides, self.padding) = (kind, window, strides, padding)
    }
}

/// The average or maximum over height and width: [n, c], or [n, 1, 1, c] when the dimensions are kept.
package struct GlobalPooling: Hashable, Sendable {
    package var kind: PoolingKind
    package var keepsDimensions: Bool

    package init(kind: PoolingKind, keepsDimensions: Bool) {
        (self.kind, self.keepsDimensions) = (kind, keepsDimensions)
    }
}
