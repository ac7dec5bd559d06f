/// What the funder counts: unit, rule, period.
public struct Indicator: Sendable {
  public enum Level: String, Sendable, CaseIterable { case impact, outcome, output, risk }
  public enum Unit: String, Sendable, CaseIterable { case people, percent, mean }
  public enum Direction: String, Sendable, CaseIterable { case up, down }

  public enum Measure: Sendable {
    /// Those of `among` who satisfy `count`. `of` names a many-per-person source when its records are counted.
    case count(Condition, among: Condition, of: String?)
    /// Mean of a bounded score over those who answered it; `then` = the same score at follow-up.
    case mean(field: Int, then: Int?)
    /// Sum of integer fields of an aggregate source.
    case sum(source: String, fields: [Int])
  }

  public struct Baseline: Sendable, Equatable {
    public let value: Double
    public let n: Int?
    /// Where it was published (section of the programme report).
    public let from: String?
    /// The day that it speaks of; `nil`: the programme's start.
    public let date: CalendarDate?

    public init(value: Double, n: Int? = nil, from: String? = nil, date: CalendarDate? = nil) {
      self.value = value
      self.n = n
      self.from = from
      self.date = date
    }
  }

  public let id: String
  public let level: Level
  public let output: Int?
  public let title: Label
  public let measure: Measure
  public let unit: Unit
  public let better: Direction
  /// Bounds of a mean.
  public let scale: ClosedRange<Int>?
  public let baseline: Baseline?
  /// Period id → target.
  public let targets: [String: Double]
  /// Fields by which it is broken down, each one-way.
  public let by: [Int]
  /// Report tables and outcomes that it answers.
  public let covers: [String]
  /// Where its figures come from; `nil`: the logframe's source.
  public let source: Label?

  public init(
    id: String, level: Level, output: Int?, title: Label, measure: Measure, unit: Unit, better: Direction,
    scale: ClosedRange<Int>?, baseline: Baseline?, targets: [String: Double], by: [Int], covers: [String],
    source: Label? = nil
  ) {
    self.id = id
    self.level = level
    self.output = output
    self.title = title
    self.measure = measure
    self.unit = unit
    self.better = better
    self.scale = scale
    self.baseline = baseline
    self.targets = targets
    self.by = by
    self.covers = covers
    self.source = source
  }
}

/// The funder's chain of results.
public struct Logframe: Sendable, Equatable {
  public struct Level: Sendable, Equatable {
    public let title: Label
    public let indicators: [String]
    public let assumptions: [Label]

    public init(title: Label, indicators: [String], assumptions: [Label]) {
      self.title = title
      self.indicators = indicators
      self.assumptions = assumptions
    }
  }

  public struct Output: Sendable, Equatable {
    public let number: Int
    public let title: Label
    /// Percent of the whole; all outputs add up to 100.
    public let weight: Int
    /// `low`, `medium` or `high`.
    public let risk: String
    public let assumptions: [Label]

    public init(number: Int, title: Label, weight: Int, risk: String, assumptions: [Label] = []) {
      self.number = number
      self.title = title
      self.weight = weight
      self.risk = risk
      self.assumptions = assumptions
    }
  }

  public let impact: Level
  public let outcome: Level
  public let outputs: [Output]
  public let source: Label
  /// What the plan's numbers are for, ascending by last day: milestones, then the target.
  public let periods: [Period]

  public init(impact: Level, outcome: Level, outputs: [Output], source: Label, periods: [Period] = []) {
    self.impact = impact
    self.outcome = outcome
    self.outputs = outputs
    self.source = source
    self.periods = periods
  }
}
