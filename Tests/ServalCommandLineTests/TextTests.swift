import ServalCommandLine
import Testing

struct DecimalTests {
    @Test(arguments: [
        (3.14159, 2, "3.14"), (-3.14159, 2, "-3.14"), (2.5, 0, "2"), (3.5, 0, "4"), (0.999, 2, "1.00"),
        (-0.001, 2, "0.00"), (12.06, 1, "12.1"), (0.07, 3, "0.070"), (Double.nan, 2, "nan"),
        (-Double.infinity, 1, "-inf"),
    ])
    func `fixed decimals are rounded and padded`(value: Double, decimals: Int, text: String) {
        #expect(value.fixed(decimals) == text)
    }

    @Test(arguments: [
        (0.0, "0"), (1.0, "1.0e+00"), (3.14e-7, "3.1e-07"), (-2.55e10, "-2.6e+10"), (9.96, "1.0e+01"),
        (0.0999, "1.0e-01"),
        (1e-120, "1.0e-120"), (Double.infinity, "inf"),
    ])
    func `scientific notation has two significant digits`(value: Double, text: String) {
        #expect(value.scientific == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func `thousands are set apart`(value: Int, text: String) {
        #expect(value.grouped == text)
    }

    @Test(arguments: [(1023, "1023 B"), (1536, "1.5 KiB"), (9_699_328, "9.25 MiB")])
    func `bytes have the unit that suits them`(value: Int, text: String) {
        #expect(value.bytes == text)
    }
}

struct NameTests {
    @Test func `several names are told by the first and last, and how many they are`() {
        #expect([String]().firstToLast == "")
        #expect(["conv"].firstToLast == "conv")
        #expect(["conv", "norm"].firstToLast == "conv ... norm (2)")
        #expect((1...1200).map { "l\($0)" }.firstToLast == "l1 ... l1200 (1,200)")
    }
}

struct TableTests {
    private static var table: Table {
        var table = Table([.left("layer"), .right("MACs")])
        table.add("Conv1", "10,838,016")
        table.add("a, \"b\"", "7")
        return table
    }

    @Test func `columns are aligned and lines end without spaces`() {
        #expect(
            Self.table.text == """
                layer         MACs
                ------  ----------
                Conv1   10,838,016
                a, "b"           7

                """)
    }

    @Test func `comma-separated values quote what needs it`() {
        #expect(Self.table.csv == "layer,MACs\nConv1,\"10,838,016\"\n\"a, \"\"b\"\"\",7\n")
    }
}
