/// Reads a ustar archive as a stream: ask for each file by ``begin()``, then read it to its end.
final class TarReader: ByteInput {
  private let input: any ByteInput
  private var left = 0
  private var padding = 0

  var path: String { input.path }

  init(_ input: any ByteInput) { self.input = input }

  /// - Returns: The next file's name and size, or `nil` at the archive's proper end.
  /// - Throws: ``ExchangeError/archive(file:what:)``.
  func begin() throws(ExchangeError) -> TarHeader? {
    guard left == 0 else { throw refuse("a file was not read to its end") }
    guard try input.readFully(padding).allSatisfy({ $0 == 0 }) else { throw refuse("bytes after a file's end") }
    let block = try input.readFully(TarHeader.blockLength)
    guard block.count == TarHeader.blockLength else { throw refuse("it ends early") }
    if block.allSatisfy({ $0 == 0 }) {
      try requireEnd()
      return nil
    }
    guard let header = TarHeader(block: block) else { throw refuse("header block") }
    (left, padding) = (header.size, TarHeader.padding(after: header.size))
    return header
  }

  /// Bytes of the file at hand.
  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    guard left > 0 else { return [] }
    let bytes = try input.read(atMost: min(count, left))
    guard !bytes.isEmpty else { throw refuse("it ends early") }
    left -= bytes.count
    return bytes
  }

  private func requireEnd() throws(ExchangeError) {
    let last = try input.readFully(TarHeader.blockLength)
    guard last.count == TarHeader.blockLength, last.allSatisfy({ $0 == 0 }) else { throw refuse("end block") }
    guard try input.read(atMost: 1).isEmpty else { throw refuse("bytes after the end") }
  }

  private func refuse(_ what: String) -> ExchangeError { .archive(file: path, what: what) }
}
