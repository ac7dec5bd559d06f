import Glibc

/// What people and scripts see: results on standard output, everything else on standard error.
enum Console {
  static func error(_ text: String) { write(fitted(text, to: 2), to: 2) }
  static func result(_ text: String) { write(fitted(text, to: 1), to: 1) }
  /// A question, which is answered on the same line.
  static func prompt(_ text: String) { write(text, to: 2, end: "") }

  /// A line that the next one takes the place of.
  static func overwrite(_ text: String) { write("\r\u{1B}[K" + text, to: 2, end: "") }

  /// On a terminal long lines end between words; files and pipes, and what machines read, get them as they are.
  private static func fitted(_ text: String, to descriptor: Int32) -> String {
    guard !text.hasPrefix("{"), !text.hasPrefix("["), let width = Terminal.width(of: descriptor) else { return text }
    return TextStyle.fit(text, to: width)
  }

  private static func write(_ text: String, to descriptor: Int32, end: String = "\n") {
    let bytes = Array((text + end).utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count <= 0 { return }
      written += count
    }
  }
}
