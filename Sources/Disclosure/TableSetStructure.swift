import Foundation
import Programme

/// `structure.json` of a table set: groupings per dimension, and which dimensions are published together.
struct TableSetStructure: Decodable {
  /// `[parent, [child, …]]`.
  struct Edge: Decodable {
    let grouping: TableSet.Dimension.Grouping

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      let parent = try list.decode(String.self)
      grouping = TableSet.Dimension.Grouping(parent: parent, children: try list.decode([String].self))
    }
  }

  let dims: [String: [Edge]]
  let tables: [[String]]?

  static func read(_ json: String, path: String) throws(DisclosureError) -> TableSetStructure {
    do {
      return try JSONDecoder().decode(TableSetStructure.self, from: Data(json.utf8))
    } catch {
      throw .file(path: path, line: nil, what: "not a structure file: `dims` with lists of [parent, [children]]")
    }
  }
}

/// The leaves under each code of a dimension, so that codes can be compared by what they contain.
struct CodeTree {
  let total: String
  /// Leaf numbers per code; the total has all.
  let leaves: [String: Set<Int>]
  /// Whether every grouping of a code has the same leaves: only then are leaves parts of one whole.
  let hasOneBasis: Bool

  /// - Throws: ``DisclosureError`` for a dimension without a total or with a cycle.
  init(_ groupings: [TableSet.Dimension.Grouping], dimension: String, path: String) throws(DisclosureError) {
    let children = Dictionary(grouping: groupings, by: \.parent).mapValues { $0.map(\.children) }
    let all = Set(groupings.flatMap { $0.children + [$0.parent] })
    let leafCodes = all.filter { children[$0] == nil }.sorted()
    var found = Dictionary(uniqueKeysWithValues: leafCodes.enumerated().map { ($1, Set([$0])) })
    var isOneBasis = true
    var open = children.keys.sorted()
    while !open.isEmpty {
      let ready = open.filter { code in (children[code] ?? []).joined().allSatisfy { found[$0] != nil } }
      if ready.isEmpty { throw .cycle(dimension: dimension) }
      for code in ready {
        let sets = (children[code] ?? []).map { $0.reduce(into: Set<Int>()) { $0.formUnion(found[$1] ?? []) } }
        if sets.contains(where: { $0 != sets[0] }) { isOneBasis = false }
        found[code] = sets.reduce(into: []) { $0.formUnion($1) }
      }
      open.removeAll(where: ready.contains)
    }
    let below = Set(groupings.flatMap(\.children))
    let roots = children.keys.filter { !below.contains($0) }.sorted()
    guard let root = roots.max(by: { (found[$0]?.count ?? 0) < (found[$1]?.count ?? 0) }) else {
      throw .file(path: path, line: nil, what: "dimension \(dimension) has no total")
    }
    (total, leaves, hasOneBasis) = (root, found, isOneBasis)
  }
}
