import Disclosure
import Programme

/// Each indicator as earlier releases gave it, and as this one does.
struct TrendSection {
  let page: ReportPage
  private let releases: [ReleasedFigures]

  /// Most releases that a chart shows, the newest: more columns do not fit on a phone.
  private static let most = 8

  /// - Returns: `nil` when there is no earlier release.
  init?(_ page: ReportPage) {
    if page.earlier.isEmpty { return nil }
    self.page = page
    releases = page.earlier.sorted { $0.number < $1.number }.suffix(Self.most - 1)
  }

  private struct Point {
    let label: String
    let row: String
    let value: PublishedValue
    let n: PublishedValue
  }

  var list: [[String: Any]] { page.figures.indicators.compactMap(card) }

  private func card(_ figure: IndicatorFigure) -> [String: Any]? {
    let points = points(of: figure)
    if points.count < 2 { return nil }
    let indicator = figure.indicator
    let id = Anchor.text(["since", indicator.id])
    let title = page.messages(indicator.title)
    let chart = TrendChart(
      id: id, title: page.messages("trend_chart", ["title": title]),
      columns: points.map { TrendChart.Column(label: $0.label, value: $0.value) },
      scale: scale(of: indicator, points), isPercent: indicator.unit == .percent, values: page.values)
    return [
      "id": id, "number": indicator.id, "title": title, "followUp": figure.isFollowUp, "chartHTML": chart.svg,
      "caption": page.messages("trend_caption", ["title": title]),
      "rows": points.map { point in
        [
          "label": point.row, "valueHTML": page.values.html(point.value, unit: indicator.unit),
          "nHTML": page.values.html(point.n),
        ]
      },
    ]
  }

  /// Earlier values in the same unit, then this release's.
  private func points(of figure: IndicatorFigure) -> [Point] {
    let unit = figure.unitInData
    var points = releases.compactMap { release -> Point? in
      guard let entry = release.totals[figure.indicator.id], entry.unit == unit else { return nil }
      return point(release.day, release.number, entry.value, entry.n)
    }
    if points.isEmpty { return [] }
    points.append(
      point(page.facts.created, page.facts.number, figure.total.value, PublishedValue(figure.total.n)))
    return points
  }

  private func point(
    _ day: CalendarDate, _ number: Int, _ value: PublishedValue, _ n: PublishedValue
  ) -> Point {
    let quarter = page.messages.format.quarter(day)
    let row = ["quarter": quarter, "number": ReleaseNumber(number).text]
    return Point(label: quarter, row: page.messages("trend_row", row), value: value, n: n)
  }

  /// What a full column stands for: everything where there is an everything, else the largest released number.
  private func scale(of indicator: Indicator, _ points: [Point]) -> String {
    switch indicator.unit {
    case .percent: return "100"
    case .mean: return String(indicator.scale?.upperBound ?? 10)
    case .people:
      let largest = points.compactMap(\.value.number).max { $0.value < $1.value }
      return largest.map { $0.value > 0 ? $0.description : "1" } ?? "1"
    }
  }
}
