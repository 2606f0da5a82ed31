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
}
