import ServalFuzzing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What libFuzzer calls. Source: https://llvm.org/docs/LibFuzzer.html
@_silgen_name("LLVMFuzzerMutate")
private func fuzzerMutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int) -> Int

/// The target that the environment names.
private let target: any FuzzTarget.Type = {
    let name = getenv("SERVAL_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTargets.named(name) else {
        fatalError("SERVAL_FUZZ_TARGET must be one of \(FuzzTargets.all.map { $0.name }.joined(separator: ", "))")
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    do {
        try target.check(UnsafeRawBufferPointer(start: data, count: size))
    } catch {
        fatalError("\(error)")
    }
    return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: CUnsignedInt
) -> Int {
    var mutator = Mutator(
        seed: UInt64(seed), lengthLimit: min(capacity, target.lengthLimit),
        mutateBytes: { bytes, limit in
            let room = max(limit, bytes.count, 1)
            bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                _ = buffer.initialize(from: bytes)
                if bytes.count < room { (start + bytes.count).initialize(repeating: 0, count: room - bytes.count) }
                count = fuzzerMutate(start, bytes.count, max(limit, 1))
            }
        })
    let result = target.mutate(Array(UnsafeBufferPointer(start: data, count: size)), &mutator)
    let count = min(result.count, capacity)
    result.withUnsafeBufferPointer { source in
        if let start = source.baseAddress { data.update(from: start, count: count) }
    }
    return count
}
