import Programme

extension WitnessTables {
  /// What deviations of a system say of its cells and inner counts; other latents are no people of their own.
  init(_ set: TableSet, _ system: CellSystem, truth: [Int], deviations: [Deviation]) {
    var parts: [Part] = []
    var place = [Int?](repeating: nil, count: truth.count)
    func add(_ unknown: Int, _ meaning: TableSet.Meaning) {
      if place[unknown] != nil { return }
      place[unknown] = parts.count
      parts.append(Part(meaning: meaning, count: truth[unknown]))
    }
    for (number, cells) in system.cellsOfClass.enumerated() { add(number, set.cells[cells[0]].meaning) }
    if let joint = system.joint, let meanings = LeafMeanings(set) {
      var address = set.dimensions.map(\.total)
      for (codes, unknown) in zip(joint.leaves, system.jointUnknowns) {
        for (dimension, code) in zip(joint.dimensions, codes) { address[dimension] = code }
        add(unknown, meanings.meaning(of: address))
      }
    }
    self.parts = parts
    changes = deviations.map { deviation in
      deviation.moves.compactMap { move in
        // Beyond the system are counts of earlier releases.
        guard move.unknown < place.count, let part = place[move.unknown] else { return nil }
        return Move(part: part, by: move.by)
      }
    }
  }
}
