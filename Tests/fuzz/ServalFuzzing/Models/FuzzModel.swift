/// Model files of small random networks.
package enum FuzzModel {
    /// The file of a new network.
    package static func file(_ random: inout FuzzRandom) -> [UInt8] { GraphGenerator.model(&random) }
}
