import ServalKernelInterface

/// Kernel identifiers for profiles, after XNNPACK's grammar: `f32_gemm_clamp_6x64__avx512`; `qu8` is 8 bits.
package enum KernelName {
    package static func pointwise(_ layout: MatrixLayout, residual: Bool = false, backend: Backend) -> String {
        "f32_gemm\(residual ? "_add" : "")_clamp_\(tile(layout, backend))__\(backend.rawValue)"
    }

    package static func blockStrassen(_ layout: BlockStrassenLayout, residual: Bool, backend: Backend) -> String {
        let tile = "\(layout.blockPixels)x\(2 * layout.vectorWidth * layout.vectors(ofPanel: 0))"
        return "f32_strassen\(residual ? "_add" : "")_clamp_\(tile)__\(backend.rawValue)"
    }

    package static func wholeMapStrassen(residual: Bool, backend: Backend) -> String {
        let tile = "\(2 * WholeMapStrassenLayout.mostRows)x\(2 * WholeMapStrassenLayout.lanes)"
        return "f32_strassen\(residual ? "_add" : "")_clamp_\(tile)__\(backend.rawValue)"
    }

    package static func convolution(_ layout: MatrixLayout, backend: Backend) -> String {
        "f32_igemm_clamp_\(tile(layout, backend))__\(backend.rawValue)"
    }

    package static func winograd(_ layout: WinogradLayout, residual: Bool, backend: Backend) -> String {
        "f32_winograd\(layout.tileSize)\(residual ? "_add" : "")_clamp_\(tile(layout.matrix, backend))__\(backend.rawValue)"
    }

    package static func depthwise(_ window: Window, isWinograd: Bool = false, backend: Backend) -> String {
        "f32_dwconv\(isWinograd ? "_winograd" : "")_clamp_\(size(window))__\(backend.rawValue)"
    }

    private static func size(_ window: Window) -> String {
        let stride = window.strideX == 1 && window.strideY == 1 ? "" : "s\(window.strideX)"
        return "\(window.height)x\(window.width)\(stride)"
    }

    /// For everything else: `f32_maxpool__avx2`.
    package static func other(_ operation: String, backend: Backend) -> String {
        "f32_\(operation)__\(backend.rawValue)"
    }

    /// In 8 bits; `c4` says how many neighbouring k are multiplied at once, `lut` that a table follows the clamp.
    package static func pointwise(
        _ layout: QuantizedMatrixLayout, residual: Bool = false, table: Bool = false, backend: Backend
    ) -> String {
        "qu8_gemm\(residual ? "_add" : "")_\(end(table))_\(tile(layout, backend))__\(backend.rawValue)"
    }

    package static func convolution(
        _ layout: QuantizedMatrixLayout, table: Bool = false, backend: Backend
    ) -> String {
        "qu8_igemm_\(end(table))_\(tile(layout, backend))__\(backend.rawValue)"
    }

    package static func quantizedDepthwise(_ window: Window, table: Bool = false, backend: Backend) -> String {
        "qu8_dwconv_\(end(table))_\(size(window))__\(backend.rawValue)"
    }

    private static func end(_ table: Bool) -> String { table ? "clamp_lut" : "clamp" }

    private static func tile(_ layout: QuantizedMatrixLayout, _ backend: Backend) -> String {
        let segment = [layout.first, layout.second, layout.third].first { $0.panels > 0 } ?? .none
        return "\(QuantizedTileChoice(backend: backend).rows(lanes: segment.lanes))x\(segment.lanes)c\(layout.group)"
    }

    private static func tile(_ layout: MatrixLayout, _ backend: Backend) -> String {
        let segment = [layout.first, layout.second, layout.third].first { $0.panels > 0 } ?? .none
        return "\(TileChoice(backend: backend).rows(lanes: segment.lanes))x\(segment.lanes)"
    }
}
