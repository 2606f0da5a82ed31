import ServalRuntime

/// How fast the machine can be at what a plan does.
extension Machine {
    /// Of one core, in 10⁹ operations a second, two for each multiply-add.
    func peak(of step: Step) -> Double {
        step.hasQuantizedProducts ? peakByteGigaoperations ?? peakGigaflops : peakGigaflops
    }

    /// Of one core over a whole plan: its operations over the least time that they can take.
    func peak(of plan: Plan) -> Double {
        let least = plan.steps.reduce(0) { $0 + Double($1.multiplyAdds) / peak(of: $1) }
        return least > 0 ? Double(plan.multiplyAdds) / least : peakGigaflops
    }
}

extension Plan {
    /// Whether some of the work is in 8 bits.
    var isInteger: Bool { steps.contains(where: \.hasQuantizedProducts) }

    /// What operations are called.
    var rateUnit: String { isInteger ? "GOP/s" : "GFLOP/s" }
}
