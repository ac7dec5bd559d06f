/// Why a table set cannot be protected, audited, read or written.
public enum DisclosureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A sum that does not hold.
  public struct Mismatch: Sendable, Equatable {
    /// The parent cell.
    public let cell: String
    public let dimension: String
    /// Sum of the parts minus the parent.
    public let off: Int
  }

  /// A cell that the policy wants shown, and why it cannot be.
  public struct Unmet: Sendable, Equatable {
    public let cell: String
    public let reason: String
  }

  /// A sum whose largest contributor is not uncertain enough.
  public struct Room: Sendable, Equatable {
    public let cell: String
    public let lacking: Int
  }

  case mismatch([Mismatch])
  /// A cell that lies inside another one counts more.
  case partAboveWhole(part: String, whole: String, off: Int)
  /// Cells that no list of people can produce together, though each sum holds.
  case contradiction(cells: [String])
  /// No list of people was found behind linked tables, nor a proof that there is none.
  case noPeopleFound
  case differentCounts(one: String, other: String)
  case duplicate(cell: String)
  case badCount(cell: String)
  case unknownCode(dimension: String, code: String)
  case cycle(dimension: String)
  case badAddress(cell: String, codes: Int, dimensions: Int)
  /// The policy says nothing about a role that a cell has.
  case noRule(role: String, part: String)
  /// No pattern makes these cells safe under the policy.
  case cannotProtect(cells: [String])
  /// No pattern hides how few came or went since an earlier release.
  case tooFewSince(changes: [String])
  /// The policy wants these cells shown, and they cannot be.
  case mustPublish([Unmet])
  /// The policy names cells that the set does not have.
  case noSuchCell([String])
  /// No multiples of the base, adjacent or next, add up in all tables of these cells.
  case cannotRound(base: Int, cells: [String])
  /// Withheld sums from which somebody could come too close to the largest amount.
  case dominated([Room])
  case cannotMerge(dimension: String, codes: [String], why: String)
  case auditFailed([AuditFinding])
  case solver(cell: String)
  /// An attacker who knows people was asked for, without the counts of combinations.
  case noInnerCounts(attacker: String)
  case file(path: String, line: Int?, what: String)

  public var description: String {
    """
    \(what)
      where: \(place)
      do:    \(remedy)
    """
  }
}

extension DisclosureError {
  private var what: String {
    switch self {
    case .mismatch(let all): "\(all.count) sums do not add up"
    case .partAboveWhole(_, _, let off): "a part is larger than its whole, by \(off)"
    case .contradiction: "no list of people gives these counts together"
    case .noPeopleFound: "no people were found whose answers give these linked tables"
    case .differentCounts: "two cells of equal meaning have different counts"
    case .duplicate: "a cell is given twice"
    case .badCount: "a count is missing, negative or not a whole number"
    case .unknownCode(let dimension, let code): "code \(code) is not in dimension \(dimension)"
    case .cycle: "a code is part of itself"
    case .badAddress(_, let codes, let dimensions): "an address has \(codes) codes for \(dimensions) dimensions"
    case .noRule(let role, let part): "the policy has no \(part) for role \(role)"
    case .cannotProtect(let cells): "\(cells.count) cells cannot be made safe under this policy"
    case .mustPublish(let cells): "\(cells.count) cells that must be published cannot be shown under this policy"
    case .noSuchCell: "the policy names cells that are not in the tables"
    case .cannotRound(let base, let cells): "\(cells.count) counts have no multiples of \(base) near them that add up"
    case .dominated(let sums): "\(sums.count) withheld sums leave too little room for their largest amount"
    case .cannotMerge(_, let codes, let why): "\(codes.joined(separator: ", ")) cannot become one category: \(why)"
    case .tooFewSince: "too few changed since an earlier release: no choice of withheld cells would hide whom"
    case .auditFailed(let findings): "the audit found \(findings.count) unsafe values; nothing was released"
    case .solver: "the linear program was not solved"
    case .noInnerCounts: "what this attacker knows is not given"
    case .file(_, _, let what): what
    }
  }

  private var place: String {
    switch self {
    case .mismatch(let all): first(all.map { "\($0.cell) along \($0.dimension), off by \($0.off)" })
    case .partAboveWhole(let part, let whole, _): "\(part) in \(whole)"
    case .contradiction(let cells), .cannotProtect(let cells), .cannotRound(_, let cells): first(cells)
    case .noPeopleFound: "the combinations of all dimensions"
    case .mustPublish(let cells): first(cells.map { "\($0.cell): \($0.reason)" })
    case .noSuchCell(let cells): first(cells)
    case .dominated(let sums): first(sums.map { "\($0.cell), by \($0.lacking)" })
    case .tooFewSince(let changes): first(changes)
    case .differentCounts(let one, let other): "\(one) and \(other)"
    case .duplicate(let cell), .badCount(let cell), .solver(let cell), .badAddress(let cell, _, _): cell
    case .unknownCode(let dimension, _), .cycle(let dimension), .cannotMerge(let dimension, _, _):
      "dimension \(dimension)"
    case .noRule: "disclosure policy"
    case .noInnerCounts(let attacker): "attacker \(attacker)"
    case .auditFailed(let findings): first(findings.map(\.description))
    case .file(let path, let line, _): line.map { "\(path), line \($0)" } ?? path
    }
  }

  private var remedy: String {
    switch self {
    case .mismatch, .partAboveWhole, .contradiction, .differentCounts: "correct the counts or the structure"
    case .noPeopleFound:
      "correct the counts if they contradict each other; else give the counts of all combinations (inner.csv), or leave a table out"
    case .duplicate: "keep one"
    case .badCount: "give whole numbers from 0"
    case .unknownCode, .cycle, .badAddress: "correct the structure or the cells"
    case .noRule: "add it to the programme file"
    case .cannotProtect: "merge categories, leave the table out, or ask for a narrower interval"
    case .mustPublish:
      "let these cells be withheld, merge their category with another one, or leave the table out that needs them"
    case .noSuchCell: "name cells as dimension=code|dimension=code, or total"
    case .dominated: "ask for a wider interval, or merge categories"
    case .cannotMerge: "merge categories that stand side by side in every table and grouping"
    case .cannotRound: "leave a table out, or choose another base"
    case .tooFewSince: "publish again when more have joined, or leave the tables named here out"
    case .auditFailed: "do not release; leave the tables named here out and run again"
    case .noInnerCounts: "give the counts of all combinations (inner.csv), and the hub for its staff"
    case .solver: "report it as a bug, with the structure file"
    case .file: "correct the file"
    }
  }

  private func first(_ lines: [String]) -> String {
    let shown = lines.prefix(20).joined(separator: "\n         ")
    return lines.count > 20 ? shown + "\n         and \(lines.count - 20) more" : shown
  }
}
