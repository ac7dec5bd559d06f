import ArgumentParser
import Disclosure
import Foundation

/// Who else `besa audit` tries, and what these people know.
struct AuditPeople: ParsableArguments {
  @Option(
    help: """
      Who tries, separated by commas: outsider, rule-knower, respondent (knows the own record), alone (is alone in a \
      combination and knows it), coalition=M (up to M of one combination), hub-staff=CODE, reader (of --earlier).
      """)
  var attackers = "outsider,rule-knower,reader"
  @Option(help: "With hub-staff: the dimension of the hub's code. Default: the one with that code.")
  var hubDimension: String?
  @Option(help: "True counts of all combinations, for those who know people. Default: inner.csv beside the cells.")
  var inner: String?

  func chosen() throws -> Attackers {
    var found = Attackers([])
    for word in attackers.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let attacker = parts.first.flatMap(Attacker.init(rawValue:)) else {
        throw ValidationError("--attackers: there is no attacker \(word)")
      }
      try take(parts.count > 1 ? parts[1] : nil, for: attacker, into: &found)
      found.tried.insert(attacker)
    }
    return found
  }

  private func take(_ value: String?, for attacker: Attacker, into found: inout Attackers) throws {
    switch attacker {
    case .coalition:
      guard let most = value.flatMap({ Int($0) }), (1...100).contains(most) else {
        throw ValidationError("--attackers: coalition=M, with M from 1 to 100")
      }
      found.coalition = most
    case .hubStaff:
      guard let value, !value.isEmpty else { throw ValidationError("--attackers: hub-staff=CODE") }
      found.hub = Attackers.Hub(dimension: hubDimension ?? "", code: value)
    case .outsider, .ruleKnower, .respondent, .alone, .reader:
      if value != nil { throw ValidationError("--attackers: \(attacker.rawValue) takes no value") }
    }
  }

  /// The counts of combinations, if they are at hand and somebody needs them.
  func inner(beside place: TableSetPlace, _ attackers: Attackers) throws -> LeafCounts? {
    guard attackers.tried.contains(where: \.isInsider) else { return nil }
    let path =
      inner
      ?? URL(filePath: place.cells).deletingLastPathComponent().appending(path: "inner.csv").path(percentEncoded: false)
    if inner == nil, !FileManager.default.fileExists(atPath: path) { return nil }
    return try TableSetFiles.readInner(
      TableSetPlace.text(path), structure: TableSetPlace.text(place.structure), path: path,
      structurePath: place.structure)
  }
}
