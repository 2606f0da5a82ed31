import ServalCommandLine
import Testing

struct FileErrorTests {
    @Test(arguments: ["a", ".", "file", "empty", "The file is empty."])
    func `a file whose name is part of the sentence is named all the same`(path: String) {
        let error = FileError(path: path, reason: "The file is empty.")
        #expect(error.description == "\(path): The file is empty.")
    }

    @Test func `a file that the sentence names is not named twice`() {
        let error = FileError(path: "a", reason: "Cannot read 'a': No such file or directory.")
        #expect(error.description == error.reason)
    }
}
