/// What an embedding program sees: `Model`, `Session`, `Tensor` and their errors.
///
///     let model = try Model(path: "pet-face-box.safetensors")
///     let session = try model.makeSession()
///     let outputs = try session.run([photo])
///
/// A model is immutable and may be shared by any number of threads; each thread runs a session of its own.
@_exported import ServalGraph
@_exported import ServalImage
@_exported import ServalKernels
@_exported import ServalTensor
@_exported import ServalWeights
