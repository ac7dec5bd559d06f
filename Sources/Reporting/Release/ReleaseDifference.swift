public import Disclosure

/// What a draft shows otherwise than the last release that has the same unit.
public struct ReleaseDifference: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case new
    case gone
    case changed
    case nowWithheld = "now withheld"
    case nowShown = "now shown"
  }

  public struct Line: Sendable, Equatable {
    /// As ``ShownFigures`` names it.
    public let figure: String
    public let kind: Kind
    /// `nil`: not in that release.
    public let before: PublishedCount?
    public let now: PublishedCount?
  }

  /// Number of the newest release that was compared; `nil` when there is none.
  public let release: Int?
  /// In the order of the draft, then what is gone.
  public let lines: [Line]
  /// Figures that are the same in both, withheld ones too.
  public let unchanged: Int

  /// - Parameter earlier: Any order; of each unit the newest counts.
  public init(of draft: ShownFigures, from earlier: [EarlierRelease]) {
    let units = Dictionary(grouping: earlier, by: \.unit).values.compactMap { $0.max { $0.number < $1.number } }
    let before = ShownFigures(tables: units.sorted { $0.unit < $1.unit }.map(\.tables))
    var lines: [Line] = []
    for name in draft.names {
      lines.append(Self.line(name, before: before[name], now: draft[name]))
    }
    for name in before.names where draft[name] == nil {
      lines.append(Line(figure: name, kind: .gone, before: before[name], now: nil))
    }
    release = units.map(\.number).max()
    self.lines = lines.filter { $0.before != $0.now }
    unchanged = lines.count - self.lines.count
  }

  private static func line(_ name: String, before: PublishedCount?, now: PublishedCount?) -> Line {
    let kind: Kind =
      switch (before, now) {
      case (nil, _): .new
      case (.count, .withheld): .nowWithheld
      case (.withheld, .count): .nowShown
      default: .changed
      }
    return Line(figure: name, kind: kind, before: before, now: now)
  }

  public func count(_ kind: Kind) -> Int { lines.count { $0.kind == kind } }

  /// For machines: counts as numbers, `"withheld"`, or null where the release has no such figure.
  public var json: JSONValue {
    func value(_ count: PublishedCount?) -> JSONValue {
      switch count {
      case .count(let count): .number(count)
      case .withheld: "withheld"
      case .between(let lower, let upper): .array([.number(lower), upper.map(JSONValue.number) ?? .null])
      case nil: .null
      }
    }
    return [
      "release": release.map(JSONValue.number) ?? .null, "unchanged": .number(unchanged),
      "changes": .array(
        lines.map { line in
          [
            "figure": .text(line.figure), "change": .text(line.kind.rawValue), "before": value(line.before),
            "now": value(line.now),
          ]
        }),
    ]
  }
}
