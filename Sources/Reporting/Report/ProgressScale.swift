import Disclosure
import Programme

/// A line from an indicator's least to its greatest possible value with its value, baseline and target on it.
///
/// Drawn only for released percentages and means: their ends are known, so that a reader can judge the distance.
struct ProgressScale {
  private let low: Double
  private let high: Double
  private let value: PublishedNumber
  private let baseline: Double?
  private let target: Double?

  /// - Returns: `nil` for counts and for values that are not shown.
  init?(_ figure: IndicatorFigure, period: String, messages: Messages) {
    guard let value = figure.total.value.number else { return nil }
    switch figure.indicator.unit {
    case .people: return nil
    case .percent: (low, high) = (0, 100)
    case .mean:
      guard let scale = figure.indicator.scale, scale.count > 1 else { return nil }
      (low, high) = (Double(scale.lowerBound), Double(scale.upperBound))
    }
    self.value = value
    baseline = figure.indicator.baseline?.value
    target = figure.indicator.targets[period]
  }

  /// Decoration: every number of it stands as text beside it, so it is hidden from screen readers.
  var svg: String {
    let marks = [
      baseline.map { "<rect class=\"base\" x=\"\(position($0))%\" y=\"1\" width=\"2\" height=\"16\"/>" },
      target.map { "<rect class=\"goal\" x=\"\(position($0))%\" y=\"1\" width=\"2\" height=\"16\"/>" },
    ].compactMap(\.self).joined()
    return """
      <svg class="scale" aria-hidden="true" focusable="false" width="100%" height="18">\
      <rect class="track" y="6" width="100%" height="6"/>\
      <rect class="bar" y="6" width="\(position(value.value))%" height="6"/>\(marks)</svg>
      """
  }

  /// Percent of the line, to two digits.
  private func position(_ value: Double) -> String {
    let share = min(max((value - low) / (high - low), 0), 1)
    return StatedNumber((share * 10_000).rounded() / 100).text
  }
}
