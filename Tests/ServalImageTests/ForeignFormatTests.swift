import ServalImage
import Testing

@Suite("Foreign formats")
struct ForeignFormatTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let format: ForeignFormat
        private(set) var content: [UInt8] = []

        init(_ format: ForeignFormat) { self.format = format }

        func bytes(_ bytes: [UInt8]) -> Sample {
            var result = self
            result.content.append(contentsOf: bytes)
            return result
        }

        func text(_ text: String) -> Sample { bytes(Array(text.utf8)) }

        func repeated(_ byte: UInt8, _ count: Int) -> Sample { bytes([UInt8](repeating: byte, count: count)) }

        var testDescription: String { "\(format)" }
    }

    private static let samples: [Sample] = [
        Sample(.webP).text("RIFF\u{10}\0\0\0WEBPVP8 "),
        Sample(.avi).text("RIFF\u{10}\0\0\0AVI LIST"),
        Sample(.wave).text("RIFF\u{10}\0\0\0WAVEfmt "),
        Sample(.heic).text("\0\0\0\u{18}ftypheic\0\0\0\0mif1"),
        Sample(.heic).text("\0\0\0\u{18}ftypmif1\0\0\0\0mif1heic"),
        Sample(.avif).text("\0\0\0\u{1C}ftypavif\0\0\0\0avifmif1"),
        Sample(.avif).text("\0\0\0\u{1C}ftypmif1\0\0\0\0mif1avif"),
        Sample(.mp4).text("\0\0\0\u{18}ftypisom\0\0\u{2}\0isom"),
        Sample(.quickTime).text("\0\0\0\u{14}ftypqt  \0\0\0\0qt  "),
        Sample(.quickTime).text("\0\0\0\u{8}wide\0\0\0\0"),
        Sample(.canonRaw).text("\0\0\0\u{18}ftypcrx \0\0\0\u{1}"),
        Sample(.canonRaw).text("II*\0\u{10}\0\0\0CR\u{2}\0"),
        Sample(.jpegXL).bytes([0xFF, 0x0A, 0, 0]),
        Sample(.jpegXL).text("\0\0\0\u{C}JXL \r\n"),
        Sample(.jpeg2000).text("\0\0\0\u{C}jP  \r\n"),
        Sample(.jpeg2000).bytes([0xFF, 0x4F, 0xFF, 0x51]),
        Sample(.gif).text("GIF89a"),
        Sample(.gif).text("GIF87a"),
        Sample(.bmp).text("BM").bytes([58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]),
        Sample(.tiff).text("II*\0\u{8}\0\0\0\0\0"),
        Sample(.tiff).text("MM\0*\0\0\0\u{8}\0\0"),
        Sample(.tiff).text("II+\0\u{8}\0\0\0"),
        Sample(.digitalNegative).text("II*\0\u{8}\0\0\0").bytes([1, 0, 0x12, 0xC6, 1, 0, 4, 0, 0, 0, 1, 4, 0, 0]),
        Sample(.icon).bytes([0, 0, 1, 0, 1, 0, 16, 16]),
        Sample(.photoshop).text("8BPS\0\u{1}"),
        Sample(.gimp).text("gimp xcf v011"),
        Sample(.svg).text("<?xml version='1.0'?>\n<svg xmlns='x'/>"),
        Sample(.svg).text("  <svg width='3'>"),
        Sample(.openEXR).bytes([0x76, 0x2F, 0x31, 0x01]),
        Sample(.radianceHDR).text("#?RADIANCE\n"),
        Sample(.dds).text("DDS |\0\0\0"),
        Sample(.qoi).text("qoif\0\0\0\u{1}"),
        Sample(.portableBitmap).text("P4\n8 1\n\u{1}"),
        Sample(.portableBitmap).text("P1\n1 1\n0\n"),
        Sample(.portableAnymap).text("P7\nWIDTH 1\n"),
        Sample(.portableFloatmap).text("PF\n1 1\n-1\n"),
        Sample(.multipleImageNetworkGraphics).bytes([0x8A, 0x4D, 0x4E, 0x47]),
        Sample(.targa).bytes([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 4, 0, 24, 0]),
        Sample(.pcx).bytes([0x0A, 5, 1, 8, 0, 0, 0, 0]),
        Sample(.dicom).repeated(0, 128).text("DICM"),
        Sample(.fits).text("SIMPLE  = T"),
        Sample(.fujifilmRaw).text("FUJIFILMCCD-RAW 0201"),
        Sample(.olympusRaw).text("IIRO\u{8}\0\0\0"),
        Sample(.panasonicRaw).text("IIU\0\u{18}\0\0\0"),
        Sample(.matroska).bytes([0x1A, 0x45, 0xDF, 0xA3]),
        Sample(.ogg).text("OggS\0"),
        Sample(.mp3).text("ID3\u{3}"),
        Sample(.flac).text("fLaC"),
        Sample(.pdf).text("%PDF-1.7"),
        Sample(.postScript).text("%!PS-Adobe-3.0"),
        Sample(.html).text("<!DOCTYPE html><html>"),
        Sample(.html).text("\u{FEFF}\n <HTML><head>"),
        Sample(.xml).text("<?xml version='1.0'?><Error><Code>AccessDenied"),
        Sample(.json).text("{\"error\": 404}"),
        Sample(.base64).text("data:image/png;base64,iVBORw0KGgo"),
        Sample(.base64).text("/9j/4AAQSkZJRg"),
        Sample(.text).text("Not found\n"),
        Sample(.text).bytes([0xFF, 0xFE, 0x61, 0]),
        Sample(.gitLFSPointer).text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 4\n"),
        Sample(.officeDocument).bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]),
        Sample(.gzip).bytes([0x1F, 0x8B, 8, 0]),
        Sample(.zip).text("PK\u{3}\u{4}\u{14}\0photo.jpg"),
        Sample(.kerasArchive).text("PK\u{3}\u{4}\u{14}\0metadata.json{\"keras_version\": \"3\"}"),
        Sample(.bzip2).text("BZh91AY"),
        Sample(.xz).bytes([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
        Sample(.zstandard).bytes([0x28, 0xB5, 0x2F, 0xFD]),
        Sample(.sevenZip).bytes([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        Sample(.rar).text("Rar!\u{1A}\u{7}\0"),
        Sample(.tar).repeated(0x61, 257).text("ustar\0"),
        Sample(.appleDouble).bytes([0, 5, 0x16, 7, 0, 2, 0, 0]),
        Sample(.sqlite).text("SQLite format 3\0"),
        Sample(.program).bytes([0x7F, 0x45, 0x4C, 0x46, 2, 1]),
        Sample(.zeros).repeated(0, 100),
        Sample(.hdf5).bytes([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]),
        Sample(.safetensors).bytes([0x10, 0, 0, 0, 0, 0, 0, 0]).text("{\"a\":1}"),
        Sample(.tensorFlowLite).bytes([0x1C, 0, 0, 0]).text("TFL3"),
        Sample(.numPy).bytes([0x93]).text("NUMPY\u{1}\0"),
        Sample(.pickle).bytes([0x80, 4, 0x95, 0, 0, 0, 0, 0]),
    ]

    @Test("each kind of file is known by its first bytes and named in the error", arguments: samples)
    func named(_ sample: Sample) {
        let error = ImageError.foreignFormat(sample.format)
        #expect(throws: error) { try Image.decode(sample.content) }
        #expect(error.description.contains(sample.format.name))
        #expect(error.description.hasSuffix("."))
    }

    @Test("there is a sample of every kind")
    func complete() {
        #expect(Set(Self.samples.map(\.format)) == Set(ForeignFormat.allCases))
    }

    @Test("an empty file and unknown bytes have errors of their own")
    func unknown() {
        #expect(throws: ImageError.emptyFile) { try Image.decode([]) }
        #expect(throws: ImageError.unrecognizedFormat(leadingBytes: [0xAB, 0xCD, 0x01])) {
            try Image.decode([0xAB, 0xCD, 0x01])
        }
    }

    @Test("the files that are read are not taken for others")
    func ownFormats() throws {
        for fixture in JPEGFixtures.all + PNGFixtures.all {
            fixture.bytes.withUnsafeBytes { #expect(ImageFormat(content: $0) != nil) }
        }
    }
}
