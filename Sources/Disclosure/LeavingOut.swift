import Programme

/// Leaving out what no choice of withheld cells protects.
extension ReleasePlan {
  /// Leaves out breakdowns that are hopeless by themselves; without any, the one that most hopeless cells point to; and
  /// where no breakdown has to do with it, the question that stands in the way beside earlier releases.
  mutating func dropBreakdowns(_ hopeless: [UnsafeCell], in stage: Stage) throws(DisclosureError) {
    let system = stage.system
    // The only table of a set cannot be left out for its own sake, nor one of a set that has no names for its tables.
    guard cost.sparesHeadlines || (shape.breakdowns.count > 1 && !set.tables.isEmpty) else {
      throw refusal(stage, hopeless.map { system.cellsOfClass[$0.unknown][0] })
    }
    var votes = [Int](repeating: 0, count: shape.breakdowns.count)
    var certain: [Int: Int] = [:]
    for cell in hopeless {
      let own = Set(breakdowns(of: cell.unknown, in: system))
      let used = Set(cell.rows.flatMap { system.rows[$0].terms }.flatMap { breakdowns(of: $0.unknown, in: system) })
      for breakdown in own.isEmpty ? used : own { votes[breakdown] += 1 }
      if own.count == 1, used.isSubset(of: own) {
        for breakdown in own where certain[breakdown] == nil { certain[breakdown] = cell.unknown }
      }
    }
    if certain.isEmpty {
      guard let most = votes.max(), most > 0, let worst = votes.firstIndex(of: most) else {
        return try dropQuestion(of: hopeless, in: stage)
      }
      certain[worst] = hopeless[0].unknown
    }
    let reason = stage.isBesideOthers ? DroppedTables.Reason.since : DroppedTables.Reason.narrow
    for (breakdown, unknown) in certain.sorted(by: { $0.key < $1.key }) {
      drop(breakdown, reason: reason, for: name(system.cellsOfClass[unknown][0]))
    }
  }

  /// The question of the first hopeless figure that has one. Where all hang on the overall figure, the question in which
  /// most cells changed too little since an earlier release; `nil` without any.
  func question(of hopeless: [UnsafeCell], in stage: Stage) -> (dimension: Int, cell: Int)? {
    let cells = hopeless.map { stage.system.cellsOfClass[$0.unknown][0] }
    for cell in cells { if let dimension = shape.used[cell].first { return (dimension, cell) } }
    var votes = [Int](repeating: 0, count: set.dimensions.count)
    for since in stage.past.since {
      for dimension in shape.used[stage.system.cellsOfClass[since.cell][0]] { votes[dimension] += 1 }
    }
    if votes.allSatisfy({ $0 == 0 }) {
      // All hang on the overall figure through what earlier releases withheld: where most is small, most is in the way.
      for (number, reasons) in stage.primary.reasons.enumerated() where !reasons.isEmpty {
        for dimension in shape.used[stage.system.cellsOfClass[number][0]] { votes[dimension] += 1 }
      }
    }
    guard let cell = cells.first, let most = votes.max(), most > 0, let worst = votes.firstIndex(of: most) else {
      return nil
    }
    return (worst, cell)
  }

  /// Leaves a question out; where that does not help, the overall figure may be withheld.
  ///
  /// - Throws: ``DisclosureError`` when nothing helps.
  mutating func dropQuestion(of hopeless: [UnsafeCell], in stage: Stage) throws(DisclosureError) {
    let isOverall = hopeless.allSatisfy { shape.used[stage.system.cellsOfClass[$0.unknown][0]].isEmpty }
    if isOverall, !mayTakeTotal {
      mayTakeTotal = true
      return
    }
    guard let (dimension, cell) = question(of: hopeless, in: stage) else {
      throw refusal(stage, hopeless.map { stage.system.cellsOfClass[$0.unknown][0] })
    }
    drop(dimension: dimension, reason: reason(for: dimension, in: stage), for: name(cell))
  }

  /// Words of changes are about the question itself only where it has some.
  private func reason(for dimension: Int, in stage: Stage) -> Label {
    let isSince = stage.past.since.contains { since in
      stage.system.cellsOfClass[since.cell].contains { shape.used[$0].contains(dimension) }
    }
    return isSince ? DroppedTables.Reason.since : DroppedTables.Reason.narrow
  }

  private func breakdowns(of unknown: Int, in system: CellSystem) -> [Int] {
    guard unknown < system.classes else { return [] }
    return system.cellsOfClass[unknown].flatMap { shape.breakdownsOfCell[$0] }
  }

  /// Leaves out the breakdowns and questions of cells that the audit found unsafe.
  mutating func leaveOut(_ cells: Set<String>) {
    for position in kept.indices where kept[position] && cells.contains(name(position)) {
      for breakdown in shape.breakdownsOfCell[position] where !gone.contains(breakdown) {
        drop(breakdown, reason: DroppedTables.Reason.narrow, for: name(position))
      }
      if shape.isFigure(position), kept[position], let dimension = shape.used[position].first {
        drop(dimension: dimension, reason: DroppedTables.Reason.narrow, for: name(position))
      }
    }
  }
}
