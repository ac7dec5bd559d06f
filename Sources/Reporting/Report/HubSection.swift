import Disclosure
import Programme

/// The hubs as tiles: how many of the people each has, and whether it reported. There is no map, because places below
/// a hub are not published.
struct HubSection {
  let page: ReportPage
  let figure: ProfileFigure

  /// - Returns: `nil` when the table of hubs is not in the release.
  init?(_ page: ReportPage) {
    guard let figure = page.figures.profiles.first(where: { Self.isOfHubs($0, in: page.programme) }) else { return nil }
    self.page = page
    self.figure = figure
  }

  static func isOfHubs(_ figure: ProfileFigure, in programme: ProgrammeFile) -> Bool {
    guard figure.breakdown == nil, let hub = programme.fieldNumber("hub"),
      let table = programme.profileTables.first(where: { $0.id == figure.id }),
      case .answers(hub, _) = table.content
    else { return false }
    return true
  }

  var context: [String: Any] {
    [
      "number": figure.id, "title": page.messages(figure.label), "tiles": page.programme.hubs.map(tile),
      "rows": figure.rows.map(row),
    ]
  }

  private func tile(_ hub: Hub) -> [String: Any] {
    let row = figure.rows.first { $0.code == hub.id }
    let value = row?.cells.last ?? nil
    var tile: [String: Any] = [
      "label": page.messages(hub.label), "valueHTML": page.values.html(value),
      "unit": page.unit(figure.unit, for: value?.count), "status": status(hub), "isMissing": !hasReported(hub),
      "barHTML": BarChart.bar(value, scale: figure.scale),
    ]
    tile["shareHTML"] = row?.share?.number.map { share in
      page.messages("hub_share", ["share": page.values.text(.number(share), unit: .percent)])
    }
    return tile
  }

  private func row(_ row: ProfileFigure.Row) -> [String: Any] {
    let hub = page.programme.hubs.first { $0.id == row.code }
    return [
      "label": row.label.map { page.messages($0) } ?? page.messages["all"], "isTotal": row.kind != .answer,
      "valueHTML": page.values.html(row.cells.last ?? nil), "status": hub.map(status) ?? "",
      "shareHTML": row.share.map { page.values.html($0, unit: .percent) } ?? "",
    ]
  }

  private func hasReported(_ hub: Hub) -> Bool { page.facts.hubs.contains { $0.hub == hub.id && $0.bundle != nil } }

  private func status(_ hub: Hub) -> String { page.messages[hasReported(hub) ? "hub_reported" : "hub_missing"] }
}
