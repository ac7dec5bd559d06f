import Extracts

/// One row of the person source as it is registered: whose it is, when it was made, where it stands, whether it consents.
///
/// Codes are keyed hashes of 128 bits here: two of ten million would meet in one of 10^24 runs.
struct RegistrationRecord: Withheld {
  static let length = 32

  let code: ParticipantCode
  let order: SubmissionOrder
  let place: RowPlace
  let consents: Bool

  init(code: ParticipantCode, order: SubmissionOrder, place: RowPlace, consents: Bool) {
    self.code = code
    self.order = order
    self.place = place
    self.consents = consents
  }

  init(_ bytes: Span<UInt8>, at start: Int) {
    code = ParticipantCode(high: bytes.word(at: start), low: bytes.word(at: start + 8))
    order = SubmissionOrder(rank: bytes.word(at: start + 16))
    let last = bytes.word(at: start + 24)
    place = RowPlace(export: Int(last >> 32), row: Int(last >> 1 & 0x7FFF_FFFF))
    consents = last & 1 == 1
  }

  /// - Parameter bytes: ``length`` of them.
  func write(to bytes: inout [UInt8]) {
    let last = UInt64(place.export) << 32 | UInt64(place.row) << 1 | (consents ? 1 : 0)
    var span = bytes.mutableSpan
    // Unsafe only for elements that not every pattern of bits is one of; bounds are checked.
    var target = unsafe span.mutableBytes
    target.storeBytes(of: code.high.littleEndian, toByteOffset: 0, as: UInt64.self)
    target.storeBytes(of: code.low.littleEndian, toByteOffset: 8, as: UInt64.self)
    target.storeBytes(of: order.rank.littleEndian, toByteOffset: 16, as: UInt64.self)
    target.storeBytes(of: last.littleEndian, toByteOffset: 24, as: UInt64.self)
  }
}

/// A row of one of a source's exports.
struct RowPlace: Equatable {
  /// Position among the exports of the source, oldest first.
  let export: Int
  let row: Int
}
