import ArgumentParser
import Disclosure
import Programme

/// What withholding a cell costs.
enum CellCost: String, CaseIterable, ExpressibleByArgument {
  case cells, people, log

  var measure: SuppressionCost.Measure {
    switch self {
    case .cells: .cells
    case .people: .people
    case .log: .log
    }
  }
}

/// What `besa protect` is asked to keep.
struct ProtectRules: ParsableArguments {
  @Option(help: "Counts from 1 to this are small and withheld: --small 3 withholds 1, 2 and 3, and may publish 4.")
  var small: Int
  @Option(
    help: "Least width of what a reader can still believe of a withheld count: --width 3 leaves four values or more.")
  var width: Int
  @Option(
    help: """
      protected: zeros are small too. published: zeros are always shown; the reader is taken to know it, and so to \
      know that a withheld cell holds somebody.
      """)
  var zeros: Zeros
  @Flag(
    help: """
      No withheld cell may certainly be small: what a reader can still believe goes beyond --small. Without it, it goes \
      up to --small at least.
      """)
  var hidesSmall = false
  @Option(help: "What withholding a cell costs: cells, each the same; people, those in it; log, between the two.")
  var cost: CellCost = .cells

  @Option(
    help: """
      Readers who are counted themselves. none: there are none; weak: each knows the own record; strong: and that \
      nobody else is in a cell where one is alone. Default: none.
      """)
  var contributors: Contributors = .none
  @Option(help: "Contributors who may put together what they know. Default: 1.") var coalition = 1
  @Option(help: "suppression: withhold cells. rounding: show multiples of --base that add up. Default: suppression.")
  var method: Method = .suppression
  @Option(help: "With --method rounding: 3, 5 or 10.") var base: Int?
  @Option(
    help: """
      With --sum: the p of the p % rule, 1 to 100. A sum is withheld when whoever gave the second largest amount could \
      come within p % of the largest.
      """)
  var dominance: Int?
  @Option(
    name: .customLong("must-publish"),
    help: "A cell that must be shown: DIM=CODE, DIM=CODE|DIM=CODE or total. May be given again.",
    transform: cellName)
  var mustPublish: [CellName] = []
  @Option(
    help: "Categories that become one if one of them would be withheld: DIM:A+B. May be given again.",
    transform: categoryMerge)
  var merge: [CategoryMerge] = []
  @Option(help: "Seconds after which the command gives up and writes nothing.") var time: Int?

  enum Method: String, CaseIterable, ExpressibleByArgument { case suppression, rounding }
  enum Contributors: String, CaseIterable, ExpressibleByArgument { case none, weak, strong }

  var policy: DisclosurePolicy {
    DisclosurePolicy(
      small: small, width: width, zeros: zeros, hidesSmall: hidesSmall,
      contributors: DisclosurePolicy.Contributors(rawValue: contributors.rawValue) ?? .none, coalition: coalition,
      dominance: dominance, mustPublish: mustPublish, merges: merge)
  }

  var disclosureMethod: DisclosureMethod {
    if method == .rounding, let base { return .rounding(base: base) }
    return .suppression(SuppressionCost(measure: cost.measure, sparesHeadlines: false))
  }

  /// What readers of the result can ask: of a sum they see the amount, never how many people gave it.
  var shownPolicy: DisclosurePolicy {
    dominance == nil ? policy : DisclosurePolicy(small: 0, width: width, zeros: zeros, hidesSmall: false)
  }

  func validate() throws {
    guard (1...mostOfRule).contains(small) else { throw ValidationError("--small is from 1 to \(mostOfRule)") }
    guard (1...mostOfRule).contains(width) else { throw ValidationError("--width is from 1 to \(mostOfRule)") }
    guard (1...9).contains(coalition) else { throw ValidationError("--coalition is from 1 to 9") }
    if coalition > 1, contributors == .none {
      throw ValidationError("--coalition is for --contributors weak or strong")
    }
    if let dominance, !(1...100).contains(dominance) { throw ValidationError("--dominance is from 1 to 100") }
    if let time, !(1...86_400).contains(time) { throw ValidationError("--time is from 1 to 86400 seconds") }
    try validateRounding()
  }

  private func validateRounding() throws {
    guard method == .rounding else {
      if base != nil { throw ValidationError("--base is for --method rounding") }
      return
    }
    guard let base, [3, 5, 10].contains(base) else {
      throw ValidationError("--method rounding needs --base 3, 5 or 10")
    }
    // Every count is shown, rounded: there is nothing to choose.
    guard mustPublish.isEmpty, merge.isEmpty, contributors == .none, dominance == nil else {
      throw ValidationError("--must-publish, --merge, --contributors and --dominance are for --method suppression")
    }
  }
}

/// `DIM=CODE|DIM=CODE`
private func cellName(_ text: String) throws -> CellName {
  guard let name = CellName(text) else { throw ValidationError("write a cell as DIM=CODE, DIM=CODE|DIM=CODE or total") }
  return name
}

/// `DIM:A+B`
private func categoryMerge(_ text: String) throws -> CategoryMerge {
  let sides = text.split(separator: ":", maxSplits: 1)
  let codes = sides.last?.split(separator: "+", omittingEmptySubsequences: false).map(String.init) ?? []
  guard sides.count == 2, codes.count > 1, !codes.contains(""), Set(codes).count == codes.count else {
    throw ValidationError("write a merge as DIM:A+B, with two codes or more, each once")
  }
  return CategoryMerge(dimension: String(sides[0]), codes: codes)
}
