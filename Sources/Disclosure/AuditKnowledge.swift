import Programme

/// What an attacker brings to the published numbers.
struct AuditKnowledge {
  /// Least and greatest value of unknowns that the attacker knows something of.
  var lower: [Int: Int] = [:]
  var upper: [Int: Int] = [:]
  var rows: [AuditSystem.Row] = []

  static let none = AuditKnowledge()
}

extension AuditKnowledge {
  /// The reader who knows the rule: a withheld cell holds somebody where zeros are always shown.
  static func rule(
    of policy: DisclosurePolicy, _ classes: AuditClasses, _ system: AuditSystem
  ) throws(DisclosureError) -> AuditKnowledge {
    var holdsSomebody = [Bool](repeating: true, count: classes.count)
    for (cell, number) in zip(classes.tables.cells, classes.classOfCell) {
      let showsZeros = try AuditPolicy(policy: policy).showsZeros(in: cell)
      if cell.value != .withheld || !showsZeros { holdsSomebody[number] = false }
    }
    var known = AuditKnowledge()
    for number in 0..<classes.count where holdsSomebody[number] {
      let row = AuditProgram.Row(terms: system.forms[number], lower: 1, upper: nil)
      known.rows.append(AuditSystem.Row(row: row, origin: .rule(number)))
    }
    return known
  }
}
