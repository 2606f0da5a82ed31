import ServalTensor

/// The four dimensions of a batch of maps (NHWC), by name.
struct MapShape {
    let batches, height, width, channels: Int

    init(batches: Int, height: Int, width: Int, channels: Int) {
        (self.batches, self.height, self.width, self.channels) = (batches, height, width, channels)
    }

    /// - Precondition: `shape` has four dimensions.
    init(_ shape: Shape) {
        precondition(shape.rank == 4, "a batch of maps has four dimensions, not the shape \(shape)")
        self.init(batches: shape[0], height: shape[1], width: shape[2], channels: shape[3])
    }

    var shape: Shape { Shape(validated: [batches, height, width, channels]) }
    var extent: Extent { Extent(height: height, width: width) }

    /// The row-major position of an element.
    func offset(batch: Int, row: Int, column: Int, channel: Int) -> Int {
        ((batch * height + row) * width + column) * channels + channel
    }
}

extension Padding {
    /// `resolve` for a window that is known to fit.
    func geometry(input: Extent, window: Extent, stride: Extent, dilation: Extent) -> MapGeometry {
        guard let geometry = resolve(input: input, window: window, stride: stride, dilation: dilation) else {
            preconditionFailure("a window of \(window) does not fit the padded input of \(input)")
        }
        return geometry
    }
}
