/// The geometry of a sliding window: convolution, depthwise convolution or pooling.
package struct Window: Equatable, Sendable {
    package var height: Int
    package var width: Int
    package var strideY: Int
    package var strideX: Int
    package var dilationY: Int
    package var dilationX: Int
    /// Rows and columns of padding before the image; what lies behind it follows from the output size.
    package var padTop: Int
    package var padLeft: Int
    package var inputHeight: Int
    package var inputWidth: Int
    package var outputWidth: Int

    package init(
        height: Int, width: Int, strideY: Int = 1, strideX: Int = 1, dilationY: Int = 1, dilationX: Int = 1,
        padTop: Int = 0, padLeft: Int = 0, inputHeight: Int, inputWidth: Int, outputWidth: Int
    ) {
        self.height = height
        self.width = width
        self.strideY = strideY
        self.strideX = strideX
        self.dilationY = dilationY
        self.dilationX = dilationX
        self.padTop = padTop
        self.padLeft = padLeft
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.outputWidth = outputWidth
    }
}
