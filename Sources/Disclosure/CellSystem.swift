import Programme

/// Everything that adds up in a set of cells: unknowns and the rows that tie them (`DisclosureRules`, "The system").
///
/// Unknowns are numbered from 0: first the classes of cells with equal meaning, in order of first cell, then latent
/// ones, which are no cell of the set but part of several.
struct CellSystem {
  /// Σ coefficient × unknown = 0, or ≤ 0 for a containment. Terms by unknown, ascending, without zeros.
  struct Row: Hashable {
    struct Term: Hashable {
      let unknown: Int
      let coefficient: Int
    }

    enum Kind: Hashable { case sum, containment }

    let terms: [Term]
    let kind: Kind
  }

  /// A sum along one grouping, before equal unknowns are drawn together.
  struct Grouping {
    let dimension: Int
    let parent: Int
    let parentCell: Int
    /// Class per child code, in the order of the grouping.
    let children: [(code: String, unknown: Int)]
  }

  /// Class of each cell of the set; `nil` for a cell that is left out.
  let classOfCell: [Int?]
  /// Positions of a class's cells.
  let cellsOfClass: [[Int]]
  let unknowns: Int
  let rows: [Row]
  let rowsOfUnknown: [[Int]]
  let groupings: [Grouping]
  /// Where the cells are one whole table.
  let geometry: BoxGeometry?
  /// Inner counts of linked tables, and which unknown each is.
  let joint: JointCounts?
  let jointUnknowns: [Int]
  /// Where people of linked tables can be swapped.
  let jointGeometry: JointGeometry?
  /// Positions in ``groupings`` where the class is a child.
  let groupingsOfClass: [[Int]]

  var classes: Int { cellsOfClass.count }

  /// - Parameters:
  ///   - kept: Which cells of the set are in the release.
  ///   - needsPeople: Whether the inner counts of linked tables are needed although no cycle asks for them.
  init(_ set: TableSet, kept: [Bool], needsPeople: Bool = false) {
    let classes = CellClasses(set, kept: kept)
    classOfCell = classes.classOfCell
    cellsOfClass = classes.cellsOfClass
    groupings = groupingSums(of: set, kept: kept, classOfCell: classes.classOfCell)
    var builder = RowBuilder(firstLatent: classes.cellsOfClass.count)
    for grouping in groupings {
      builder.addSum(parent: grouping.parent, parts: grouping.children.map(\.unknown))
    }
    // In one whole table every part and every union of parts is a sum of its innermost cells already.
    geometry = BoxGeometry(set, classOfCell: classes.classOfCell)
    if geometry == nil {
      builder.addLines(of: classes.meanings)
      builder.addContainments(of: classes.meanings)
    }
    joint = JointCounts(set, kept: kept, always: needsPeople)
    jointUnknowns = joint.map { builder.addJoint($0, classOfCell: classes.classOfCell) } ?? []
    rows = builder.rows
    jointGeometry = joint.map { [jointUnknowns, classOfCell, rows] in
      JointGeometry(set, joint: $0, unknowns: jointUnknowns, classOfCell: classOfCell, rows: rows)
    }
    unknowns = builder.unknowns
    var rowsOfUnknown = [[Int]](repeating: [], count: unknowns)
    for (number, row) in rows.enumerated() {
      for term in row.terms { rowsOfUnknown[term.unknown].append(number) }
    }
    self.rowsOfUnknown = rowsOfUnknown
    var groupingsOfClass = [[Int]](repeating: [], count: classes.cellsOfClass.count)
    for (number, grouping) in groupings.enumerated() {
      for child in Set(grouping.children.map(\.unknown)).sorted() { groupingsOfClass[child].append(number) }
    }
    self.groupingsOfClass = groupingsOfClass
  }
}

/// Cells of equal meaning, drawn together.
struct CellClasses {
  private(set) var classOfCell: [Int?] = []
  private(set) var cellsOfClass: [[Int]] = []
  private(set) var meanings: [NormalMeaning] = []

  init(_ set: TableSet, kept: [Bool]) {
    var numbering = MeaningNumbering()
    var known: [NormalMeaning: Int] = [:]
    for (position, cell) in set.cells.enumerated() {
      guard kept[position] else {
        classOfCell.append(nil)
        continue
      }
      let meaning = numbering.normal(cell.meaning)
      let number = known[meaning] ?? cellsOfClass.count
      if number == cellsOfClass.count {
        known[meaning] = number
        cellsOfClass.append([])
        meanings.append(meaning)
      }
      cellsOfClass[number].append(position)
      classOfCell.append(number)
    }
  }
}
