/// What the published numbers and the structure say: unknown whole numbers ≥ 0, rows that they obey, and each cell as a
/// sum of unknowns (`DisclosureRules`, "The audit's system").
///
/// An unknown is the count of all combinations of values (leaves) that no cell of their bag tells apart.
struct AuditSystem {
  struct Row {
    var row: AuditProgram.Row
    let origin: Origin
  }

  /// Why a row holds.
  enum Origin: Hashable {
    /// What is published of a class.
    case cell(Int)
    /// A sum of the structure that meanings do not imply.
    case group(Int)
    /// Two bags count the same people.
    case link
    /// A printed percentage or mean.
    case value(Int)
    /// A count does not fall from one release to the next.
    case earlier(Int)
    /// A withheld cell holds somebody where zeros are always shown.
    case rule(Int)
  }

  private(set) var unknowns = 0
  /// Per class of cells.
  private(set) var forms: [[AuditTerm]] = []
  /// Combinations beyond which cells are the unknowns; `nil` when all is sharp.
  private(set) var tooMany: Int?
  private(set) var tables: [AuditBagTable] = []
  /// Values of each field.
  let atoms: [Int: AuditAtoms]

  init(_ classes: AuditClasses) throws(DisclosureError) {
    let closed = classes.closedFields()
    var restrictions: [Int: Set<Set<Int>>] = [:]
    for meaning in classes.meanings {
      for (field, codes) in meaning.codes { restrictions[field, default: []].insert(codes) }
    }
    var atoms: [Int: AuditAtoms] = [:]
    for (field, codes) in restrictions {
      let sorted = codes.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
      atoms[field] = AuditAtoms(sorted, isClosed: closed.contains(field))
    }
    self.atoms = atoms
    let bags = AuditBags(Set(classes.meanings.map { Set($0.codes.keys) }), atoms: atoms)
    tooMany = bags.tooMany
    for bag in bags.bags {
      let table = AuditBagTable(bag, beside: bags.bags, classes: classes, atoms: atoms, first: unknowns)
      unknowns += table.unknowns
      tables.append(table)
    }
    forms = classes.meanings.indices.map { number in tables.lazy.compactMap { $0.forms[number] }.first ?? [] }
    try addCells(classes)
    addGroups(classes)
    addLinks(classes)
    var values = AuditValues(classes)
    try values.add(to: &self)
  }

  mutating func newUnknown() -> AuditTerm {
    unknowns += 1
    return AuditTerm(unknowns - 1)
  }

  /// Rows, of terms that may repeat an unknown; those that say nothing are left out.
  struct Rows {
    private(set) var rows: [Row] = []

    mutating func add(_ terms: [AuditTerm], lower: Int?, upper: Int?, _ origin: Origin) {
      var coefficients: [Int: Int] = [:]
      for term in terms { coefficients[term.unknown, default: 0] += term.coefficient }
      let drawn = coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { AuditTerm($0.key, $0.value) }
      if drawn.isEmpty, lower ?? 0 <= 0, upper ?? 0 >= 0 { return }
      rows.append(Row(row: AuditProgram.Row(terms: drawn, lower: lower, upper: upper), origin: origin))
    }
  }

  private(set) var collected = Rows()
  var rows: [Row] { collected.rows }

  mutating func add(_ terms: [AuditTerm], lower: Int?, upper: Int?, _ origin: Origin) {
    collected.add(terms, lower: lower, upper: upper, origin)
  }

  /// Takes in another release's system.
  ///
  /// - Returns: Its forms, in the common unknowns.
  mutating func append(_ other: AuditSystem) -> [[AuditTerm]] {
    let first = unknowns
    func moved(_ terms: [AuditTerm]) -> [AuditTerm] { terms.map { AuditTerm($0.unknown + first, $0.coefficient) } }
    unknowns += other.unknowns
    for row in other.rows { add(moved(row.row.terms), lower: row.row.lower, upper: row.row.upper, row.origin) }
    return other.forms.map(moved)
  }

  /// What is published, in every bag that holds the cell; zeros are gone with their unknowns.
  private mutating func addCells(_ classes: AuditClasses) throws(DisclosureError) {
    for number in 0..<classes.count {
      let exact = classes.value[number]
      let (lower, upper) = (exact ?? classes.least[number], exact ?? classes.most[number])
      if lower == 0, upper == nil || exact == 0 { continue }
      for table in tables {
        guard let form = table.forms[number] else { continue }
        if form.isEmpty, lower > 0 { throw .contradiction(cells: [classes.name(number)]) }
        add(form, lower: lower, upper: upper, .cell(number))
      }
    }
  }

  private mutating func addGroups(_ classes: AuditClasses) {
    for (number, group) in classes.groups.enumerated() {
      let children = group.children.flatMap { forms[$0.unknown] }
      let parent = forms[group.parent]
      if parent.count == children.count, Set(parent) == Set(children) { continue }
      add(children + parent.map { AuditTerm($0.unknown, -$0.coefficient) }, lower: 0, upper: 0, .group(number))
    }
  }

  /// Each combination of values that two bags share counts the same people in both.
  private mutating func addLinks(_ classes: AuditClasses) {
    var first: [[Int]: Int] = [:]
    for (number, table) in tables.enumerated() {
      for meeting in table.meetings {
        guard let other = first[meeting.fields], let theirs = tables[other].meeting(on: meeting.fields) else {
          first[meeting.fields] = number
          continue
        }
        for (combination, form) in meeting.forms.enumerated() {
          if meeting.isPublished[combination] || theirs.isPublished[combination] { continue }
          let minus = theirs.forms[combination].map { AuditTerm($0.unknown, -$0.coefficient) }
          add(form + minus, lower: 0, upper: 0, .link)
        }
      }
    }
  }
}
