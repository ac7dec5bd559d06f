import Glibc

/// The person at the keyboard, where there is one.
enum Terminal {
  /// Whether somebody can be asked: what is typed comes from a terminal, and what is said goes to one.
  static var isAsked: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Shows a prompt and waits for a line; `nil` when the input has ended.
  static func ask(_ prompt: String) -> String? {
    Console.prompt(prompt)
    return readLine(strippingNewline: true)
  }
}
