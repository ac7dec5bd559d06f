import Foundation
import FoundationXML

/// Runs the IATI Standard's rules over an activity, as its validator would (`data/iati/rulesets/SPEC.rst`): the kinds that
/// rules about results use, and the plain ones about the activity.
struct ActivityRules {
  struct Finding: Hashable, CustomStringConvertible {
    let rule: String
    let severity: String
    let element: String
    var description: String { "\(rule) \(severity): \(element)" }
  }

  struct UnknownKind: Error { let kind: String }

  /// Context → kind → cases.
  private let rules: [String: [String: [[String: Any]]]]

  init(_ data: Data) throws {
    let json = try JSONSerialization.jsonObject(with: data) as? [String: [String: [String: Any]]] ?? [:]
    rules = json.mapValues { $0.mapValues { $0["cases"] as? [[String: Any]] ?? [] } }
  }

  /// Contexts of rules about results.
  var resultContexts: [String] { rules.keys.filter { $0.contains("/result/") }.sorted() }

  static let activity = "/iati-activities/iati-activity"

  /// - Parameter skipping: Kinds that are not looked at; any other unknown kind throws.
  /// - Returns: What the rules find, and how many cases met an element.
  func check(
    _ document: XMLDocument, contexts: [String], skipping: Set<String> = []
  ) throws -> (findings: Set<Finding>, met: Int) {
    var findings: Set<Finding> = []
    var met = 0
    for context in contexts {
      let nodes = try document.nodes(forXPath: context)
      for (kind, cases) in rules[context] ?? [:] where !skipping.contains(kind) {
        for item in cases {
          met += nodes.count
          for node in nodes where try !Self.holds(kind, item, at: node) {
            let info = item["ruleInfo"] as? [String: Any] ?? item
            findings.insert(
              Finding(
                rule: info["id"] as? String ?? kind, severity: info["severity"] as? String ?? "",
                element: node.xmlString))
          }
        }
      }
    }
    return (findings, met)
  }

  private static func holds(_ kind: String, _ item: [String: Any], at node: XMLNode) throws -> Bool {
    let found = try (item["paths"] as? [String] ?? []).flatMap { try values($0, at: node) }
    func value(_ key: String) throws -> [String] {
      try (item[key] as? String).map { $0 == "NOW" ? [today] : try values($0, at: node) } ?? []
    }
    switch kind {
    case "atleast_one": return !found.isEmpty
    case "no_more_than_one": return found.count <= 1
    case "unique": return Set(found).count == found.count
    case "no_spaces": return found.allSatisfy { $0 == $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    case "date_order":
      guard let less = try value("less").first, let more = try value("more").first else { return true }
      return less.prefix(10) <= more.prefix(10)
    case "date_now": return try value("date").allSatisfy { $0.prefix(10) <= today }
    case "if_then":
      return try !isTrue(item["if"] as? String ?? "", at: node) || isTrue(item["then"] as? String ?? "", at: node)
    case "regex_matches":
      let pattern = try Regex(item["regex"] as? String ?? "")
      return found.allSatisfy { $0.contains(pattern) }
    case "startswith":
      let prefixes = try (item["prefix"] as? [String] ?? []).flatMap { try values($0, at: node) }
      let separator = item["separator"] as? String ?? ""
      return item["idCondition"] != nil
        || found.allSatisfy { text in prefixes.contains { text.hasPrefix($0 + separator) } }
    default: throw UnknownKind(kind: kind)
    }
  }

  private static func values(_ path: String, at node: XMLNode) throws -> [String] {
    try node.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  /// A condition as a predicate, because Foundation gives nodes only.
  private static func isTrue(_ condition: String, at node: XMLNode) throws -> Bool {
    try !node.nodes(forXPath: "self::node()[\(condition)]").isEmpty
  }

  private static let today = String(Date.now.ISO8601Format().prefix(10))
}
