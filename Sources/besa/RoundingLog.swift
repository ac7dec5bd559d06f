import Disclosure
import Programme
import Reporting

/// `log.json` of rounded tables: true counts beside the shown ones. It stays inside.
struct RoundingLog {
  let set: TableSet
  let tables: RoundedTables
  let report: AuditReport
  let rules: ProtectRules

  var bytes: [UInt8] {
    let value: JSONValue = [
      "stays_inside": .text(ProtectLog.warning),
      "rules": [
        "method": "rounding", "base": .number(tables.base), "small": .number(rules.small),
        "width": .number(rules.width), "zeros": .text(rules.zeros.rawValue),
      ],
      "cells": .array(cells), "distance": .number(tables.distance), "bound": .number(tables.bound),
      "farther": .array(tables.farther.map { .text($0) }),
    ]
    return value.canonical + [10]
  }

  private var cells: [JSONValue] {
    let intervals = Dictionary(
      report.withheld.map { ($0.address, $0.intervals) }, uniquingKeysWith: { first, _ in first })
    return zip(set.cells, tables.cells).map { own, cell in
      let ranges = (intervals[cell.address] ?? [:]).map { attacker, interval in
        (attacker.rawValue, JSONValue.array([.number(interval.lower), interval.upper.map(JSONValue.number) ?? .null]))
      }
      return [
        "cell": .text(tables.published.name(of: cell.address)), "count": own.count.map(JSONValue.number) ?? .null,
        "shown": .number(cell.value),
        "intervals": .object(Dictionary(ranges, uniquingKeysWith: { first, _ in first })),
      ]
    }
  }
}
