import Foundation

/// Runs a program to its end and reads what it says.
enum Tool {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  static let hub = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "besa-hub").path(percentEncoded: false)

  /// - Parameters:
  ///   - program: A path, or a name that is found as the shell does.
  ///   - environment: What is set besides, or instead of, this process's own variables.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    for name in ["out", "err"] { try Data().write(to: URL(filePath: scratch.path + "/" + name)) }
    try Data(input.utf8).write(to: URL(filePath: scratch.path + "/in"))
    let process = Process()
    process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/env")
    process.arguments = program.hasPrefix("/") ? arguments : [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: scratch.path + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: scratch.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch.path + "/err")
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: scratch.path + "/out", encoding: .utf8),
      messages: try String(contentsOfFile: scratch.path + "/err", encoding: .utf8))
  }
}
