import Programme

/// Which people a cell counts, field by field; a field that it does not restrict is absent.
struct AuditMeaning: Hashable {
  let codes: [Int: Set<Int>]

  func isSubset(of other: AuditMeaning) -> Bool {
    other.codes.allSatisfy { field, admitted in codes[field].map { $0.isSubset(of: admitted) } ?? false }
  }
}

/// The fields that cells restrict: those of the meanings, then the conditions, each with the values no, yes and unknown.
struct AuditFields {
  private let conditions: [Condition: Int]

  init(_ tables: PublishedTables) {
    let fields = tables.cells.flatMap { $0.meaning.admitted.keys }
    let conditions = Set(tables.cells.flatMap { $0.meaning.conditions.keys }).map {
      (text: $0.auditText, condition: $0)
    }
    let first = (fields.max() ?? -1) + 1
    self.conditions = Dictionary(
      uniqueKeysWithValues: conditions.sorted { $0.text < $1.text }.enumerated().map { ($1.condition, first + $0) })
  }

  /// Everybody is everybody: that condition restricts nothing.
  func meaning(_ meaning: TableSet.Meaning) -> AuditMeaning {
    var codes = meaning.admitted
    for (condition, truth) in meaning.conditions where condition != .everyone || truth != .yes {
      if let field = conditions[condition] { codes[field] = truth.auditCodes }
    }
    return AuditMeaning(codes: codes)
  }
}

/// A field's values as far as cells tell them apart.
struct AuditAtoms {
  /// Number of each code that some cell admits; codes that no cell tells apart share one.
  private var atomOfCode: [Int: Int] = [:]
  /// How many codes each is; of the codes that no cell admits nobody knows how many there are.
  private(set) var codes: [Int] = []
  private(set) var count = 0

  /// - Parameters:
  ///   - restrictions: What cells admit of the field.
  ///   - isClosed: Whether some grouping says that these codes are all there are.
  init(_ restrictions: [Set<Int>], isClosed: Bool) {
    var holders: [Int: [Int]] = [:]
    for (number, codes) in restrictions.enumerated() { for code in codes { holders[code, default: []].append(number) } }
    var known: [[Int]: Int] = [:]
    for (code, own) in holders.sorted(by: { $0.key < $1.key }) {
      let atom = known[own] ?? count
      if atom == count {
        known[own] = atom
        count += 1
        codes.append(0)
      }
      codes[atom] += 1
      atomOfCode[code] = atom
    }
    if !isClosed {
      count += 1
      codes.append(2)
    }
  }

  /// Ascending; all for `nil`.
  func numbers(of codes: Set<Int>?) -> [Int] {
    guard let codes else { return Array(0..<count) }
    return Set(codes.compactMap { atomOfCode[$0] }).sorted()
  }
}
