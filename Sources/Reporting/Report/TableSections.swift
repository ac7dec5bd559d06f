import Disclosure
import Programme

/// The report tables: one chart and one table per question.
struct TableSections {
  let page: ReportPage

  init(_ page: ReportPage) { self.page = page }

  private var messages: Messages { page.messages }
  private var values: ValueText { page.values }

  /// The table of hubs has a section of its own.
  var list: [[String: Any]] {
    page.figures.profiles.filter { !HubSection.isOfHubs($0, in: page.programme) }.map(section)
  }

  private func section(_ figure: ProfileFigure) -> [String: Any] {
    let id = Anchor.text([figure.id, figure.breakdown?.dimension.name])
    var section: [String: Any] = [
      "id": id, "number": figure.id, "title": title(figure), "caption": caption(figure),
      "isWide": figure.breakdown != nil, "columns": columns(figure),
      "rows": figure.rows.map { row($0, hasShares: hasShares(figure)) },
    ]
    section["chartHTML"] = chart(figure, id: id)
    return section
  }

  private func title(_ figure: ProfileFigure) -> String {
    messages(figure.label) + (figure.breakdown.map { " – " + messages($0.dimension.label) } ?? "")
  }

  private func caption(_ figure: ProfileFigure) -> String {
    let unit = page.unit(figure.unit, for: nil)
    guard let dimension = figure.breakdown?.dimension else {
      return messages("caption_table", ["title": messages(figure.label), "unit": unit])
    }
    return messages(
      "caption_by", ["title": messages(figure.label), "unit": unit, "dimension": messages(dimension.label)])
  }

  /// The chart of the totals; a breakdown's table follows without one, because its totals are drawn already.
  private func chart(_ figure: ProfileFigure, id: String) -> String? {
    if figure.breakdown != nil { return nil }
    let bars = figure.answers.map { BarChart.Bar(label: label($0), value: $0.cells.last ?? nil) }
    let title = messages("chart_title", ["title": messages(figure.label)])
    return BarChart(id: id, title: title, bars: bars, scale: figure.scale, values: values).svg
  }

  private func hasShares(_ figure: ProfileFigure) -> Bool { figure.rows.contains { $0.share != nil } }

  private func columns(_ figure: ProfileFigure) -> [String] {
    if let breakdown = figure.breakdown { return breakdown.columns.map { $0.map { messages($0) } ?? messages["all"] } }
    return [messages["column_count"]] + (hasShares(figure) ? [messages["column_share"]] : [])
  }

  private func row(_ row: ProfileFigure.Row, hasShares: Bool) -> [String: Any] {
    let counts = row.cells.map { values.html($0) }
    let share = hasShares ? [row.share.map { values.html($0, unit: .percent) } ?? ""] : []
    return ["label": label(row), "isTotal": row.kind != .answer, "cellsHTML": counts + share]
  }

  private func label(_ row: ProfileFigure.Row) -> String { row.label.map { messages($0) } ?? messages["all"] }
}

/// A name for a link within the page: lower-case letters, digits and hyphens.
enum Anchor {
  static func text(_ parts: [String?]) -> String {
    let joined = parts.compactMap(\.self).joined(separator: "-").lowercased()
    return String(joined.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
