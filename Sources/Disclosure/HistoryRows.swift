import Programme

/// What earlier releases add to a system: further unknowns, rows, and what each unknown must keep.
///
/// Unknowns are numbered behind those of the system: the classes and latents of each release, cells that follow from a
/// release although it does not show them, and what came since.
struct HistoryRows {
  struct Unknown {
    enum Status: Hashable {
      /// A published count of an earlier release.
      case shown
      /// Nobody is told, and readers must not find out: a withheld count of an earlier release, or what came since.
      case withheld(width: Int, top: Int)
      /// Part of sums only.
      case latent
    }

    var truth: Int
    /// Least value that a reader believes; `nil`: it may be negative.
    var least: Int?
    var status: Status
    /// The class of the new tables that it speaks of; `nil` where the new tables have no such cell.
    let cell: Int?
    /// What it is whatever the new tables are: a withheld count of an earlier release, or the two that it lies between,
    /// numbered from ``first``, a count of the new tables as −1 − key; `nil` for what has no such name.
    let identity: [Int]?
  }

  /// A change that is small and that readers could compute: it is why a cell is withheld.
  struct Since: Hashable {
    /// Class of the new tables.
    let cell: Int
    /// `+1 since March 2026 in Dibër`.
    let words: String
  }

  /// Number of the first unknown.
  let first: Int
  var unknowns: [Unknown] = []
  var rows: [CellSystem.Row] = []
  /// Cells that must be withheld: their count before is published, and the difference is small.
  var since: [Since] = []

  /// Number behind the last unknown of an earlier release itself.
  var endOfPast: Int

  init(first: Int) { (self.first, endOfPast) = (first, first) }

  func unknown(_ number: Int) -> Unknown { unknowns[number - first] }

  /// The number of a withheld unknown; `nil` where none has this identity.
  func number(of identity: [Int]) -> Int? {
    unknowns.firstIndex { $0.isWithheld && $0.identity == identity }.map { $0 + first }
  }

  /// - Returns: Its number.
  mutating func add(_ unknown: Unknown) -> Int {
    unknowns.append(unknown)
    return first + unknowns.count - 1
  }

  /// Σ coefficient × unknown = 0 (or ≤ 0).
  mutating func add(_ coefficients: [Int: Int], _ kind: CellSystem.Row.Kind) {
    let terms = coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    guard !terms.isEmpty else { return }
    rows.append(
      CellSystem.Row(terms: terms.map { .init(unknown: $0.key, coefficient: $0.value) }, kind: kind)
    )
  }

  /// A row of an earlier release, whose first unknown has this number here.
  mutating func add(_ row: CellSystem.Row, from offset: Int) {
    let terms = row.terms.map {
      CellSystem.Row.Term(unknown: $0.unknown + offset, coefficient: $0.coefficient)
    }
    rows.append(CellSystem.Row(terms: terms, kind: row.kind))
  }
}
