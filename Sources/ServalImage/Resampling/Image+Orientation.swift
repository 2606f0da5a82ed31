extension Image {
    /// The picture turned and mirrored so that one stored with this orientation stands upright.
    public func oriented(_ orientation: ImageOrientation) -> Image {
        if orientation == .up { return self }
        let turnedWidth = orientation.swapsAxes ? height : width
        let turnedHeight = orientation.swapsAxes ? width : height
        let walk = OrientedWalk(orientation, width: width, height: height)
        var result = Image(validWidth: turnedWidth, height: turnedHeight) { output in
            pixels.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                walk.copy(base, to: output, turnedWidth, turnedHeight, bytesPerPixel: 3)
            }
        }
        if let alpha {
            result.alpha = [UInt8].written(count: alpha.count) { output in
                alpha.withUnsafeBufferPointer { source in
                    guard let base = source.baseAddress else { return }
                    walk.copy(base, to: output, turnedWidth, turnedHeight, bytesPerPixel: 1)
                }
            }
        }
        result.warnings = warnings
        result.fullSize = fullSize?.oriented(orientation, width: width, height: height)
        return result
    }
}
