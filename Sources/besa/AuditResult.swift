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
    let attacker: Attacker?
    let interval: FeasibilityInterval?
  }

  let name: String
  let tables: PublishedTables
  let report: AuditReport
  let question: AuditQuestion

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
    if question.zeros == .protected { found.append(section("zero_published", "published zeros", .zeroPublished)) }
    return found
  }

  /// Withheld cells with a fault, once each: against the attacker who knows least of those that find it.
  private func withheld(_ isFaulty: (FeasibilityInterval) -> Bool) -> [Line] {
    report.withheld.compactMap { cell in
      Attacker.allCases.lazy.compactMap { attacker in
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
    for section in sections {
      lines.append("\(section.title): \(section.lines.count)")
      lines += section.lines.map { "  \($0.text)" }
    }
    return (lines + [isUnsafe ? "unsafe" : "safe"]).joined(separator: "\n")
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
    return "\(cell)  \(words)" + (attacker == .ruleKnower ? "  (who knows the rule)" : "")
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
    }
  }
}
