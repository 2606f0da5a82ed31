import ServalPets
import Testing

@Suite struct ResourceFolderTests {
    @Test func `Resources lie beside a program and beside the library that looks for them`() {
        #expect(
            ResourceFolder.bases(of: ["/opt/pets/bin/pets", "/opt/pets/lib/libPets.so"]) == [
                "/opt/pets/bin", "/opt/pets/lib",
            ])
        #expect(ResourceFolder.bases(of: ["/opt/pets/bin/pets", "/opt/pets/bin/pets"]) == ["/opt/pets/bin"])
        #expect(ResourceFolder.bases(of: ["/init"]) == ["/"])
        #expect(ResourceFolder.bases(of: []) == [])
    }

    @Test func `Within apps and frameworks they lie among the resources`() {
        #expect(
            ResourceFolder.bases(of: ["/Applications/Pets.app/Contents/MacOS/Pets"]) == [
                "/Applications/Pets.app/Contents/Resources", "/Applications/Pets.app/Contents/MacOS",
            ])
        #expect(ResourceFolder.bases(of: ["/var/containers/Pets.app/Pets"]) == ["/var/containers/Pets.app"])
        #expect(
            ResourceFolder.bases(of: ["/x/Pets.framework/Versions/A/Pets"]) == [
                "/x/Pets.framework/Versions/A", "/x/Pets.framework/Versions/A/Resources",
            ])
    }

    @Test func `They lie beside a bundle of tests or in it`() {
        #expect(
            ResourceFolder.bases(of: ["/tools/xctest", "/build/debug/Tests.xctest/Contents/MacOS/Tests"]) == [
                "/tools", "/build/debug/Tests.xctest/Contents/Resources",
                "/build/debug/Tests.xctest/Contents/MacOS", "/build/debug",
            ])
        #expect(ResourceFolder.bases(of: ["/build/debug/Tests.xctest"]) == ["/build/debug"])
    }

    @Test func `What is not there is told with the folders that were looked into and what to copy`() throws {
        let folder = ResourceFolder(target: "ServalNothing", address: #dsohandle)
        #expect(folder.path(of: "nothing") == nil)
        let weights = PetWeights(.endToEnd, in: folder, ending: ".safetensors")
        let error = #expect(throws: PetFaceError.self) { try PetFaceModels(weights: weights) }
        guard case .weightsNotFound(.faces, "pet-faces.safetensors", let resources, let searched)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(resources == folder.fileName && !searched.isEmpty)
        let text = "\(error!)"
        #expect(text.contains("copy the folder '\(resources)'"))
        for base in searched { #expect(text.contains("'\(base)'")) }
    }

    @Test func `The file that code lies in is that of the tests, and data of none lie in no file`() throws {
        let file = try #require(ProgramFile.containing(#dsohandle))
        #expect(file.contains(".xctest") && file.hasPrefix("/"))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
        defer { memory.deallocate() }
        #expect(ProgramFile.containing(memory) == nil)
        #expect(ProgramFile.executable?.hasPrefix("/") == true)
    }

    @Test func `Lines of the system's list of mapped files are read, spaces in paths included`() {
        let line = "7f10a0-7f10b0 r-xp 00000000 08:01 42                    /opt/my pets/libPets.so\n"
        #expect(ProgramFile.path(inMapping: line, holding: 0x7f10a0) == "/opt/my pets/libPets.so")
        #expect(ProgramFile.path(inMapping: line, holding: 0x7f10af) == "/opt/my pets/libPets.so")
        #expect(ProgramFile.path(inMapping: line, holding: 0x7f10b0) == nil)
        #expect(ProgramFile.path(inMapping: line, holding: 0x7f109f) == nil)
        for other in [
            "7f10a0-7f10b0 rw-p 00000000 00:00 0                          [heap]\n",
            "7f10a0-7f10b0 rw-p 00000000 00:00 0 \n", "7f10a0-7f10b0", "", "zz-yy a b c d /e", "\n",
        ] {
            #expect(ProgramFile.path(inMapping: other, holding: 0x7f10a0) == nil, "\(other)")
        }
    }
}
