import Foundation
import TestWorkshop

/// One run of the demo, shared by the tests that look at what it left.
enum DemoRun {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  static let seed: UInt64 = 20_260_331

  /// The demo's folder after a run that ended well; made once per test process.
  static let folder: Result<URL, any Error> = Result {
    let into = TestFolders.place("demo")
    let outcome = try Built.run("besa-demo", ["--into", into.path(percentEncoded: false), "--seed", String(seed)])
    guard outcome.status == 0 else {
      throw Failed(description: "besa-demo ended with \(outcome.status), seed \(seed)\n\(outcome.messages)")
    }
    try Data(outcome.output.utf8).write(to: into.appending(path: "logs/demo.out"))
    try Data(outcome.messages.utf8).write(to: into.appending(path: "logs/demo.err"))
    return into
  }
}

/// The built commands: they lie beside the test bundle.
enum Built {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func run(_ command: String, _ arguments: [String]) throws -> Outcome {
    try run(executable: folder.appending(path: command), arguments)
  }

  /// Runs any program to its end. Its output goes through files: a full pipe would stop it.
  ///
  /// - Parameter input: What is typed; nothing, unless given.
  static func run(
    executable: URL, _ arguments: [String], in workingFolder: URL? = nil, input: String? = nil
  ) throws -> Outcome {
    let scratch = TestFolders.place("run")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let output = scratch.appending(path: "out")
    let messages = scratch.appending(path: "err")
    try Data().write(to: output)
    try Data().write(to: messages)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = workingFolder ?? packageRoot
    // What a program that is killed leaves in the temporary folder goes with the run.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TMPDIR": scratch.path(percentEncoded: false)]) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let input {
      let typed = scratch.appending(path: "in")
      try Data(input.utf8).write(to: typed)
      process.standardInput = try FileHandle(forReadingFrom: typed)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
  }

  /// Every file below a folder, with its bytes.
  static func files(below folder: URL) throws -> [(name: String, bytes: Data)] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    var files: [(name: String, bytes: Data)] = []
    while let url = found?.nextObject() as? URL {
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      files.append((url.lastPathComponent, try Data(contentsOf: url)))
    }
    return files
  }
}
