/// The orientation that an XMP packet states (XMP specification, part 2, TIFF schema).
enum XMPOrientation {
    /// Finds the property `tiff:Orientation`, written as an attribute or as an element with a value of 1…8.
    static func find(_ packet: UnsafeRawBufferPointer) -> ImageOrientation? {
        let name: StaticString = "tiff:Orientation"
        let length = name.utf8CodeUnitCount
        var start = 0
        while start + length < packet.count {
            guard packet[start] == name.utf8Start[0], let rest = packet.suffixPointer(start).stripping(name) else {
                start += 1
                continue
            }
            start += length
            if let value = value(rest), let orientation = ImageOrientation(rawValue: value) { return orientation }
        }
        return nil
    }

    /// The number in `="6"`, `='6'` or `>6<`, with white space between the parts.
    private static func value(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var position = 0
        func skipSpace() {
            while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        }
        func take(_ characters: [UInt8]) -> Bool {
            guard position < bytes.count, characters.contains(bytes[position]) else { return false }
            position += 1
            return true
        }
        skipSpace()
        if take([0x3D]) {
            skipSpace()
            guard take([0x22, 0x27]) else { return nil }
        } else if !take([0x3E]) {
            return nil
        }
        skipSpace()
        guard position + 1 < bytes.count, (0x31...0x38).contains(bytes[position]) else { return nil }
        guard !(0x30...0x39).contains(bytes[position + 1]) else { return nil }
        return Int(bytes[position] - 0x30)
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes from an offset inside.
    fileprivate func suffixPointer(_ start: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[start...])
    }
}
