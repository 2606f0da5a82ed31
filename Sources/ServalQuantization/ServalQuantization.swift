/// Makes networks in 8 bits or half precision of float32 ones: `Quantizer` and what it reports.
///
/// What it takes and gives of the modules below comes with it: tensors, limits and the errors of model files.
@_exported import ServalGraph
@_exported import ServalTensor
@_exported import ServalWeights
