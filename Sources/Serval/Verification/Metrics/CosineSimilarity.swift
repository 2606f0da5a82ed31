/// Σ found · wanted / √(Σ found² · Σ wanted²).
struct CosineSimilarity {
    private var product = 0.0
    private var foundSquares = 0.0
    private var wantedSquares = 0.0

    mutating func add(_ found: Double, _ wanted: Double) {
        product += found * wanted
        foundSquares += found * found
        wantedSquares += wanted * wanted
    }

    /// 1 when both are zero throughout, 0 when only one is or a value is not a number.
    var value: Double {
        if foundSquares == 0, wantedSquares == 0 { return 1 }
        let cosine = product / (foundSquares.squareRoot() * wantedSquares.squareRoot())
        return cosine.isNaN ? 0 : min(max(cosine, -1), 1)
    }
}
