import ServalKernels

/// The result of comparing a model's shipped plan with a reference dump.
public struct VerificationReport: Sendable {
    /// What each step read: values of the reference, or those of the steps before.
    public let mode: VerificationMode
    /// The instruction set whose kernels were verified.
    public let backend: Backend
    /// The number of images in the dump, for which the model was compiled.
    public let batch: Int
    /// Who computed the reference, such as `Keras 3.15.1 on tensorflow`.
    public let reference: String
    /// Whether the network is in 8 bits or half precision: its layers are compared with the reference operators in the
    /// same precision, those in 8 bits for equality, and how far it is from the float32 dump is told, not judged.
    public let isReduced: Bool
    /// Whether the dump holds a sample of each layer's elements rather than all.
    public let isSampled: Bool
    /// Names of the layers of which a sample of the older rule has no element of some channel, so that a difference there is
    /// not seen; empty for a whole dump and for one that `Weights/dump_reference.py` of today writes.
    public let layersMissingChannels: [String]
    /// One for each layer of the model but its inputs, in the model's order.
    public let layers: [LayerComparison]
    /// The network's outputs after an ordinary run from the dump's input, in the model's order.
    public let outputs: [LayerComparison]
    /// The input made from the photo of the dump, compared with the input in the dump; nil when the dump was not made from a photo, or the model does not state its pre-processing.
    public let preprocessing: PreprocessingComparison?
    /// Steps whose value is no layer's of the model, such as one half of a separable convolution; the next step that
    /// stores a layer's value is compared.
    public let skippedSteps: [Int]

    /// Names of what failed, in order: layers, then outputs.
    public var failures: [String] {
        var names = layers.filter { $0.verdict != .passed }.map(\.name)
        for output in outputs where output.verdict != .passed && !names.contains(output.name) {
            names.append(output.name)
        }
        return names
    }

    /// Whether every layer, every output and the pre-processing passed.
    public var passed: Bool { failures.isEmpty && preprocessing?.passed ?? true }
}
