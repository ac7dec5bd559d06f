/// A stream of which single lines can be read, and then the rest.
final class BufferedInput: ByteInput {
  /// Bytes asked of the input at a time.
  private static let pieceLength = 1 << 16

  private let input: any ByteInput
  private var buffer: [UInt8] = []
  private var position = 0

  var path: String { input.path }

  init(_ input: any ByteInput) { self.input = input }

  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    if position == buffer.count { return try input.read(atMost: count) }
    let end = min(buffer.count, position + count)
    defer { position = end }
    return Array(buffer[position..<end])
  }

  /// Reads up to the next line feed.
  ///
  /// - Returns: The line without its line feed, or `nil` when the input ends, or `limit` bytes pass, before one.
  func readLine(limit: Int) throws(ExchangeError) -> [UInt8]? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { position = end + 1 }
        return end - position <= limit ? Array(buffer[position..<end]) : nil
      }
      guard buffer.count - position <= limit else { return nil }
      searched = buffer.count
      let piece = try input.read(atMost: Self.pieceLength)
      if piece.isEmpty { return nil }
      (searched, buffer, position) = (searched - position, Array(buffer[position...]) + piece, 0)
    }
  }
}
