import ServalWeights
import Testing

@Suite struct JSONParserTests {
    private func problem(_ text: String) -> JSONError.Problem? { problem(Array(text.utf8)) }

    private func problem(_ bytes: [UInt8]) -> JSONError.Problem? {
        do throws(JSONError) {
            _ = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
                try JSONParser.parse(UnsafeRawBufferPointer(bytes))
            }
            return nil
        } catch { return error.problem }
    }

    @Test(arguments: [
        ("0", JSONValue.int(0)), ("-0", .double(-0.0)), ("9223372036854775807", .int(.max)),
        ("-9223372036854775808", .int(.min)), ("1.0", .double(1)), ("1e3", .double(1000)), ("1E+3", .double(1000)),
        ("-2.5e-3", .double(-0.0025)), ("0.1", .double(0.1)), ("5e-324", .double(.leastNonzeroMagnitude)),
        ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)), ("1e-400", .double(0)),
        ("0.00784313725", .double(0.00784313725)),
        ("123456789012345678901234567890e-10", .double(1.2345678901234568e19)),
    ])
    func numbersAreExact(text: String, expected: JSONValue) throws {
        #expect(try JSONParser.parse(text) == expected)
        #expect(try JSONParser.parse(" [\(text) ,\n\t\(text)\r]") == [expected, expected])
    }

    @Test(arguments: ["01", "-", "+1", ".5", "1.", "1e", "1e+", "--1", "0x10", "1_000", "NaN", "Infinity", "-Infinity"])
    func whatIsNoNumberIsRefused(text: String) {
        #expect(problem(text) != nil)
        #expect(problem("[\(text)]") != nil)
    }

    @Test func numbersBeyondTheMachinesAreRefused() {
        for text in [
            "9223372036854775808", "-9223372036854775809", "1e309", "-1e309", String(repeating: "9", count: 5000),
        ] {
            #expect(problem(text) == .numberOutOfRange)
        }
    }

    @Test(arguments: [
        (#""""#, ""), (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"),
        (#""\u0041\u00e9\u20AC""#, "A\u{E9}\u{20AC}"),
        (#""\ud83D\uDE00!""#, "\u{1F600}!"), (#""\u0000""#, "\0"),
        ("\"\u{E9}\u{20AC}\u{1F600}\u{7F}\"", "\u{E9}\u{20AC}\u{1F600}\u{7F}"),
    ])
    func stringsAreUnescaped(text: String, expected: String) throws {
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test(arguments: [
        #""\x""#, #""\u12""#, #""\u12G4""#, #""\ud800""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#,
        #""\udc00""#,
        #""\ud800\ud800""#, #""\"#, #""\u"#, #""\ud83d\u"#,
    ])
    func brokenEscapesAreRefused(text: String) { #expect(problem(text) != nil) }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0x80], [0xE2, 0x82],
            [0xE2, 0x82, 0x41],
            [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF0, 0x9F, 0x98], [0xFF], [0xEF, 0xBB, 0xC0],
        ] as [[UInt8]])
    func whatIsNotUTF8IsRefused(bytes: [UInt8]) {
        for padding in 0..<9 {
            let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + bytes + [0x22]
            #expect(problem(text) == .invalidUTF8)
        }
    }

    @Test func structuresKeepTheirOrder() throws {
        let value = try JSONParser.parse(#" { "b" : [ ] , "a" : { } , "c":[null,true,false,{"d":1}] } "#)
        #expect(value == ["b": [], "a": [:], "c": [.null, true, false, ["d": 1]]])
        #expect(value.object?.keys == ["b", "a", "c"])
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "{\"a\" 1}", "{,}", "tru", "truE", "nulll", "1 2", "[] x", "\"a", "\"\u{1}\"", "\"a\nb\"", "'a'", "//",
        "\u{FEFF}1",
    ])
    func malformedTextsAreRefused(text: String) { #expect(problem(text) != nil) }

    @Test func aKeyMayStandOnlyOnce() {
        #expect(problem(#"{"a":1,"b":2,"a":3}"#) == .duplicateKey("a"))
        #expect(problem(#"{"x":{"a":1,"\u0061":3}}"#) == .duplicateKey("a"))
    }

    @Test(arguments: [1, 7, 8, 9, 10, 100])
    func aMemberIsFoundAmongAnyNumberOfThem(count: Int) throws {
        let members = (0..<count).map { "\"key \($0)\":\($0)" }.joined(separator: ",")
        var object = try #require(try JSONParser.parse("{\(members)}").object)
        for index in 0..<count { #expect(object["key \(index)"] == .int(index)) }
        #expect(object["key \(count)"] == nil)
        for index in 0..<count { #expect(problem("{\(members),\"key \(index)\":0}") == .duplicateKey("key \(index)")) }
        object["key 0"] = .null
        object["another"] = .bool(true)
        #expect(object.keys == (0..<count).map { "key \($0)" } + ["another"])
        #expect(object["key 0"] == .null && object["another"] == .bool(true))
    }

    @Test func depthAndCountAreBounded() throws {
        #expect(problem(String(repeating: "[", count: 1_000_000)) == .tooDeep(limit: 32))
        #expect(problem(String(repeating: "{\"a\":", count: 1_000_000)) == .tooDeep(limit: 32))
        let nested = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(problem(nested) == nil)
        #expect(problem("[" + nested + "]") == .tooDeep(limit: 32))
        var limits = JSONParser.Limits()
        limits.valueCount = 4
        #expect(throws: Never.self) { try JSONParser.parse("[1,2,3]", limits: limits) }
        #expect(throws: JSONError(.tooManyValues(limit: 4), at: 7)) {
            try JSONParser.parse("[1,2,3,4]", limits: limits)
        }
    }

    @Test func errorsSayWhere() {
        #expect(throws: JSONError(.unexpectedByte(UInt8(ascii: "}")), at: 5)) { try JSONParser.parse(#"{"a":}"#) }
        #expect(throws: JSONError(.unexpectedEnd, at: 4)) { try JSONParser.parse("[1, ") }
        #expect(throws: JSONError(.trailingBytes, at: 3)) { try JSONParser.parse("[] 1") }
    }

    @Test func truncationAnywhereIsAnError() {
        let text = Array(#"{"a":[1,-2.5e3,"x\u0041\n"],"b":{"c":null,"d":true}}"#.utf8)
        #expect(problem(text) == nil)
        for length in 0..<text.count { #expect(problem(Array(text[..<length])) != nil) }
    }
}

@Suite struct JSONWriterTests {
    private let value: JSONValue = [
        "name": "a \"b\"\\\n\u{1}\u{E9}", "numbers": [1, -2.5, 1e-7, .float(0.1)], "empty": [[], [:]], "nothing": .null,
        "nested": ["list": [["x": 1], ["y": true]]],
    ]

    @Test func whatIsWrittenReadsBack() throws {
        #expect(try JSONParser.parse(value.text()) == value)
        #expect(try JSONParser.parse(value.text(indented: true)) == value)
    }

    @Test func textsLookAsExpected() {
        #expect((["a": [1, 2.5], "b": ["c": false]] as JSONValue).text() == #"{"a":[1,2.5],"b":{"c":false}}"#)
        let expected = """
            [
              {
                "box": [1, 2.5],
                "none": {}
              }
            ]
            """
        #expect(([["box": [1, 2.5], "none": [:]]] as JSONValue).text(indented: true) == expected)
    }

    @Test func numbersThatJSONLacksBecomeNull() {
        #expect(([.double(.nan), .double(.infinity), .float(0.1)] as JSONValue).text() == "[null,null,0.1]")
    }
}
