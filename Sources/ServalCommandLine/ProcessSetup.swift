import ServalWeights

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a program of commands asks of its process before it does anything.
enum ProcessSetup {
    static func run() {
        reserveStandardDescriptors()
        settleTemporaryFilesOnSignals()
        // A file that grows beyond the limit of the process is an error of writing, not the process' end.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Opens what stands in for a closed standard input, output or error, so that no file gets its number and the
    /// results written into it. Reading and writing there fail as they do on a closed descriptor.
    private static func reserveStandardDescriptors() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Signals that end the process still do, once the temporary files are removed or have their names.
    private static func settleTemporaryFilesOnSignals() {
        TemporaryFiles.prepare()
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] {
            let previous = signal(number) { number in
                TemporaryFiles.settle()
                signal(number, SIG_DFL)
                raise(number)
            }
            // A program started with `nohup` or in the background of a script goes on.
            if isIgnoring(previous) { signal(number, SIG_IGN) }
        }
    }

    private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
