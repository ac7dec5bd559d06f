import Extracts
import Programme

/// Every identifier and every free text of an extract, also of people who did not consent: what the egress gate must
/// not find again. One buffer, not one object per value.
struct RawIdentifiers: Withheld, Sendable {
  /// What a value is, which decides in which forms it is searched.
  enum Kind: UInt8, Sendable { case name, phone, birthDate, code, text }

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var kinds: [Kind] = []

  var count: Int { ends.count }

  mutating func add(_ value: ArraySlice<UInt8>, _ kind: Kind) {
    guard !value.isEmpty else { return }
    bytes += value
    ends.append(bytes.count)
    kinds.append(kind)
  }

  func value(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
  func kind(_ index: Int) -> Kind { kinds[index] }

  /// Columns of a source whose values may never leave, with their kind.
  static func columns(of source: Source, linkage: LinkageRule) -> [(number: Int, kind: Kind)] {
    source.columns.enumerated().compactMap { number, column in
      guard column.role == .identifier || column.kind == .text else { return nil }
      let kind: Kind =
        switch column.name {
        case linkage.nameColumn: .name
        case linkage.phoneColumn: .phone
        case linkage.birthDateColumn: .birthDate
        case linkage.codeColumn: .code
        default: .text
        }
      return (number, kind)
    }
  }
}
