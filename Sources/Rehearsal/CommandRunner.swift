public import Foundation

/// Runs the two real commands as their users would, and keeps what they printed.
public struct CommandRunner {
  public struct Outcome {
    public let status: Int32
    public let output: String
    public let messages: String
  }

  /// The folder of the built commands: the one this program lies in.
  public static let binaries = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  let logs: URL

  /// - Parameter logs: An existing folder.
  public init(logs: URL) { self.logs = logs }

  /// Runs a command to its end; its output goes to `logs/<step>.out` and `.err` as well.
  ///
  /// - Throws: ``RehearsalError/commandFailed(step:status:messages:)`` on any exit code but 0.
  @discardableResult
  public func run(_ call: CommandCall) throws -> Outcome {
    try run(Self.binaries.appending(path: call.command), call.arguments, step: call.step)
  }

  /// Runs any program in the same way.
  @discardableResult
  public func run(_ program: URL, _ arguments: [String], step: String) throws -> Outcome {
    let output = logs.appending(path: step + ".out")
    let messages = logs.appending(path: step + ".err")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile(output)
    process.standardError = try emptyFile(messages)
    try process.run()
    process.waitUntilExit()
    let outcome = Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
    guard process.terminationReason == .exit, outcome.status == 0 else {
      throw RehearsalError.commandFailed(step: step, status: outcome.status, messages: outcome.messages)
    }
    return outcome
  }

  private func emptyFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
