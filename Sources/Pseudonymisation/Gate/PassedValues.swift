import Extracts

/// Some short values that were searched in all their spellings and are nowhere: to search them again finds nothing either.
///
/// A town's name that is also the hub's stands in every other row, and to see that it proves nothing takes long.
struct PassedValues: Withheld {
  private static let bits = 8

  /// By the value's place; a later value takes an earlier one's.
  private var values: [(text: ShortText, kind: RawIdentifiers.Kind)?] = Array(repeating: nil, count: 1 << bits)

  func contains(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) -> Bool {
    guard let text = ShortText(value), let known = values[text.place(bits: Self.bits)] else { return false }
    return known.text == text && known.kind == kind
  }

  mutating func add(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) {
    guard let text = ShortText(value) else { return }
    values[text.place(bits: Self.bits)] = (text, kind)
  }
}
