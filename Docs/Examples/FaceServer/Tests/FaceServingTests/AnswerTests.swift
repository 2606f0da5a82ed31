import FaceServing
import Foundation
import ServalPets
import Testing

@Suite struct AnswerTests {
    /// What the library itself finds in a photo.
    private static func expected(_ bytes: [UInt8]) throws -> (photo: Image, faces: [PetFace]) {
        let finder = try PetFaceFinder(models: try RunningServer.models.get(), threads: .exactly(1))
        let photo = try Image.decode(bytes, options: DecodeOptions(reduction: finder.reduction))
        return (photo, try finder.faces(in: photo).map { $0.atFullSize(of: photo) })
    }

    private static func rounded(_ values: Double...) -> [Double] { values.map { ($0 * 1000).rounded() / 1000 } }

    private static func check(_ answer: [String: Any], of bytes: [UInt8]) throws {
        let (photo, faces) = try expected(bytes)
        #expect(answer["width"] as? Int == photo.fullWidth)
        #expect(answer["height"] as? Int == photo.fullHeight)
        let found = try #require(answer["faces"] as? [[String: Any]])
        try #require(found.count == faces.count)
        for (face, object) in zip(faces, found) {
            #expect(object["species"] as? String == face.species?.rawValue)
            #expect(object["score"] as? Double == rounded(face.score)[0])
            #expect(object["roll_degrees"] as? Double == rounded(face.rollDegrees)[0])
            let clipped = face.box.clipped(width: photo.fullWidth, height: photo.fullHeight)
            #expect(object["box"] as? [Double] == rounded(clipped.x0, clipped.y0, clipped.x1, clipped.y1))
            let whole = rounded(face.box.x0, face.box.y0, face.box.x1, face.box.y1)
            #expect(object["unclipped_box"] as? [Double] == (clipped == face.box ? nil : whole))
            let landmarks = try #require(object["landmarks"] as? [String: [Double]])
            let visible = try #require(object["visible"] as? [String: Bool])
            #expect(landmarks.count == Landmark.allCases.count && visible.count == Landmark.allCases.count)
            for landmark in Landmark.allCases {
                let point = face.landmarks[landmark]
                #expect(landmarks[landmark.rawValue] == rounded(point.x, point.y))
                #expect(visible[landmark.rawValue] == face.visibility?.isVisible(landmark))
            }
        }
    }

    @Test func theAnswerForAPhotoIsTheLibrarysOwn() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with { server in
            let response = try await server.post(bytes)
            #expect(response.status == 200)
            #expect(response.headers["content-type"] == "application/json; charset=utf-8")
            let answer = try response.json()
            #expect((answer["faces"] as? [Any])?.count == 1)
            #expect(answer["file"] == nil && answer["warnings"] == nil)
            try Self.check(answer, of: bytes)
        }
    }

    @Test func everyFaceOfAPhotoComes() async throws {
        let bytes = try SamplePhotos.manyFaces(columns: 2, rows: 2)
        try await RunningServer.with { server in
            let answer = try await server.post(bytes).json()
            #expect((answer["faces"] as? [Any])?.count == 4)
            try Self.check(answer, of: bytes)
        }
    }

    @Test func aPhotoWithoutAFaceHasAnEmptyList() async throws {
        let bytes = [UInt8]("P5 64 64 255\n".utf8) + [UInt8](repeating: 90, count: 64 * 64)
        try await RunningServer.with { server in
            let response = try await server.post(bytes)
            #expect(response.status == 200)
            #expect((try response.json()["faces"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func theNameThatAClientGivesComesBack() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with { server in
            let found = try await server.post(bytes, to: "/faces?file=a%20%22b%22.png")
            #expect(try found.json()["file"] as? String == "a \"b\".png")
            let failed = try await server.post([1, 2, 3], to: "/faces?file=c.png")
            #expect(try failed.json()["file"] as? String == "c.png")
            #expect(try failed.json()["error"] != nil)
        }
    }

    @Test func aDamagedPhotoIsAnsweredWithItsWarnings() async throws {
        let whole = try SamplePhotos.chelsea()
        let half = [UInt8](whole.prefix(whole.count * 4 / 5))
        let warnings = try Image.decode(half).warnings.map(\.description)
        #expect(!warnings.isEmpty)
        try await RunningServer.with { server in
            let response = try await server.post(half)
            #expect(response.status == 200)
            let answer = try response.json()
            #expect(answer["warnings"] as? [String] == warnings)
            try Self.check(answer, of: half)
        }
    }

    @Test func requestsAtTheSameTimeGetIdenticalAnswers() async throws {
        let bytes = try SamplePhotos.chelsea()
        var settings = ServerSettings()
        (settings.workerCount, settings.queueLength) = (3, 64)
        try await RunningServer.with(settings) { server in
            let answers = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        // Several requests on one connection, as browsers and proxies have them.
                        try await server.connected { client in
                            var answers: [String] = []
                            for _ in 0..<4 {
                                let response = try await client.exchange("POST", "/faces", body: bytes)
                                #expect(response.status == 200)
                                answers.append(response.text)
                            }
                            return answers
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(answers.count == 32)
            #expect(Set(answers).count == 1)
            #expect(server.server.pool.load.answered == 32)
            #expect(server.server.pool.load.busy == 0)
        }
    }

    @Test func thePageAndTheHealthAreThere() async throws {
        var settings = ServerSettings()
        settings.workerCount = 2
        try await RunningServer.with(settings) { server in
            let page = try await server.send("GET", "/")
            #expect(page.status == 200)
            #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
            let health = try await server.send("GET", "/health")
            #expect(health.status == 200)
            #expect(try health.json()["status"] as? String == "ok")
            let load = try #require(try health.json()["load"] as? [String: Int])
            #expect(load["workers"] == 2 && load["busy"] == 0 && load["places"] == 0)
        }
    }
}
