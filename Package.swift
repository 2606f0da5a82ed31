// swift-tools-version: 6.2
import PackageDescription

/// `.ci/sanitize` sets it: code that a sanitizer's compiler or run-time system does not take is then left out.
let isSanitized = Context.environment["SERVAL_SANITIZE"] != nil
let sanitizerSettings: [SwiftSetting] = isSanitized ? [.define("SANITIZE")] : []

/// Kernels are validated before they are called, so they are compiled without checks; the flags for one
/// instruction set apply on x86-64 only and are ignored when the package is built for another architecture.
func kernelSettings(_ features: [String]) -> [SwiftSetting] {
    let clangFlags = features.flatMap { ["-Xcc", "-Xarch_x86_64", "-Xcc", "-m\($0)"] }
    // Loops over the rows and vectors of a register tile have to be unrolled, or its sums would lie in memory.
    let unrolling = ["-Xllvm", "-unroll-threshold=4000"]
    return [.unsafeFlags(["-Ounchecked"] + unrolling + alignment + clangFlags)] + sanitizerSettings
}

/// Innermost loops begin on a cache line of 64 bytes, or their speed would depend on how long the code before them is.
#if arch(arm64)
    let alignment: [String] = []
#else
    let alignment = ["-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6"]
#endif

/// Whether the kernels of x86-64's extensions are built. A manifest sees the machine that builds, not the one that is built
/// for: on an arm64 machine `SERVAL_AVX=1` adds them, as for a program that holds both architectures.
#if arch(arm64)
    let hasAVX = Context.environment["SERVAL_AVX"] == "1"
#else
    let hasAVX = Context.environment["SERVAL_AVX"] != "0"
#endif

let avx2 = ["avx2", "fma", "f16c", "bmi2"]
let avxvnni = avx2 + ["avxvnni"]
let avx512 = avx2 + ["avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512vnni"]

/// What lies in Weights: model files, each in the product of its target, and what is in none.
let weightFiles: Set = [
    "LICENSES.md", "PetWeights+Float32.swift", "PetWeights+Int8.swift", "PetWeights+PairFloat32.swift",
    "PetWeights+PairInt8.swift", "README.md", "chelsea.png", "compare_applications.py", "dump_reference.py",
    "export_keras.py", "pet-face-box.dump.safetensors", "pet-face-box.int8.safetensors", "pet-face-box.md",
    "pet-face-box.safetensors", "pet-face-errors.png", "pet-face-landmarks.dump.safetensors",
    "pet-face-landmarks.int8.safetensors", "pet-face-landmarks.md", "pet-face-landmarks.safetensors",
    "pet-face-points.dump.safetensors", "pet-face-points.int8.safetensors", "pet-face-points.md",
    "pet-face-points.safetensors", "pet-faces-curves.png", "pet-faces.dump.safetensors", "pet-faces.int8.safetensors",
    "pet-faces.md", "pet-faces.safetensors", "pytest.ini", "requirements.txt", "serval_keras", "tests", "training",
]

/// A target of model files and the source that says which they are.
func petWeights(_ name: String, source: String, files: [String]) -> Target {
    .target(
        name: name, dependencies: ["ServalPets"], path: "Weights",
        exclude: weightFiles.subtracting(files + [source]).sorted(), sources: [source],
        resources: files.map { .copy($0) })
}

/// The C library's allocator is replaced, for the program and for the libraries that it loads.
let countedAllocator: [LinkerSetting] =
    isSanitized
    ? []
    : [
        .unsafeFlags(
            ["malloc", "calloc", "realloc", "memalign", "aligned_alloc", "posix_memalign"].flatMap {
                ["-Xlinker", "--defsym=\($0)=counted_\($0)", "-Xlinker", "--export-dynamic-symbol=\($0)"]
            }, .when(platforms: [.linux]))
    ]

let package = Package(
    name: "Serval",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [
        .library(name: "Serval", targets: ["Serval"]),
        .library(name: "ServalPets", targets: ["ServalPets"]),
        .library(name: "ServalPetWeightsFloat", targets: ["ServalPetWeightsFloat"]),
        .library(name: "ServalPetWeightsInt8", targets: ["ServalPetWeightsInt8"]),
        .library(name: "ServalPetPairWeightsFloat", targets: ["ServalPetPairWeightsFloat"]),
        .library(name: "ServalPetPairWeightsInt8", targets: ["ServalPetPairWeightsInt8"]),
        .library(name: "ServalQuantization", targets: ["ServalQuantization"]),
        .executable(name: "serval", targets: ["serval-cli"]),
        .executable(name: "serval-benchmark", targets: ["serval-benchmark"]),
    ],
    targets: [
        .target(name: "ServalTensor"),
        .target(name: "ServalKernelInterface"),
        .target(
            name: "ServalKernelsBaseline", dependencies: ["ServalKernelInterface"],
            swiftSettings: kernelSettings([])),
        .target(
            name: "ServalKernels",
            dependencies: ["ServalTensor", "ServalKernelInterface", "ServalKernelsBaseline"]),
        .target(name: "ServalGraph", dependencies: ["ServalTensor"]),
        .target(name: "ServalReference", dependencies: ["ServalTensor", "ServalGraph"]),
        .target(name: "ServalWeights", dependencies: ["ServalTensor", "ServalGraph"]),
        .target(
            name: "ServalRuntime",
            dependencies: ["ServalTensor", "ServalGraph", "ServalKernelInterface", "ServalKernels"]),
        .target(name: "ServalImage", dependencies: ["ServalTensor"]),
        .target(
            name: "Serval",
            dependencies: [
                "ServalTensor", "ServalGraph", "ServalWeights", "ServalKernels", "ServalRuntime", "ServalReference",
                "ServalImage",
            ]),
        .target(
            name: "ServalQuantization",
            dependencies: ["ServalTensor", "ServalGraph", "ServalWeights", "ServalKernels", "ServalRuntime"]),
        .target(name: "ServalPets", dependencies: ["Serval", "ServalImage"]),
        petWeights(
            "ServalPetWeightsFloat", source: "PetWeights+Float32.swift",
            files: ["pet-faces.safetensors", "pet-face-points.safetensors"]),
        petWeights(
            "ServalPetWeightsInt8", source: "PetWeights+Int8.swift",
            files: ["pet-faces.int8.safetensors", "pet-face-points.int8.safetensors"]),
        petWeights(
            "ServalPetPairWeightsFloat", source: "PetWeights+PairFloat32.swift",
            files: ["pet-face-box.safetensors", "pet-face-landmarks.safetensors"]),
        petWeights(
            "ServalPetPairWeightsInt8", source: "PetWeights+PairInt8.swift",
            files: ["pet-face-box.int8.safetensors", "pet-face-landmarks.int8.safetensors"]),
        // For the commands, which bring all networks; part of no product.
        .target(
            name: "ServalPetWeightsAll",
            dependencies: [
                "ServalPets", "ServalPetWeightsFloat", "ServalPetWeightsInt8", "ServalPetPairWeightsFloat",
                "ServalPetPairWeightsInt8",
            ]),
        .target(name: "ServalEvaluation", dependencies: ["ServalPets"]),
        .target(name: "ServalCommandLine", dependencies: ["ServalTensor", "ServalWeights", "ServalImage"]),
        .executableTarget(
            name: "serval-cli",
            dependencies: [
                "Serval", "ServalPets", "ServalPetWeightsAll", "ServalImage", "ServalEvaluation", "ServalCommandLine",
                "ServalQuantization",
            ],
            path: "Sources/serval-cli"),
        .executableTarget(
            name: "serval-benchmark",
            dependencies: ["Serval", "ServalPets", "ServalPetWeightsAll", "ServalImage", "ServalCommandLine"],
            path: "Benchmarks/serval-benchmark"),
        // For Tests/compare/compare_images.py; part of no product.
        .executableTarget(
            name: "serval-image-tool", dependencies: ["ServalImage"], path: "Tests/compare/serval-image-tool"),
        // What the fuzzers and the test that replays their corpora share; part of no product.
        .target(
            name: "ServalFuzzing",
            dependencies: [
                "ServalTensor", "ServalGraph", "ServalWeights", "ServalKernels", "ServalRuntime", "ServalReference",
                "ServalImage", "ServalPets", "ServalEvaluation", "ServalTestSupport",
            ],
            path: "Tests/fuzz/ServalFuzzing"),
        // Builders, generators and comparisons that the tests share; part of no product.
        .target(
            name: "ServalTestSupport",
            dependencies: ["ServalTensor", "ServalGraph", "ServalReference", "ServalWeights"],
            path: "Tests/ServalTestSupport"),
        // Records outputs' bits before and after a change; part of no product.
        .executableTarget(
            name: "serval-record",
            dependencies: [
                "Serval", "ServalTensor", "ServalGraph", "ServalWeights", "ServalKernels", "ServalQuantization",
                "ServalCommandLine", "ServalFuzzing", "ServalTestSupport",
            ],
            path: "Tests/record/serval-record"),

        .target(
            name: "AllocationCounter", path: "Tests/AllocationCounter",
            swiftSettings: sanitizerSettings, linkerSettings: countedAllocator),
        .testTarget(name: "ServalTensorTests", dependencies: ["ServalTensor"]),
        .testTarget(
            name: "ServalKernelsTests",
            dependencies: ["ServalKernels", "ServalKernelInterface", "ServalTensor", "ServalTestSupport"]),
        .testTarget(
            name: "ServalGraphTests",
            dependencies: ["ServalGraph", "ServalTensor", "ServalReference", "ServalTestSupport"]),
        .testTarget(
            name: "ServalReferenceTests",
            dependencies: ["ServalReference", "ServalGraph", "ServalTensor", "ServalTestSupport"],
            exclude: ["make_fixtures.py"], resources: [.copy("Fixtures")]),
        .testTarget(name: "ServalWeightsTests", dependencies: ["ServalWeights", "ServalGraph", "ServalTensor"]),
        .testTarget(
            name: "ServalRuntimeTests",
            dependencies: [
                "ServalRuntime", "ServalReference", "ServalGraph", "ServalTensor", "ServalKernels",
                "ServalQuantization", "ServalTestSupport", "AllocationCounter",
            ], swiftSettings: sanitizerSettings),
        .testTarget(name: "ServalImageTests", dependencies: ["ServalImage", "ServalTestSupport"]),
        .testTarget(
            name: "ServalCommandLineTests", dependencies: ["ServalCommandLine", "ServalTensor", "ServalWeights"]),
        // Run the built executables, which lie beside the tests.
        .testTarget(
            name: "ServalCommandTests",
            dependencies: ["serval-cli", "serval-benchmark", "ServalImage", "ServalWeights", "ServalTensor"]),
        .testTarget(
            name: "ServalTests",
            dependencies: [
                "Serval", "ServalWeights", "ServalGraph", "ServalImage", "ServalQuantization", "ServalReference",
                "ServalTensor", "ServalTestSupport", "AllocationCounter",
            ],
            exclude: ["make_fixtures.py"], resources: [.copy("Fixtures")], swiftSettings: sanitizerSettings),
        .testTarget(
            name: "ServalPetsTests",
            dependencies: [
                "ServalPets", "ServalPetWeightsAll", "Serval", "ServalImage", "ServalTensor", "ServalWeights",
                "ServalTestSupport", "AllocationCounter",
            ],
            swiftSettings: sanitizerSettings),
        .testTarget(
            name: "ServalQuantizationTests",
            dependencies: [
                "ServalQuantization", "ServalRuntime", "ServalReference", "ServalGraph", "ServalTensor",
                "ServalWeights", "ServalKernels", "ServalTestSupport",
            ]),
        .testTarget(name: "ServalEvaluationTests", dependencies: ["ServalEvaluation", "ServalPets"]),
        .testTarget(
            name: "ServalFuzzingTests", dependencies: ["ServalFuzzing", "ServalTestSupport"],
            path: "Tests/fuzz/ServalFuzzingTests"),
    ],
    swiftLanguageModes: [.v6]
)

if hasAVX, let kernels = package.targets.first(where: { $0.name == "ServalKernels" }) {
    for (name, features) in [
        ("ServalKernelsAVX2", avx2), ("ServalKernelsAVXVNNI", avxvnni), ("ServalKernelsAVX512", avx512),
    ] {
        package.targets.append(
            .target(
                name: name, dependencies: ["ServalKernelInterface"], swiftSettings: kernelSettings(features)))
        kernels.dependencies.append(.target(name: name))
    }
    kernels.swiftSettings = [.define("AVX")]
}

// Tests/fuzz/run names the instruction sets that it fuzzes; only there is libFuzzer, a part of the sanitizers.
if let fuzzed = Context.environment["SERVAL_FUZZING"] {
    // libFuzzer brings the main function.
    package.targets.append(
        .executableTarget(
            name: "serval-fuzz", dependencies: ["ServalFuzzing"], path: "Tests/fuzz/serval-fuzz",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
    // Unrolled kernels are instrumented at their functions' entries, and check addresses by calls: otherwise compiling
    // them takes tens of minutes.
    let instrumentation = [
        "-sanitize-coverage=func", "-Xllvm", "-sanitizer-coverage-inline-8bit-counters", "-Xllvm",
        "-sanitizer-coverage-pc-table", "-Xllvm", "-asan-instrumentation-with-call-threshold=0",
    ]
    // Memory that was not initialised is filled with other bytes each time.
    for target in package.targets where ["ServalTensor", "ServalImage"].contains(target.name) {
        target.swiftSettings = (target.swiftSettings ?? []) + [.define("FUZZING")]
    }
    let kernelTargets = package.targets.filter { $0.name.hasPrefix("ServalKernels") && $0.name != "ServalKernels" }
    for target in kernelTargets where target.swiftSettings != nil {
        if fuzzed.split(separator: ",").contains(where: { target.name == "ServalKernels\($0)" }) {
            target.swiftSettings?.append(.unsafeFlags(instrumentation))
        } else {
            target.path = "Tests/fuzz/stubs/\(target.name)"
            target.swiftSettings = nil
        }
    }
}
