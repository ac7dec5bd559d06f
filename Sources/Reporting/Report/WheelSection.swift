import Disclosure
import Programme

/// The wheel that the programme file asks for: a picture of shares, and the table that it is drawn from.
struct WheelSection {
  let page: ReportPage
  let wheel: Wheel

  /// - Returns: `nil` when the programme has no wheel, or fewer than three of its indicators are in the release.
  init?(_ page: ReportPage) {
    guard let wheel = page.programme.wheel else { return nil }
    self.page = page
    self.wheel = wheel
    if spokes.count < 3 { return nil }
  }

  private var spokes: [(label: String, figure: IndicatorFigure)] {
    wheel.spokes.compactMap { spoke in
      page.figures.indicators.first { $0.indicator.id == spoke.indicator }.map { (page.messages(spoke.label), $0) }
    }
  }

  var context: [String: Any] {
    let title = page.messages(wheel.title)
    let chart = WheelChart(
      id: "wheel", title: page.messages("wheel_chart", ["title": title]),
      spokes: spokes.map { WheelChart.Spoke(label: $0.label, share: $0.figure.share) }, values: page.values)
    return [
      "title": title, "caption": page.messages("wheel_caption", ["title": title]), "chartHTML": chart.svg,
      "rows": spokes.enumerated().map { row($0.element.label, $0.element.figure, number: $0.offset + 1) },
      "hasWithheld": spokes.contains { $0.figure.share == .withheld },
    ]
  }

  private func row(_ label: String, _ figure: IndicatorFigure, number: Int) -> [String: Any] {
    [
      "number": String(number), "label": label, "title": page.messages(figure.indicator.title),
      "indicator": figure.indicator.id, "followUp": figure.isFollowUp,
      "shareHTML": page.values.html(figure.share, unit: .percent), "nHTML": page.values.html(figure.total.n),
    ]
  }
}
