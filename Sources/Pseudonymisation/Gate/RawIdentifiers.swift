import Extracts
import Programme

/// Every identifier and every free text of an extract, also of people who did not consent: what the egress gate must
/// not find again.
enum RawIdentifiers {
  /// What a value is, which decides in which forms it is searched.
  enum Kind: UInt8, Sendable {
    case name, phone, birthDate, code, text

    /// Spellings that ``Spellings`` makes of one value, at most in nearly all cases.
    var spellings: Int {
      switch self {
      case .name: 5
      case .phone: 5
      case .birthDate: 7
      case .code, .text: 2
      }
    }
  }

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

/// How many identifiers an extract has: the more there are, the longer must one be to mean something in random bytes.
struct IdentifierCount: Sendable {
  /// At most; the same value in many rows counts each time.
  private(set) var spellings = 0

  mutating func add(_ kind: RawIdentifiers.Kind) { spellings += kind.spellings }
}
