#if arch(x86_64)
    /// Multiplies with a panel of `lanes` columns: the width names the tile.
    @inline(always)
    func multiplyPanel(_ lanes: Int, _ task: PanelTask) {
        switch lanes {
        case 64: multiply6x4(task)
        case 48: multiply9x3(task)
        case 32: multiply14x2(task)
        case 16: multiply28x1(task)
        case 24: multiplyHalf8x3(task)
        default: multiplyHalf24x1(task)
        }
    }

    /// Pixels that the tile for panels of `lanes` columns computes at a time.
    func tileRows(_ lanes: Int) -> Int {
        switch lanes {
        case 64: 6
        case 48: 9
        case 32: 14
        case 16: 28
        case 24: 8
        default: 24
        }
    }

    private func multiply6x4(_ task: PanelTask) { multiplyTiles(6, 4, .exact, task) }

    private func multiply9x3(_ task: PanelTask) { multiplyTiles(9, 3, .exact, task) }

    private func multiply14x2(_ task: PanelTask) { multiplyTiles(14, 2, .exact, takesImages: true, task) }

    private func multiply28x1(_ task: PanelTask) { multiplyTiles(28, 1, .powersOfTwo, takesImages: true, task) }
#else
    /// Nothing calls these kernels on another processor.
    func multiplyPanel(_ lanes: Int, _ task: PanelTask) {}

    func tileRows(_ lanes: Int) -> Int { 1 }
#endif
