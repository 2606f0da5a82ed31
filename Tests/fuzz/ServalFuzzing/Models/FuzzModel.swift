import ServalTestSupport

/// Model files of small random networks.
package enum FuzzModel {
    /// The file of a new network.
    package static func file(_ random: inout SplitMix64) -> [UInt8] { GraphGenerator.model(&random) }
}
