/// How much is computed between two looks at whether a run is given up.
package enum CancellationInterval {
    /// Products, comparisons or the like: so few that they take some hundredths of a second on one core, so many that a usual
    /// layer is one interval.
    package static let usual = 0x1p28
}
