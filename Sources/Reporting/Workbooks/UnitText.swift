import Programme

/// What one unit of an indicator's numbers is, in words: `percent`, `people`, `mean, 0 to 10`.
struct UnitText {
  let messages: Messages

  func text(_ figure: IndicatorFigure) -> String { text(figure.indicator, counts: figure.unit) }

  /// - Parameter counts: What is counted where nothing is divided.
  func text(_ indicator: Indicator, counts unit: String) -> String {
    switch indicator.unit {
    case .percent: "percent"
    case .people: messages.texts["unit_\(unit)_other"] ?? unit
    case .mean: indicator.scale.map { "mean, \($0.lowerBound) to \($0.upperBound)" } ?? "mean"
    }
  }
}
