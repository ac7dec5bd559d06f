import Foundation

/// What it costs to withhold a cell that is safe by itself: a matter of taste, not of privacy.
public struct SuppressionCost: Sendable, Equatable {
  public enum Measure: String, Sendable, CaseIterable {
    /// Every cell costs the same: fewest cells.
    case cells
    /// A cell costs the people in it: fewest people.
    case people
    /// Between the two: 1 + log2(1 + count).
    case log
  }

  public let measure: Measure
  /// Whether one-way tables and overall figures are kept at the price of breakdowns: a breakdown that would take such
  /// a figure with it is left out instead.
  public let sparesHeadlines: Bool

  public init(measure: Measure, sparesHeadlines: Bool) {
    self.measure = measure
    self.sparesHeadlines = sparesHeadlines
  }

  /// For a report of many one-way tables and breakdowns.
  public static let programme = SuppressionCost(measure: .log, sparesHeadlines: true)

  /// What withholding a cell of this count costs.
  package func price(of count: Int) -> Double {
    switch measure {
    case .cells: 1
    case .people: Double(max(count, 1))
    case .log: 1 + log2(Double(1 + count))
    }
  }
}
