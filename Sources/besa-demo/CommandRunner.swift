import Foundation

/// Runs the two real commands as their users would, and keeps what they printed.
struct CommandRunner {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The folder of the built commands: the one this program lies in.
  let binaries: URL
  let logs: URL

  init(logs: URL) {
    binaries = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    self.logs = logs
  }

  /// Runs a command to its end; its output goes to `logs/<step>.out` and `.err` as well.
  ///
  /// - Throws: ``DemoError/commandFailed(step:status:messages:)`` on any exit code outside `accepted`.
  @discardableResult
  func run(
    _ command: String, _ arguments: [String], step: String, accepting accepted: Set<Int32> = [0]
  ) throws -> Outcome {
    let output = logs.appending(path: step + ".out")
    let messages = logs.appending(path: step + ".err")
    let process = Process()
    process.executableURL = binaries.appending(path: command)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile(output)
    process.standardError = try emptyFile(messages)
    try process.run()
    process.waitUntilExit()
    let outcome = Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
    guard process.terminationReason == .exit, accepted.contains(outcome.status) else {
      throw DemoError.commandFailed(step: step, status: outcome.status, messages: outcome.messages)
    }
    return outcome
  }

  private func emptyFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

enum DemoError: Error, CustomStringConvertible {
  case folderInUse(path: String)
  case commandFailed(step: String, status: Int32, messages: String)
  case missingProgramme(path: String)

  var description: String {
    switch self {
    case .folderInUse(let path):
      """
      the folder already holds files that no demo wrote
        where: \(path)
        do:    name another folder with --into
      """
    case .commandFailed(let step, let status, let messages):
      """
      a step of the demo ended with exit code \(status)
        where: \(step)
        do:    read what it said, here and in the demo's logs folder
      \(messages)
      """
    case .missingProgramme(let path):
      """
      the programme file is not there
        where: \(path)
        do:    start the demo from the project's folder, or name the file with --programme
      """
    }
  }
}
