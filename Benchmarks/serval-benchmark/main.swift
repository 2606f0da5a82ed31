import Serval
import ServalRuntime
import ServalKernels
import Foundation
let path = CommandLine.arguments[1]
let threads = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 1
let t0 = ContinuousClock.now
let model = try Model(path: path)
print("load", ContinuousClock.now - t0)
let session = model.makeSession(threads: .exactly(threads))
let n = model.inputs[0].shape.count
var x = (0..<n).map { Float(($0 * 7919) % 255) / 127.5 - 1 }
func peak() -> Double { MachineProbe(backend: model.backend).peakGigaflops(repetitions: 10) }
let p0 = peak()
let steps = model.plan.steps.count
var best = [Double](repeating: 1e9, count: steps)
var all: [Double] = []
var stamps = UnsafeMutablePointer<ContinuousClock.Instant>.allocate(capacity: steps)
x.withUnsafeBufferPointer { b in
  for i in 0..<1500 {
    let t = ContinuousClock.now
    try! session.run(reading: b)
    let d = ContinuousClock.now - t
    all.append(Double(d.components.attoseconds) * 1e-15)
  }
  var a = b.baseAddress!
  for i in 0..<500 {
    var prev = ContinuousClock.now
    withUnsafePointer(to: &a) { session.executor.run(inputs: UnsafeBufferPointer(start: UnsafePointer($0), count: 1), finishTimes: stamps) }
    for s in 0..<steps { let d = stamps[s] - prev; best[s] = min(best[s], Double(d.components.attoseconds) * 1e-12); prev = stamps[s] }
  }
}
all.sort()
let p1 = peak()
let macs = Double(model.plan.multiplyAdds)
print("peak", p0, p1, "min", all[0], "p50", all[all.count/2], "fraction", macs * 2 / all[0] / 1e6 / max(p0, p1) / Double(threads), "steps sum ms", best.reduce(0,+)/1000)
for s in 0..<steps { let st = model.plan.steps[s]
 let g = Double(st.multiplyAdds)*2/best[s]/1e3
 print(String(format: "%2d %8.1f us %6.1f GF %5.1f%%", s, best[s], g, 100*g/max(p0,p1)/Double(threads)), st.kernel, st.layers.last ?? "") }
