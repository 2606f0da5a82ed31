/// How much is computed between two looks at whether a run is given up.
package enum WorkChunk {
    /// Products, comparisons or the like: so few that they take some hundredths of a second on one core, so many that a usual
    /// layer is one chunk.
    package static let usualSize = 0x1p28

    /// Channels as kernels compute them: by whole vectors.
    static func lanes(_ channels: Int) -> Double { Double((channels + 15) & ~15) }
}

extension Step {
    /// What all units together compute, as kernels do it: lanes that are padding count, too.
    var operations: Double {
        switch work {
        case .convolution(let step): Double(step.unitCount) * Double(step.outputSize.width) * step.operationsPerPixel
        case .depthwise(let step):
            Double(step.images * step.outputSize.height) * Double(step.outputSize.width) * step.operationsPerPixel
        case .pooling(let step): Double(step.unitCount) * Double(step.outputSize.width) * step.operationsPerPixel
        case .globalPooling(let step): WorkChunk.lanes(step.inputSize.channels) * step.pixelsOfAllImages
        case .integerConvolution(let step): Double(step.unitCount) * Double(step.outputWidth) * step.operationsPerPixel
        case .integerDepthwise(let step):
            Double(step.unitCount) * Double(step.outputSize.width) * step.operationsPerPixel
        case .integerPooling(let step): Double(step.unitCount) * Double(step.outputSize.width) * step.operationsPerPixel
        default: Double(max(multiplyAdds, SuperstepShares.elementWork * elementCount))
        }
    }
}
