import Exchange
import Extracts
import Programme
import Pseudonymisation

/// Everything that a night's bundle would carry, counted; what stays, and why.
struct PreviewFacts {
  let home: HubHome
  let night: CalendarDate
  let coded: CodedExtract
  let extract: Extract
  let manifest: BundleManifest
  let withdrawals: Int
  let sources: [SourceCounts]

  init(_ prepared: PreparedNight) throws {
    home = prepared.home
    night = prepared.night
    coded = prepared.coded
    extract = prepared.extract
    manifest = prepared.manifest
    withdrawals = prepared.withdrawals
    sources = try prepared.coded.sources.compactMap { rows in
      try prepared.home.programme.source(rows.source).map { try SourceCounts(rows, of: $0) }
    }
  }

  var programme: ProgrammeFile { home.programme }

  /// The k of the programme's rules for a field: a published count of 1 to k − 1 is withheld.
  func smallest(of field: CodedField) -> Int { programme.policy.minimumCell[field.role] ?? 1 }

  /// The k of all fields that leave.
  var limits: [Int] { Set(sources.filter(\.countsPeople).flatMap(\.fields).map { smallest(of: $0.field) }).sorted() }

  func isSmall(_ count: Int, of field: CodedField, in source: SourceCounts) -> Bool {
    source.countsPeople && count > 0 && count < smallest(of: field)
  }

  /// Small groups of all fields.
  var smallGroups: Int {
    sources.reduce(0) { sum, source in
      sum
        + source.fields.reduce(0) { inner, field in
          inner + field.byValue.count { isSmall($0.count, of: field.field, in: source) }
        }
    }
  }

  /// Columns of a source that the hub reads and that never leave.
  func stays(of source: Source) -> [Column] {
    let used = Set(source.fields.flatMap(\.derivation.columns))
    return source.columns.filter { $0.role == .identifier || (!used.contains($0.name) && !$0.isForbidden) }
  }

  /// What the hub confirmed of its own columns, as `column → declared`.
  var mapped: [String] {
    guard let mapping = try? home.mapping() else { return [] }
    return mapping.sources.sorted { $0.key < $1.key }.flatMap { source, mapping in
      mapping.columns.sorted { $0.key < $1.key }.filter { $0.value != SourceMapping.leftOut }
        .map { "\(source): \($0.key) → \($0.value)" }
        + mapping.joined.sorted { $0.key < $1.key }
        .map { "\(source): \($0.value.joined(separator: " + ")) → \($0.key)" }
    }
  }

  /// The hub's own columns that it said are never to be read.
  var leftOut: [String] {
    guard let mapping = try? home.mapping() else { return [] }
    return mapping.sources.sorted { $0.key < $1.key }.flatMap { source, mapping in
      mapping.columns.filter { $0.value == SourceMapping.leftOut }.keys.sorted().map { "\(source): \($0)" }
    }
  }
}
