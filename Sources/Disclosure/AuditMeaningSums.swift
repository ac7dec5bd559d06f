import Programme

extension AuditModel {
  /// Sums that follow from the meanings of cells in different tables: the values of one field, everything else equal,
  /// fall into classes that no cell tells apart; each cell is the sum of its classes.
  mutating func addMeaningSums() {
    struct Line: Hashable {
      let rest: TableSet.Meaning
      let field: String
    }
    var lines: [Line: [(unknown: Int, codes: Set<Int>)]] = [:]
    var order: [Line] = []
    for unknown in 0..<cells {
      for restriction in meanings[unknown].restrictions {
        let line = Line(rest: restriction.rest, field: restriction.field)
        if lines[line] == nil { order.append(line) }
        lines[line, default: []].append((unknown, restriction.codes))
      }
    }
    let whole = Dictionary(uniqueKeysWithValues: meanings.enumerated().map { ($1, $0) })
    for line in order {
      guard let members = lines[line], members.count > 1 else { continue }
      add(members, within: whole[line.rest])
    }
  }

  private mutating func add(_ members: [(unknown: Int, codes: Set<Int>)], within whole: Int?) {
    var ofMember: [Int: [Int]] = [:]
    var all: [Int] = []
    for group in Self.indistinct(members) {
      let unknown = members.first { $0.codes == group.codes }?.unknown ?? newLatent()
      all.append(unknown)
      for holder in group.holders { ofMember[holder, default: []].append(unknown) }
    }
    for member in members {
      let parts = ofMember[member.unknown] ?? []
      if parts != [member.unknown] { add(whole: member.unknown, parts: parts, isUpperBound: false) }
    }
    if let whole { add(whole: whole, parts: all, isUpperBound: true) }
  }

  /// Codes that the same members admit, by least code.
  private static func indistinct(
    _ members: [(unknown: Int, codes: Set<Int>)]
  ) -> [(holders: [Int], codes: Set<Int>)] {
    var holders: [Int: [Int]] = [:]
    for member in members { for code in member.codes { holders[code, default: []].append(member.unknown) } }
    var position: [[Int]: Int] = [:]
    var found: [(holders: [Int], codes: Set<Int>)] = []
    for (code, own) in holders.sorted(by: { $0.key < $1.key }) {
      if let known = position[own] {
        found[known].codes.insert(code)
      } else {
        position[own] = found.count
        found.append((own, [code]))
      }
    }
    return found
  }
}

extension TableSet.Meaning {
  /// Everybody is everybody.
  var withoutEveryone: TableSet.Meaning {
    TableSet.Meaning(admitted: admitted, conditions: conditions.filter { $0.key != .everyone || $0.value != .yes })
  }

  var fieldNames: Set<String> {
    Set(admitted.keys.map { "field \($0)" }).union(conditions.isEmpty ? [] : ["conditions"])
  }

  /// Each field or condition taken off in turn: what it admits, and the meaning without it.
  var restrictions: [(field: String, codes: Set<Int>, rest: TableSet.Meaning)] {
    let byField = admitted.keys.sorted().map { field in
      (
        field: "field \(field)", codes: admitted[field] ?? [],
        rest: TableSet.Meaning(admitted: admitted.filter { $0.key != field }, conditions: conditions)
      )
    }
    let byCondition = conditions.map { condition, truth in
      (
        field: condition.auditText, codes: truth.auditCodes,
        rest: TableSet.Meaning(admitted: admitted, conditions: conditions.filter { $0.key != condition })
      )
    }
    return byField + byCondition.sorted { $0.field < $1.field }
  }
}
