import Programme

/// What a reader does not find in the report: left out by the rules, kept at the hubs, or never recorded.
struct NotHereSection {
  let summary: String
  let hasLeftOut: Bool
  let leftOut: [[String: String]]
  let hasNotReported: Bool
  let notReported: [[String: String]]
  let hasStays: Bool
  let stays: [String]
  let hasForbidden: Bool
  let forbidden: [String]

  init(_ page: ReportPage) {
    let format = page.messages.format
    let counts = [
      "withheld": format.number(page.figures.withheld), "cells": format.number(page.figures.cells),
      "mark": page.values.marker,
    ]
    self.init(
      page.programme, page.figures.leftOut, page.messages,
      summary: page.messages("not_here_withheld", for: page.figures.withheld, counts))
  }

  init(_ programme: ProgrammeFile, _ leftOut: [LeftOut], _ messages: Messages, summary: String) {
    self.summary = summary
    // One row per reason: a reader wants to know why, and then what.
    self.leftOut = Self.unique(leftOut.map { messages($0.reason) }).map { reason in
      let names = leftOut.filter { messages($0.reason) == reason }.map {
        TableName($0.table, in: programme, messages).text
      }
      return ["what": Self.unique(names).joined(separator: "; "), "why": reason]
    }
    hasLeftOut = !leftOut.isEmpty
    notReported = programme.notReported.map { entry in
      let number = entry.id.contains(where: \.isNumber) ? entry.id + " " : ""
      return ["what": number + messages(entry.what), "why": messages(entry.why)]
    }
    hasNotReported = !notReported.isEmpty
    let columns = programme.sources.flatMap { source in source.columns.map { (source, $0) } }
    let leaving = Set(programme.fields.flatMap { field in field.derivation.columns.map { field.source + "." + $0 } })
    stays = Self.unique(
      columns.filter { !$0.1.isForbidden && !leaving.contains($0.0.name + "." + $0.1.name) }
        .map { messages($0.1.label) })
    hasStays = !stays.isEmpty
    forbidden = Self.unique(columns.filter(\.1.isForbidden).map { messages($0.1.label) })
    hasForbidden = !forbidden.isEmpty
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
