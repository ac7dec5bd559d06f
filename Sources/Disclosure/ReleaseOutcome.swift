extension ReleasePlan {
  /// A finished pattern over the classes of a system.
  struct Outcome {
    let system: CellSystem
    let rules: ClassRules
    let primary: PrimarySuppression
    /// Per class.
    let withheld: [Bool]
    /// Per class that is withheld for the sake of another, that one; what is no class belongs to earlier releases.
    let protects: [Int: Int]
    /// No pattern costs less.
    let bound: Double
    /// One table per unknown of the system, and what others change of it: they prove every withheld cell safe.
    let truth: [Int]
    let deviations: [Deviation]

    /// Whether a cell, by position in the set, is in the release and withheld.
    func isWithheld(_ cell: Int) -> Bool { system.classOfCell[cell].map { withheld[$0] } ?? false }
  }

  /// Figures that are withheld whatever becomes of the breakdowns, and why.
  struct WithheldFigures {
    private enum Protected {
      /// By position in the set.
      case cell(Int)
      /// Something of the earlier releases.
      case past
    }

    /// By position in the set.
    private(set) var cells: Set<Int> = []
    private var protects: [Int: Protected] = [:]

    init() {}

    init(_ pattern: [Bool], in stage: Stage) {
      let system = stage.system
      cells = Set(system.classOfCell.indices.filter { system.classOfCell[$0].map { pattern[$0] } ?? false })
      for (number, target) in stage.search.protects where number < system.classes {
        let other = target < system.classes ? Protected.cell(system.cellsOfClass[target][0]) : .past
        for cell in system.cellsOfClass[number] { protects[cell] = other }
      }
    }

    /// The same by class of another system, of cells that it has.
    func protects(in system: CellSystem) -> [Int: Int] {
      var found: [Int: Int] = [:]
      for (cell, other) in protects {
        guard let number = system.classOfCell[cell] else { continue }
        switch other {
        case .cell(let position): found[number] = system.classOfCell[position]
        case .past: found[number] = system.classes
        }
      }
      return found
    }
  }
}

extension ReleasePlan.Outcome {
  init(_ stage: ReleasePlan.Stage, _ pattern: [Bool], beside figures: ReleasePlan.WithheldFigures) {
    self.init(
      system: stage.system, rules: stage.rules, primary: stage.primary, withheld: pattern,
      protects: stage.search.protects.merging(figures.protects(in: stage.system)) { own, _ in own },
      bound: stage.search.bound, truth: Array(stage.search.problem.truth.prefix(stage.system.unknowns)),
      deviations: stage.search.deviations)
  }
}
