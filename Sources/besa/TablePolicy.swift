import ArgumentParser
import Disclosure
import Programme

/// Whether zeros are small too.
enum Zeros: String, CaseIterable, ExpressibleByArgument {
  /// Zeros count as small: they are withheld.
  case protected
  /// Zeros are always shown, so a reader knows that a withheld cell holds somebody.
  case published
}

extension DisclosurePolicy {
  /// The rules for a table set, which knows no roles: one for all cells.
  ///
  /// - Parameters:
  ///   - small: Counts from 1 to this are small.
  ///   - width: Least upper end − lower end of a withheld cell.
  ///   - hidesSmall: Whether no withheld count may certainly be small.
  ///   - contributors, coalition: What readers know who are counted.
  init(
    small: Int, width: Int, zeros: Zeros, hidesSmall: Bool, contributors: Contributors = .none, coalition: Int = 1,
    dominance: Int? = nil, mustPublish: [CellName] = [], merges: [CategoryMerge] = []
  ) {
    let roles = FieldRole.allCases
    self.init(
      minimumCell: Dictionary(uniqueKeysWithValues: roles.map { ($0, small + 1) }), minimumCellByHub: small + 1,
      minimumBase: 1,
      zero: Dictionary(uniqueKeysWithValues: roles.map { ($0, zeros == .published ? .show : .withhold) }),
      allOfGroup: .show, byHub: [:], neverCross: [], notBoth: [], interval: width, hidesSmall: hidesSmall,
      contributors: contributors, coalition: coalition, nearWholeGroup: nil, dominance: dominance,
      mustPublish: mustPublish, merges: merges, percentDigits: 1, meanDigits: 1, marker: "", approvals: 0)
  }
}

/// Largest number that a rule may name: far above any count that is small.
let mostOfRule = 1_000_000
