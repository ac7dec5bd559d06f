/// One call of a built command, not yet made.
public struct CommandCall: Sendable {
  /// Name of the executable beside the running one.
  public let command: String
  public let arguments: [String]
  /// Name of the step, unique in a rehearsal: its log files are called after it.
  public let step: String

  public init(_ command: String, _ arguments: [String], step: String) {
    self.command = command
    self.arguments = arguments
    self.step = step
  }

  /// The same call with more arguments.
  public func adding(_ more: [String]) -> CommandCall {
    CommandCall(command, arguments + more, step: step)
  }
}
