public import Extracts
public import Sodium

/// Participants who took their consent back at this hub: their codes, each known by a keyed hash only.
///
/// Whoever is in it counts as somebody without consent, whatever the extract still says.
public final class WithdrawnCodes: Withheld, Sendable {
  /// Bytes of a mark: two codes of ten million meet in one of 10^24 hubs.
  private static let markLength = 16
  /// So that no other use of the key gives the same marks.
  private static let context = Array("besa withdrawal 1".utf8)

  public let marks: Set<[UInt8]>
  private let key: SecretBytes

  /// - Parameters:
  ///   - marks: What ``mark(of:)`` gave of each code.
  ///   - key: The hub's own, 32 bytes: without it nobody can test which code a mark is of.
  public init(marks: Set<[UInt8]>, key: consuming SecretBytes) {
    self.marks = marks
    self.key = key
  }

  /// - Parameter code: As somebody types or a cell holds it; case and spaces around it do not count.
  /// - Returns: 16 bytes; `nil` for an empty code.
  public func mark(of code: some Collection<UInt8>) -> [UInt8]? {
    let isSpace = { (byte: UInt8) in byte <= 32 }
    let bytes = code.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    if bytes.isEmpty { return nil }
    let upper = bytes.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
    return keyedHash(Self.context + upper, under: key, length: Self.markLength)
  }

  public func contains(_ code: some Collection<UInt8>) -> Bool {
    guard !marks.isEmpty, let mark = mark(of: code) else { return false }
    return marks.contains(mark)
  }
}
