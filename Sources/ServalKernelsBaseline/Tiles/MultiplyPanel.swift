/// Multiplies with a panel of `lanes` columns: the width names the tile. These tiles fit sixteen vector registers.
@inline(always)
func multiplyPanel(_ lanes: Int, _ task: PanelTask) {
    switch lanes / width {
    case 2: multiply6x2(task)
    case 3: multiply3x3(task)
    default: multiply12x1(task)
    }
}

/// Pixels that the tile for panels of `lanes` columns computes at a time.
func tileRows(_ lanes: Int) -> Int {
    switch lanes / width {
    case 2: 6
    case 3: 3
    default: 12
    }
}

private func multiply6x2(_ task: PanelTask) { multiplyTiles(6, 2, .notOneAlone, takesImages: true, task) }

private func multiply3x3(_ task: PanelTask) { multiplyTiles(3, 3, .exact, takesImages: true, task) }

private func multiply12x1(_ task: PanelTask) { multiplyTiles(12, 1, .exact, task) }
