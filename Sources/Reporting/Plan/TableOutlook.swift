public import Disclosure
public import Programme

/// A table over several hands of expected people: how often it would be in a release, and how much of it.
public struct TableOutlook: Sendable, Equatable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// In every hand, with every number.
    case whole
    /// In every hand, with some cells withheld.
    case part
    /// In some hands only.
    case unsure
    case gone
  }

  public let table: String
  public let shown: Int
  public let hands: Int
  /// Of the hands in which it is shown: fewest and most withheld cells, and cells in all; `nil` where it never is.
  public let withheld: ClosedRange<Int>?
  public let cells: Int
  /// Why it is left out, where it is.
  public let reason: Label?

  public var verdict: Verdict {
    if shown == 0 { return .gone }
    if shown < hands { return .unsure }
    return withheld == 0...0 ? .whole : .part
  }

  /// One outlook per table, in the order of the first hand in which it comes up.
  ///
  /// - Parameter hands: Per hand the fates of all tables.
  public static func all(_ hands: [[TableFate]]) -> [TableOutlook] {
    var order: [String] = []
    var fates: [String: [TableFate]] = [:]
    for fate in hands.joined() {
      if fates[fate.table] == nil { order.append(fate.table) }
      fates[fate.table, default: []].append(fate)
    }
    return order.map { TableOutlook($0, fates[$0] ?? [], hands: hands.count) }
  }

  private init(_ table: String, _ fates: [TableFate], hands: Int) {
    let shown = fates.filter(\.isShown)
    let withheld = shown.map(\.withheld)
    self.table = table
    self.shown = shown.count
    self.hands = hands
    self.withheld = withheld.min().flatMap { least in withheld.max().map { least...$0 } }
    cells = shown.map(\.cells).max() ?? 0
    reason = fates.first { !$0.isShown }?.reason
  }
}
