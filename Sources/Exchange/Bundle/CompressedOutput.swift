/// Compresses what is written to it, then pads the result: one zstd frame, one zstd skippable frame of zeros.
final class CompressedOutput: ByteOutput {
  /// Zeros written at a time.
  private static let pieceLength = 1 << 16

  private let output: any ByteOutput
  private let encoder: ZstdEncoder
  private var length = 0
  private(set) var time = WorkTime()

  var path: String { output.path }

  init(to output: any ByteOutput) {
    self.output = output
    encoder = ZstdEncoder(path: output.path)
  }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    try pass(time.measure { () throws(ExchangeError) in try encoder.compress(bytes, isLast: false) })
  }

  func finish() throws(ExchangeError) {
    try pass(time.measure { () throws(ExchangeError) in try encoder.compress([], isLast: true) })
    let zeros = Padme.length(ofContent: length) - length - Padme.frameHeaderLength
    guard let fieldValue = UInt32(exactly: zeros) else { throw .tooLarge(file: path, limit: 1 << 35) }
    try output.write(Padme.frameHeader(zeros: fieldValue))
    for start in stride(from: 0, to: zeros, by: Self.pieceLength) {
      try output.write([UInt8](repeating: 0, count: min(Self.pieceLength, zeros - start)))
    }
  }

  private func pass(_ bytes: [UInt8]) throws(ExchangeError) {
    length += bytes.count
    if !bytes.isEmpty { try output.write(bytes) }
  }
}
