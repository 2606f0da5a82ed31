/// Brings one component's rows to the width and height of the image.
///
/// Factors of two use libjpeg's triangle filter ("fancy upsampling"): ¾ of the nearer and ¼ of the further sample in
/// each direction, with its alternating rounding. Any other factor repeats samples.
struct JPEGUpsampler {
    private enum Method {
        case none
        case horizontalTriangle
        case verticalTriangle
        case bothTriangle
        case nearest
    }

    private let method: Method
    private let plane: UnsafePointer<UInt8>
    private let stride: Int
    private let planeRows: Int
    private let width: Int
    private let height: Int
    private let horizontal: Int
    private let vertical: Int
    private let maximumHorizontal: Int
    private let maximumVertical: Int
    /// Vertically weighted sums of one row, with one more at either end.
    private let sums: HeapBuffer<Int16>
    private let row: HeapBuffer<UInt8>

    /// - Parameters:
    ///   - component: A component with its samples; it has to outlive the upsampler.
    ///   - header: Its frame.
    init(_ component: JPEGComponent, plane: HeapBuffer<UInt8>, header: JPEGFrameHeader) {
        self.plane = UnsafePointer(plane.pointer)
        stride = component.stride
        planeRows = component.planeBlockRows * component.blockSize
        width = component.width
        height = component.height
        horizontal = component.horizontalSampling * (component.blockSize / header.blockSize)
        vertical = component.verticalSampling * (component.blockSize / header.blockSize)
        maximumHorizontal = header.maximumHorizontalSampling
        maximumVertical = header.maximumVerticalSampling
        sums = HeapBuffer(count: component.stride + 24)
        row = HeapBuffer(count: header.unitsPerRow * header.maximumHorizontalSampling * header.blockSize + 48)
        // Single samples of blocks are not interpolated, as in libjpeg.
        let isSmooth = header.blockSize > 1
        let isHalfWidth = horizontal * 2 == maximumHorizontal
        let isHalfHeight = vertical * 2 == maximumVertical
        if horizontal == maximumHorizontal, vertical == maximumVertical {
            method = .none
        } else if isSmooth, isHalfWidth, vertical == maximumVertical, width > 2 {
            method = .horizontalTriangle
        } else if isSmooth, horizontal == maximumHorizontal, isHalfHeight {
            method = .verticalTriangle
        } else if isSmooth, isHalfWidth, isHalfHeight, width > 2 {
            method = .bothTriangle
        } else {
            method = .nearest
        }
    }

    /// The samples of an image row, valid until the next call.
    func samples(ofRow y: Int, imageWidth: Int) -> UnsafePointer<UInt8> {
        switch method {
        case .none:
            return sourceRow(y)
        case .horizontalTriangle:
            widen(sourceRow(y))
            expandSums(evenBias: 1, oddBias: 2, shift: 2)
        case .verticalTriangle:
            blend(near: sourceRow(y / 2), far: farRow(y), bias: y % 2 == 0 ? 1 : 2)
        case .bothTriangle:
            sum(near: sourceRow(y / 2), far: farRow(y))
            expandSums(evenBias: 8, oddBias: 7, shift: 4)
        case .nearest:
            repeatSamples(sourceRow(y &* vertical / maximumVertical), imageWidth)
        }
        return UnsafePointer(row.pointer)
    }

    /// The row on the other side of an image row, or the border row itself.
    private func farRow(_ y: Int) -> UnsafePointer<UInt8> {
        let far = y / 2 &+ (y % 2 == 0 ? -1 : 1)
        return sourceRow(max(0, min(height &- 1, far)))
    }

    private func sourceRow(_ row: Int) -> UnsafePointer<UInt8> {
        plane + (row % planeRows) &* stride
    }

    private func widen(_ source: UnsafePointer<UInt8>) {
        let sums = sums.pointer + 1
        for x in Swift.stride(from: 0, to: width, by: 8) { store(loadWidened(source + x), sums + x) }
        repeatBorders(sums)
    }

    private func sum(near: UnsafePointer<UInt8>, far: UnsafePointer<UInt8>) {
        let sums = sums.pointer + 1
        for x in Swift.stride(from: 0, to: width, by: 8) {
            let a = loadWidened(near + x)
            store(a &+ a &+ a &+ loadWidened(far + x), sums + x)
        }
        repeatBorders(sums)
    }

    /// Repeating the outermost sums makes the filter return them unchanged, which is libjpeg's rule for the border.
    private func repeatBorders(_ sums: UnsafeMutablePointer<Int16>) {
        sums[-1] = sums[0]
        sums[width] = sums[width &- 1]
    }

    private func expandSums(evenBias: Int16, oddBias: Int16, shift: Int16) {
        let sums = UnsafePointer(sums.pointer + 1)
        let output = row.pointer
        let evenBiases = SIMD8<Int16>(repeating: evenBias)
        let oddBiases = SIMD8<Int16>(repeating: oddBias)
        let shifts = SIMD8<Int16>(repeating: shift)
        let eights = SIMD8<Int16>(repeating: 8)
        for x in Swift.stride(from: 0, to: width, by: 8) {
            let center = load(sums + x, as: SIMD8<Int16>.self)
            let weighted = center &+ center &+ center
            let even = (weighted &+ load(sums + (x &- 1), as: SIMD8<Int16>.self) &+ evenBiases) &>> shifts
            let odd = (weighted &+ load(sums + (x &+ 1), as: SIMD8<Int16>.self) &+ oddBiases) &>> shifts
            store(even | (odd &<< eights), output + x &* 2)
        }
    }

    private func blend(near: UnsafePointer<UInt8>, far: UnsafePointer<UInt8>, bias: Int16) {
        let output = row.pointer
        let biases = SIMD8<Int16>(repeating: bias)
        let twos = SIMD8<Int16>(repeating: 2)
        for x in Swift.stride(from: 0, to: width, by: 8) {
            let a = loadWidened(near + x)
            let blended = (a &+ a &+ a &+ loadWidened(far + x) &+ biases) &>> twos
            store(SIMD8<UInt8>(truncatingIfNeeded: blended), output + x)
        }
    }

    private func repeatSamples(_ source: UnsafePointer<UInt8>, _ imageWidth: Int) {
        let output = row.pointer
        if horizontal == maximumHorizontal {
            output.update(from: source, count: imageWidth)
        } else {
            for x in 0..<imageWidth { output[x] = source[x &* horizontal / maximumHorizontal] }
        }
    }
}
