#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The probability that a logit stands for (sigmoid).
func probability(_ logit: Float) -> Double { probability(Double(logit)) }

func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

/// The probabilities that logits stand for.
func softmax(_ logits: [Float]) -> [Float] {
    let largest = logits.max() ?? 0
    let weights = logits.map { exponential($0 - largest) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
}

func exponential(_ value: Float) -> Float { exp(value) }

func logarithm(_ value: Double) -> Double { log(value) }

/// The position of the largest number; the first of equal ones. Nil for none.
func indexOfMaximum(_ values: [Float]) -> Int? {
    values.indices.max { (values[$0], $1) < (values[$1], $0) }
}
