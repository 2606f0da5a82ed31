import ServalGraph
import ServalTensor

/// Which values are the same memory, and how long each is needed.
struct Liveness {
    /// For each node the node whose elements it shows.
    let aliases: [Int]
    /// For each stored value the position of the last item of the schedule that reads it; the end for the network's outputs.
    let lastReads: [Int: Int]

    init(graph: Graph, shapes: [Shape], schedule: Schedule) {
        var sources: [Int] = []
        for (index, node) in graph.nodes.enumerated() {
            sources.append(graph.isAlias(index, shapes: shapes) ? sources[node.inputs[0]] : index)
        }
        var last: [Int: Int] = [:]
        for (position, item) in schedule.items.enumerated() {
            for node in item {
                for input in graph.nodes[node].inputs { last[sources[input]] = position }
            }
        }
        for output in graph.outputs { last[sources[output]] = schedule.items.count }
        (aliases, lastReads) = (sources, last)
    }
}
