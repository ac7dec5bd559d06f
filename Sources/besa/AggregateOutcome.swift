import Disclosure
import Reporting

/// What a run tells its caller on standard output.
struct AggregateOutcome {
  let facts: ReleaseFacts
  let folder: String
  let sets: [AuditedTables]
  let refused: [AggregateIntake.Refusal]

  private var cells: Int { sets.reduce(0) { $0 + $1.audit.cells } }
  private var withheld: Int { sets.reduce(0) { $0 + $1.audit.withheld } }
  private var leftOut: Int { sets.reduce(0) { $0 + $1.leftOut.count } }
  private var smallestWidth: Int? { sets.compactMap(\.audit.smallestWidth).min() }

  var text: String {
    let lines = [
      "draft \(ReleaseNumber(facts.draft).text): \(folder)",
      "  persons         \(facts.persons), from \(facts.registrations) registrations",
      "  hubs            \(facts.hubsReported) of \(facts.hubs.count) reported",
      "  cells           \(cells), of which \(withheld) withheld; \(leftOut) tables or breakdowns left out",
      "  audit           passed"
        + (smallestWidth.map { "; every withheld count can be any of \($0 + 1) values or more" } ?? ""),
      "  refused bundles \(refused.count)",
      "next: two officers read and approve it (besa release approve)",
    ]
    return lines.joined(separator: "\n")
  }

  var json: String {
    let value: JSONValue = [
      "draft": .number(facts.draft), "release": .number(facts.number), "folder": .text(folder),
      "persons": .number(facts.persons), "registrations": .number(facts.registrations),
      "hubs_reported": .number(facts.hubsReported), "hubs": .number(facts.hubs.count), "cells": .number(cells),
      "withheld": .number(withheld), "left_out": .number(leftOut),
      "refused": .array(refused.map { ["file": .text($0.path), "reason": .text($0.reason)] }),
    ]
    return String(decoding: value.canonical, as: UTF8.self)
  }
}
