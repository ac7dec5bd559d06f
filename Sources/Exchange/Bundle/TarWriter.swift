/// Writes a ustar archive as a stream; every file's size is known before its bytes.
final class TarWriter: ByteOutput {
  private let output: any ByteOutput
  private var current: TarHeader?
  private var left = 0

  var path: String { output.path }

  init(to output: any ByteOutput) { self.output = output }

  func begin(_ name: String, size: Int) throws(ExchangeError) {
    try end()
    guard size <= TarHeader.mostBytes else { throw .tooLarge(file: name, limit: TarHeader.mostBytes) }
    let header = TarHeader(name: name, size: size)
    try output.write(header.bytes)
    (current, left) = (header, size)
  }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    left -= bytes.count
    guard left >= 0 else { throw .archive(file: path, what: "more bytes than announced") }
    try output.write(bytes)
  }

  /// Ends the last file and the archive.
  func finish() throws(ExchangeError) {
    try end()
    try output.write([UInt8](repeating: 0, count: 2 * TarHeader.blockLength))
  }

  private func end() throws(ExchangeError) {
    guard let current else { return }
    guard left == 0 else { throw .archive(file: path, what: "fewer bytes than announced") }
    try output.write([UInt8](repeating: 0, count: TarHeader.padding(after: current.size)))
    self.current = nil
  }
}
