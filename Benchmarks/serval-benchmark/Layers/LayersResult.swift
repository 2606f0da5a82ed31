import Serval
import ServalCommandLine
import ServalRuntime
import ServalWeights

/// What `layers` has measured.
struct LayersResult {
    let model: String
    let session: Session
    let steps: [Samples]
    let total: Samples
    let machine: Machine

    private var plan: Plan { session.model.plan }
    private var peak: Double { machine.peak(of: plan) * Double(session.threadCount) }

    /// For each step the number of its region.
    private var regions: [Int] {
        plan.regions(threads: session.threadCount).enumerated().flatMap { number, region in
            region.steps.map { _ in number }
        }
    }

    private func peak(_ index: Int) -> Double { machine.peak(of: plan.steps[index]) * Double(session.threadCount) }

    private func gigaflops(_ index: Int) -> Double { 2 * Double(plan.steps[index].multiplyAdds) / steps[index].minimum }

    var records: [JSONObject] {
        let regions = regions
        return plan.steps.indices.map { index in
            let step = plan.steps[index]
            return [
                "step": .int(index), "region": .int(regions[index]), "kernel": .string(step.kernel),
                "shape": .array((plan.values[step.node]?.shape.dimensions ?? []).map(JSONValue.int)),
                "macs": .int(step.multiplyAdds), "min_us": .double(steps[index].minimum / 1e3),
                "p50_us": .double(steps[index].median / 1e3), "gops": .double(gigaflops(index)),
                "peak_fraction": .double(gigaflops(index) / peak(index)),
                "layers": .array(step.layers.map(JSONValue.string)),
            ]
        }
    }

    var json: JSONObject {
        [
            "model": .string(model), "backend": .string(session.model.backend.rawValue),
            "threads": .int(session.threadCount), "batch": .int(session.model.batch), "runs": .int(total.count),
            "peak_gops": .double(peak), "macs": .int(plan.multiplyAdds),
            "sum_of_min_us": .double(sum(\.minimum)), "sum_of_p50_us": .double(sum(\.median)),
            "steps": .array(records.map(JSONValue.object)), "machine": machine.json,
        ]
    }

    private func sum(_ measure: (Samples) -> Double) -> Double { steps.reduce(0) { $0 + measure($1) } / 1e3 }

    var text: String {
        var table = Table([
            .right("step"), .right("region"), .left("kernel"), .left("output"), .right("MACs"), .right("min us"),
            .right("p50 us"), .right("% time"), .right(plan.rateUnit), .right("% peak"), .left("layers"),
        ])
        let regions = regions
        let allMedians = sum(\.median)
        for (index, step) in plan.steps.enumerated() {
            let hasWork = step.multiplyAdds > 0
            let median = steps[index].median / 1e3
            table.add(
                "\(index)", "\(regions[index])", step.kernel, "\(plan.values[step.node]?.shape.dimensions ?? [])",
                step.multiplyAdds.grouped, (steps[index].minimum / 1e3).fixed(1), median.fixed(1),
                (100 * median / allMedians).fixed(1), hasWork ? gigaflops(index).fixed(1) : "",
                hasWork ? (100 * gigaflops(index) / peak(index)).fixed(1) : "", step.layers.firstToLast)
        }
        let minima = sum(\.minimum)
        let rate = 2 * Double(plan.multiplyAdds) / (minima * 1e3)
        table.add(
            "", "", "all steps", "", plan.multiplyAdds.grouped, minima.fixed(1), allMedians.fixed(1), "100.0",
            rate.fixed(1), (100 * rate / peak).fixed(1), "")
        return machine.text
            + "session    \("thread".counted(session.threadCount)), \(session.model.backend.rawValue), "
            + "\("run".counted(total.count))\n\n"
            + table.text
    }
}
