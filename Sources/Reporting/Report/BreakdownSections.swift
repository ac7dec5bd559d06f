import Disclosure
import Programme

/// Every indicator's breakdowns, each one way.
struct BreakdownSections {
  let page: ReportPage

  init(_ page: ReportPage) { self.page = page }

  private var messages: Messages { page.messages }

  var list: [[String: Any]] {
    page.figures.indicators.filter { !$0.breakdowns.isEmpty }.map { figure in
      [
        "id": Anchor.text([figure.indicator.id, "by"]), "number": figure.indicator.id,
        "title": messages(figure.indicator.title), "followUp": figure.isFollowUp,
        "totalHTML": page.values.html(figure.total.value, unit: figure.indicator.unit),
        "totalN": page.values.html(figure.total.n), "groups": figure.breakdowns.map { group($0, of: figure) },
      ]
    }
  }

  private func group(_ breakdown: IndicatorFigure.Breakdown, of figure: IndicatorFigure) -> [String: Any] {
    [
      "label": messages(breakdown.dimension.label),
      // Everybody who answered is the sum of the rows; the data files have it.
      "rows": breakdown.rows.filter { $0.code != ProfileFigure.answered }.map { row in
        [
          "label": messages(row.label),
          "valueHTML": page.values.html(row.reading.value, unit: figure.indicator.unit),
          "nHTML": page.values.html(row.reading.n),
        ]
      },
    ]
  }
}
