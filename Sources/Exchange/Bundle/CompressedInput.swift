/// Reads what ``CompressedOutput`` writes, and refuses anything else after the frame.
final class CompressedInput: ByteInput {
  private static let pieceLength = 1 << 16

  private let input: any ByteInput
  private let decoder: ZstdDecoder
  /// Most bytes of content; a frame that holds more is refused when it gets there.
  private let limit: Int
  private var compressed: [UInt8] = []
  private var consumed = 0
  /// Compressed bytes before the piece at hand.
  private var before = 0
  private var content: [UInt8] = []
  private var position = 0
  private var total = 0

  var path: String { input.path }

  init(_ input: any ByteInput, limit: Int) {
    self.input = input
    self.limit = limit
    decoder = ZstdDecoder(path: input.path)
  }

  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    while position == content.count && !decoder.isFinished { try decompressNext() }
    let end = min(content.count, position + count)
    defer { position = end }
    return Array(content[position..<end])
  }

  private func decompressNext() throws(ExchangeError) {
    if consumed == compressed.count {
      before += compressed.count
      compressed = try input.read(atMost: Self.pieceLength)
      consumed = 0
      guard !compressed.isEmpty else { throw .compression(file: path, what: "it ends early") }
    }
    content = try decoder.decompress(compressed, from: &consumed)
    position = 0
    total += content.count
    guard total <= limit else { throw .tooMuchInside(file: path, limit: limit) }
    if decoder.isFinished { try requirePadding() }
  }

  /// What follows the frame is the padding frame of the length that the frame asks for, and then nothing.
  private func requirePadding() throws(ExchangeError) {
    let length = before + consumed
    let zeros = Padme.length(ofContent: length) - length - Padme.frameHeaderLength
    var expected = Padme.frameHeader(zeros: UInt32(truncatingIfNeeded: zeros))[...]
    var zerosLeft = zeros
    var piece = compressed[consumed...]
    while !piece.isEmpty {
      let header = piece.prefix(expected.count)
      let rest = piece.dropFirst(header.count)
      guard expected.starts(with: header), rest.count <= zerosLeft, rest.allSatisfy({ $0 == 0 }) else {
        throw .compression(file: path, what: "padding is not as the bundle form says")
      }
      expected = expected.dropFirst(header.count)
      zerosLeft -= rest.count
      piece = try input.read(atMost: Self.pieceLength)[...]
    }
    guard expected.isEmpty && zerosLeft == 0 else { throw .compression(file: path, what: "padding is too short") }
  }
}
