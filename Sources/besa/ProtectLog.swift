import Disclosure
import Programme
import Reporting

/// `log.json`: why each cell is withheld. It tells small cells from the others and therefore stays inside.
struct ProtectLog {
  static let warning =
    "Stays inside: true counts, and which cells are small. Publish cells.csv and structure.json, never this file."

  let tables: AuditedTables
  let rules: ProtectRules

  var primary: Int { tables.inside.log.entries.filter { $0.reasons.contains(where: \.isPrimary) }.count }
  var complementary: Int { tables.inside.log.entries.count - primary }

  /// What the complementary cells cost; cells of equal meaning are one.
  private var cost: Double {
    let price = SuppressionCost(measure: rules.cost.measure, sparesHeadlines: false)
    let cells = Dictionary(tables.inside.set.cells.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<TableSet.Meaning> = []
    return tables.inside.log.entries.reduce(0) { sum, entry in
      guard !entry.reasons.contains(where: \.isPrimary), let cell = cells[entry.address] else { return sum }
      return seen.insert(cell.meaning).inserted ? sum + price.price(of: cell.count ?? 0) : sum
    }
  }

  /// In thousandths, rounded up: what of the cost is not proven to be needed; 0 is a proven minimum.
  private var gap: Int {
    let cost = cost
    return cost > 0 ? Int((1000 * max(0, cost - tables.inside.log.bound - 1e-6) / cost).rounded(.up)) : 0
  }

  /// What ``gap`` means.
  var saidOfGap: String {
    if gap == 0 { return "no safe choice of complementary cells costs less: proven" }
    if gap == 1000 { return "whether a safe choice of complementary cells costs less is not known" }
    let percent = PublishedNumber(scaled: gap, digits: 1)
    return "a safe choice of complementary cells may cost less, by at most \(percent) %"
  }

  var bytes: [UInt8] {
    let value: JSONValue = [
      "stays_inside": .text(Self.warning),
      "rules": [
        "small": .number(rules.small), "width": .number(rules.width), "zeros": .text(rules.zeros.rawValue),
        "cost": .text(rules.cost.rawValue), "contributors": .text(rules.contributors.rawValue),
        "coalition": .number(rules.coalition), "dominance": rules.dominance.map(JSONValue.number) ?? .null,
        "must_publish": .array(rules.mustPublish.map { .text($0.description) }),
      ],
      "merges": .array(merges),
      "gap_permille": .number(gap), "cells": .number(tables.cells.count), "primary": .number(primary),
      "complementary": .number(complementary),
      "withheld": .array(entries), "tables": .array(losses),
    ]
    return value.canonical + [10]
  }

  private var advice: LossAdvice { LossAdvice(tables.inside.set, log: tables.inside.log) }

  /// What each table alone costs.
  private var losses: [JSONValue] {
    advice.tables.map { loss in
      [
        "table": .array(loss.crossing.map { .text($0) }), "withheld": .number(loss.withheld),
        "primary": .number(loss.primary),
      ]
    }
  }

  private var merges: [JSONValue] {
    tables.inside.log.merges.map { merged in
      [
        "dimension": .text(merged.merge.dimension), "codes": .array(merged.merge.codes.map { .text($0) }),
        "into": .text(merged.merge.into), "because": .array(merged.because.map { .text($0) }),
      ]
    }
  }

  private var entries: [JSONValue] {
    let counts = Dictionary(
      tables.inside.set.cells.map { ($0.address, $0.count) }, uniquingKeysWith: { first, _ in first })
    let intervals = Dictionary(
      tables.report.withheld.map { ($0.address, $0.intervals) }, uniquingKeysWith: { first, _ in first })
    let advice = advice
    return tables.inside.log.entries.map { entry in
      let ranges = (intervals[entry.address] ?? [:]).map { attacker, interval in
        (attacker.rawValue, JSONValue.array([.number(interval.lower), interval.upper.map(JSONValue.number) ?? .null]))
      }
      return [
        "cell": .text(tables.tablesShown.name(of: entry.address)),
        "count": (counts[entry.address] ?? nil).map(JSONValue.number) ?? .null,
        "primary": .bool(entry.reasons.contains(where: \.isPrimary)),
        "reasons": .array(entry.reasons.map { .text($0.description) }),
        "recomputation": entry.recomputation.map(JSONValue.text) ?? .null,
        "saved_by": .array(advice.steps(for: entry).map { .text($0.description) }),
        "intervals": .object(Dictionary(ranges, uniquingKeysWith: { first, _ in first })),
      ]
    }
  }
}
