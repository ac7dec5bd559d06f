import FoundationEssentials
import Glibc
import Programme

/// How a participant's code gets to a command without standing in the shell's history.
enum CodePrompt {
  /// Longest line that is a code.
  private static let mostBytes = 1_000

  /// - Parameter argument: As it was given on the command line, which is told.
  /// - Throws: ``NightError/noCode`` for an empty or overlong one.
  static func read(_ argument: String?) throws(NightError) -> String {
    if let argument {
      Console.error(Words.current("withdraw.in_history"))
      return try checked(argument)
    }
    if isatty(0) == 1 { Console.error(Words.current("withdraw.prompt")) }
    return try checked(readLine() ?? "")
  }

  private static func checked(_ text: String) throws(NightError) -> String {
    guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= mostBytes else { throw .noCode }
    return text
  }
}
