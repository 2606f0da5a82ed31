extension BinaryFloatingPoint {
    /// The value with a fixed number of decimals, rounded half to even: `3.14`; `nan`, `inf` and `-inf` as such.
    package func fixed(_ decimals: Int) -> String {
        let value = Double(self)
        guard value.isFinite else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
        guard let digits = UInt64(exactly: scaled) else { return "\(value)" }
        let unit = UInt64(scale)
        let sign = value < 0 && digits != 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(digits)" }
        let fraction = String(digits % unit)
        return "\(sign)\(digits / unit)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// Two significant digits with an exponent, for magnitudes of any order: `3.1e-07`; 0 as `0`.
    package var scientific: String {
        let value = Double(self)
        guard value.isFinite else { return "\(value)" }
        guard value != 0 else { return "0" }
        var exponent = 0
        var mantissa = value.magnitude
        while mantissa >= 9.95 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa < 0.995 {
            mantissa *= 10
            exponent -= 1
        }
        let digits = String(exponent.magnitude)
        return "\(value < 0 ? "-" : "")\(mantissa.fixed(1))e\(exponent < 0 ? "-" : "+")"
            + (digits.count < 2 ? "0" : "") + digits
    }
}

extension Int {
    /// Thousands apart: `2,257,984`.
    package var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }

    /// A number of bytes in the unit that suits it: `9.25 MiB`.
    package var bytes: String {
        switch magnitude {
        case 0..<1024: "\(self) B"
        case 1024..<1_048_576: "\((Double(self) / 1024).fixed(1)) KiB"
        default: "\((Double(self) / 1_048_576).fixed(2)) MiB"
        }
    }
}
