#if canImport(Glibc) && !SANITIZE
    import AllocationCounter
    import Serval
    import ServalImage
    import ServalPets
    import Testing

    /// The test is a process of its own, since the count is one of all threads.
    @Suite struct TrackerAllocationTests {
        @Test func `A frame without faces allocates nothing, one with faces no more the longer the video is`() async {
            let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
                var report = AllocationReport()
                for faces in 0...2 {
                    for side in [128, 512] {
                        var most = 0
                        let tracker = try TrackerAllocationTests.tracker()
                        let picture = try TrackerAllocationTests.picture(side: side, faces: faces)
                        try picture.withView { view in
                            for _ in 0..<60 { _ = try tracker.track(view) }
                            for frame in 60..<120 {
                                let detections = tracker.detectionCount
                                let count = try AllocationCounter.count {
                                    let found = try tracker.track(view)
                                    precondition(found.count == faces)
                                }
                                // What the detector answers is of another size, and unoptimized code boxes it.
                                if tracker.detectionCount > detections { continue }
                                if faces > 0, frame < 80 { most = max(most, count) }
                                report.note(
                                    count > most ? count : 0,
                                    "\(faces) faces in \(side) pixels, frame \(frame), at first \(most)")
                            }
                        }
                    }
                }
                report.write()
            }
            guard let text = result?.standardErrorContent, !text.isEmpty else { return }
            Issue.record(Comment(rawValue: String(decoding: text, as: UTF8.self)))
        }

        private static func tracker() throws -> PetFaceTracker {
            var faces = FaceNetworkFixture()
            (faces.height, faces.width, faces.channelCount) = (128, 128, 34)
            faces.box = [1.5, 1.5, 1.5, 1.5]
            var points = PointNetworkFixture()
            points.presence = (60, -3)
            return try PetFaceTracker(
                models: PetFaceModels(faces: faces.model(), points: points.model()), threads: .exactly(1))
        }

        private static func picture(side: Int, faces: Int) throws -> Image {
            var image = try Image(width: side, height: side, filledWith: .black)
            let unit = Double(side) / 128
            for face in 0..<faces {
                let (x, y) = (40 + 50 * Double(face), 40 + 50 * Double(face))
                func fill(_ dx: Double, _ dy: Double, _ size: Double, _ color: RGBAColor) {
                    image.fillRectangle(
                        Box(
                            x0: (x + dx) * unit, y0: (y + dy) * unit, x1: (x + dx + size) * unit,
                            y1: (y + dy + size) * unit), color: color)
                }
                fill(-8, -8, 16, RGBAColor(red: 255, green: 0, blue: 0))
                fill(-12, -12, 4, RGBAColor(red: 0, green: 255, blue: 0))
                fill(8, 8, 4, RGBAColor(red: 0, green: 0, blue: 255))
            }
            return image
        }
    }
#endif
