import Disclosure
import Programme
import Reporting

/// What an audit was asked.
struct AuditQuestion {
  let width: Int?
  let small: Int?
  let zeros: Zeros?
  let hidesSmall: Bool
  let hidesPresence: Bool
}

/// The audit of one table set, as lists for people and programs.
struct AuditResult {
  /// Cells with the same fault.
  struct Section {
    let key: String
    let title: String
    let lines: [Line]
    let isUnsafe: Bool
  }

  struct Line {
    let cell: String
    var attacker: Attacker?
    var interval: FeasibilityInterval?
  }

  let name: String
  let tables: PublishedTables
  let report: AuditReport
  let question: AuditQuestion
  /// Whether the true counts of all combinations were at hand.
  var hasInner = false
  /// What the earlier releases were called, oldest first.
  var earlier: [String] = []

  var isUnsafe: Bool { sections.contains { $0.isUnsafe && !$0.lines.isEmpty } }

  var sections: [Section] {
    var found = [Section(key: "exact", title: "exact", lines: withheld { $0.isExact }, isUnsafe: true)]
    if let width = question.width {
      let lines = withheld { !$0.isExact && $0.width < width }
      found.append(Section(key: "narrow", title: "narrower than \(width)", lines: lines, isUnsafe: true))
    }
    if let small = question.small {
      found += certainlySmall(small)
    }
    if question.zeros != .published {
      found.append(
        Section(
          key: "not_empty", title: "certainly not empty" + (question.hidesPresence ? "" : " (may be known)"),
          lines: withheld { $0.lower > 0 }, isUnsafe: question.hidesPresence))
    }
    return found + shown
  }

  /// Below the largest small count it is a fault in any case; up to it where the policy forbids that too.
  private func certainlySmall(_ small: Int) -> [Section] {
    let below = withheld { $0.upper.map { $0 < small } ?? false }
    let upTo = withheld { $0.upper == small }
    if question.hidesSmall {
      let lines = withheld { $0.upper.map { $0 <= small } ?? false }
      return [Section(key: "small", title: "certainly \(small) or fewer", lines: lines, isUnsafe: true)]
    }
    return [
      Section(key: "small", title: "certainly fewer than \(small)", lines: below, isUnsafe: true),
      Section(key: "up_to_small", title: "certainly \(small) or fewer (may be known)", lines: upTo, isUnsafe: false),
    ]
  }

  /// Counts that stand there although the rules withhold them.
  private var shown: [Section] {
    func section(_ key: String, _ title: String, _ fault: AuditFinding.Fault) -> Section {
      let cells = report.findings.filter { $0.fault == fault }.map(\.cell)
      return Section(
        key: key, title: title, lines: cells.map { Line(cell: $0, attacker: nil, interval: nil) }, isUnsafe: true)
    }
    var found: [Section] = []
    if let small = question.small {
      found.append(section("small_published", "published, from 1 to \(small)", .smallPublished))
    }
    let unproven = section("unproven", "not proven to be wide enough", .unproven)
    if !unproven.lines.isEmpty { found.append(unproven) }
    found += past
    if question.zeros == .protected { found.append(section("zero_published", "published zeros", .zeroPublished)) }
    return found
  }

  /// What earlier releases give away together with this one.
  private var past: [Section] {
    var since: [Line] = []
    var earlier: [Line] = []
    for finding in report.findings {
      switch finding.fault {
      case .since(let release):
        since.append(Line(cell: "\(finding.cell)  \(finding.changeWords ?? "a few") since \(earlierName(release))"))
      case .earlier(let release): earlier.append(Line(cell: "\(finding.cell), withheld by \(earlierName(release))"))
      default: break
      }
    }
    return [
      Section(key: "since", title: "difference since a release small or exact", lines: since, isUnsafe: true),
      Section(key: "earlier", title: "withheld by a release and exact now", lines: earlier, isUnsafe: true),
    ].filter { !$0.lines.isEmpty }
  }

  private func earlierName(_ release: Int) -> String {
    earlier.indices.contains(release - 1) ? earlier[release - 1] : "release \(release)"
  }

  /// Withheld cells with a fault, once each: against the attacker who knows least of those that find it.
  private func withheld(_ isFaulty: (FeasibilityInterval) -> Bool) -> [Line] {
    report.withheld.compactMap { cell in
      // Who knows people may learn something of a cell, and not its count.
      Attacker.allCases.lazy.filter { !$0.isInsider || cell.intervals[$0]?.isExact == true }.compactMap { attacker in
        cell.intervals[attacker].map { Line(cell: tables.name(of: cell.address), attacker: attacker, interval: $0) }
      }.first { $0.interval.map(isFaulty) ?? false }
    }
  }
}

extension AuditResult {
  var text: String {
    let attackers = report.summary.attackers.map(\.words).joined(separator: "; ")
    var lines = [
      "\(name): \(report.summary.cells) cells, \(report.summary.withheld) withheld", "against: \(attackers)",
    ]
    lines += notes
    for section in sections {
      lines.append("\(section.title): \(section.lines.count)")
      lines += section.lines.map { "  \($0.text)" }
    }
    return (lines + [isUnsafe ? "unsafe" : "safe"]).joined(separator: "\n")
  }

  private var notes: [String] {
    var found: [String] = []
    if let leaves = report.tooManyLeaves {
      found.append("cells are the unknowns: \(leaves) leaves are too many; intervals may be narrower than these")
    }
    if !report.isCumulative {
      found.append("earlier releases: counts fell that may not, so each release was attacked by itself")
    }
    let respondents: Set<Attacker> = [.respondent, .alone, .coalition]
    if !hasInner, !respondents.isDisjoint(with: report.summary.attackers) {
      found.append("respondents are tried in every combination that may hold somebody: there is no inner.csv")
    }
    return found
  }

  static func json(_ results: [AuditResult]) -> String {
    let sets = results.map { result -> JSONValue in
      let sections = result.sections.map { ($0.key, JSONValue.array($0.lines.map(\.json))) }
      return [
        "tables": .text(result.name), "cells": .number(result.report.summary.cells),
        "withheld": .number(result.report.summary.withheld), "unsafe": .bool(result.isUnsafe),
        "attackers": .array(result.report.summary.attackers.map { .text($0.rawValue) }),
        "width": result.question.width.map(JSONValue.number) ?? .null,
        "small": result.question.small.map(JSONValue.number) ?? .null,
        "zeros": (result.question.zeros?.rawValue).map(JSONValue.text) ?? .null,
        "faults": .object(Dictionary(sections, uniquingKeysWith: { first, _ in first })),
      ]
    }
    return String(decoding: JSONValue.array(sets).canonical, as: UTF8.self)
  }

  /// Every withheld cell and attacker: the dimensions, `attacker`, `lo`, `hi`; an open end is empty.
  var csv: String {
    let header = tables.dimensions.map(\.name) + ["attacker", "lo", "hi"]
    let rows = report.withheld.flatMap { cell in
      Attacker.allCases.compactMap { attacker in
        cell.intervals[attacker].map { interval in
          cell.address + [attacker.rawValue, String(interval.lower), interval.upper.map(String.init) ?? ""]
        }
      }
    }
    return ([header] + rows).map { TableSetFiles.line($0) + "\n" }.joined()
  }
}

extension AuditResult.Line {
  fileprivate var text: String {
    guard let interval else { return cell }
    let range = interval.upper.map { "\(interval.lower) to \($0)" } ?? "\(interval.lower) or more"
    let words = interval.isExact ? "\(interval.lower)" : range
    return "\(cell)  \(words)"
      + (attacker == .ruleKnower
        ? "  (who knows the rule)" : attacker?.isInsider == true ? "  (\(attacker?.rawValue ?? ""))" : "")
  }

  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = ["cell": .text(cell)]
    if let attacker { members["attacker"] = .text(attacker.rawValue) }
    if let interval {
      members["lo"] = .number(interval.lower)
      members["hi"] = interval.upper.map(JSONValue.number) ?? .null
    }
    return .object(members)
  }
}

extension Attacker {
  fileprivate var words: String {
    switch self {
    case .outsider: "a reader of all that is published"
    case .ruleKnower: "one who knows too that zeros are always shown"
    case .respondent: "every respondent, who knows the own record"
    case .alone: "every respondent who is alone in a combination and knows it"
    case .coalition: "respondents of one combination who know each other"
    case .hubStaff: "the staff of a hub, who know everybody there"
    case .reader: "a reader of all earlier releases"
    }
  }
}
