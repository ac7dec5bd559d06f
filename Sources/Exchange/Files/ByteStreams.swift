/// Bytes that arrive in pieces.
protocol ByteInput: AnyObject {
  /// The file that the bytes come from, for messages.
  var path: String { get }
  /// - Returns: 1 to `count` bytes; none only at the end.
  func read(atMost count: Int) throws(ExchangeError) -> [UInt8]
}

/// Where bytes go in pieces.
protocol ByteOutput: AnyObject {
  var path: String { get }
  func write(_ bytes: [UInt8]) throws(ExchangeError)
}

extension PosixFile: ByteInput {}

/// Bytes in memory, read as a stream.
final class ArrayInput: ByteInput {
  let path: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func read(atMost count: Int) -> [UInt8] {
    let end = min(bytes.count, position + count)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}

/// A stream kept in memory.
final class ArrayOutput: ByteOutput {
  let path: String
  private(set) var bytes: [UInt8] = []

  init(path: String) { self.path = path }

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

extension ByteInput {
  /// - Returns: `count` bytes, or fewer at the end.
  func readFully(_ count: Int) throws(ExchangeError) -> [UInt8] {
    var bytes = try read(atMost: count)
    while bytes.count < count {
      let piece = try read(atMost: count - bytes.count)
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }
}
