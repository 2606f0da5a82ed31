import Serval
import ServalCommandLine
import ServalTensor
import ServalWeights

/// Runs a network on each photo of a folder, and prints each result as soon as it is there.
struct PhotoRuns {
    let model: Model
    let file: ModelFile
    let session: Session
    let maxPixels: Int?
    /// How many classes are printed; nil for whole outputs.
    let top: Int?
    let asJSON: Bool

    /// - Returns: whether all photos were read and run.
    func run(_ paths: [String]) -> Bool {
        var list = asJSON || top == nil ? JSONList(count: paths.count) { Console.write($0) } : nil
        var progress = ProgressBar("running", total: paths.count, isHidden: Console.isOutputTerminal)
        var hasFailed = false
        for path in paths {
            do {
                let outputs = try reading(path) {
                    try session.run(RunInput.read(path: path, for: file, maxPixels: maxPixels))
                }
                print(path, outputs, &list)
            } catch {
                hasFailed = true
                if list == nil {
                    Console.writeError("\(error.description.printable)\n")
                } else {
                    list?.print(["file": .string(path), "error": .string(error.reason)])
                }
            }
            progress.advance()
        }
        list?.finish()
        return !hasFailed
    }

    private func print(_ path: String, _ outputs: [Tensor], _ list: inout JSONList?) {
        guard let top, let first = outputs.first else {
            let named = zip(model.outputs, outputs).map { ($0.name, $1) }
            list?.print(["file": .string(path), "outputs": RunOutput.json(named)])
            return
        }
        let classes = TopClasses(top, of: first, model: model)
        if list == nil {
            Console.write("\(path.printable)\n\(classes.text)\n")
        } else {
            var object: JSONObject = ["file": .string(path)]
            if let members = classes.json.object {
                for (key, value) in zip(members.keys, members.values) { object.insert(value, for: key) }
            }
            list?.print(.object(object))
        }
    }
}
