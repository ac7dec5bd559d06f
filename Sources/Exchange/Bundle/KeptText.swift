/// A table's CSV as it was encoded, kept for the sealing: in memory while it is small, then in a scratch file.
///
/// What was described, digested and seen by the egress gate is what is sealed: nothing encodes it a second time.
struct KeptText: Sendable {
  /// Bytes of one table that are held before they go to disk.
  static let heldBytes = 16 << 20

  private enum Piece: Sendable {
    case held([UInt8])
    case scratch(offset: Int, count: Int)
  }

  private let folder: String?
  private let heldBytes: Int
  private var pieces: [Piece] = []
  private var scratch: ScratchFile?
  /// Of all pieces.
  private(set) var count = 0

  /// - Parameter folder: Where the scratch file may be; `nil`: everything is held.
  init(scratchIn folder: String?, heldBytes: Int = heldBytes) {
    self.folder = folder
    self.heldBytes = heldBytes
  }

  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)``.
  mutating func append(_ bytes: [UInt8]) throws(ExchangeError) {
    count += bytes.count
    if let scratch {
      pieces.append(.scratch(offset: try scratch.append(bytes), count: bytes.count))
      return
    }
    pieces.append(.held(bytes))
    if let folder, count > heldBytes { try spill(to: ScratchFile(in: folder)) }
  }

  private mutating func spill(to file: ScratchFile) throws(ExchangeError) {
    for (place, piece) in pieces.enumerated() {
      guard case .held(let bytes) = piece else { continue }
      pieces[place] = .scratch(offset: try file.append(bytes), count: bytes.count)
    }
    scratch = file
  }

  /// Like ``forEachPiece(_:)``, to a visitor that throws whatever it likes.
  func handOver(to visit: ([UInt8]) throws -> Void) throws {
    for piece in pieces { try visit(bytes(of: piece)) }
  }

  /// - Throws: ``ExchangeError/cannotRead(file:reason:)``; what `visit` throws.
  func forEachPiece(_ visit: ([UInt8]) throws(ExchangeError) -> Void) throws(ExchangeError) {
    for piece in pieces { try visit(bytes(of: piece)) }
  }

  private func bytes(of piece: Piece) throws(ExchangeError) -> [UInt8] {
    switch piece {
    case .held(let bytes): bytes
    case .scratch(let offset, let count): try scratch?.read(at: offset, count: count) ?? []
    }
  }
}
