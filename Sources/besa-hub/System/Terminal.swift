import Glibc

/// The person at the keyboard, where there is one.
enum Terminal {
  /// Whether somebody can be asked: what is typed comes from a terminal, and what is said goes to one.
  static var isAsked: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Columns of the terminal that a descriptor writes to; `nil` where it is none.
  static func width(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? max(leastWidth, Int(size.ws_col)) : usualWidth
  }

  /// Narrower ones break lines themselves.
  private static let leastWidth = 40
  private static let usualWidth = 80

  /// Shows a prompt and waits for a line; `nil` when the input has ended.
  static func ask(_ prompt: String) -> String? {
    Console.prompt(prompt)
    return readLine(strippingNewline: true)
  }
}
