/// The combinations of values of one bag, those that no cell tells apart as one unknown, and its cells as sums of them.
struct AuditBagTable {
  /// The margin that a bag shares with others.
  struct Meeting {
    let fields: [Int]
    /// Per combination of the fields' values.
    var forms: [[AuditTerm]]
    /// Whether a published count is just this combination: then both bags have it already.
    var isPublished: [Bool]
  }

  let fields: [Int]
  let first: Int
  private(set) var unknowns = 0
  /// Per class that restricts nothing but fields of the bag.
  private(set) var forms: [Int: [AuditTerm]] = [:]
  private(set) var meetings: [Meeting] = []
  /// Unknown of each combination; −1 for one that is published to hold nobody.
  private(set) var unknownOfLeaf: [Int] = []
  /// How many combinations of codes each unknown is; 0 for a cell.
  private(set) var leavesOfUnknown: [Int] = []
  private let sizes: [Int]

  init(
    _ bag: AuditBags.Bag, beside bags: [AuditBags.Bag], classes: AuditClasses, atoms: [Int: AuditAtoms], first: Int
  ) {
    (fields, self.first) = (bag.fields, first)
    sizes = bag.fields.map { atoms[$0]?.count ?? 1 }
    let own = classes.meanings.indices.filter { number in
      classes.meanings[number].codes.keys.allSatisfy { bag.fields.contains($0) }
    }
    let margins = Self.margins(of: bag, beside: bags)
    if bag.isOfCells {
      addCells(own, classes, margins, atoms)
    } else {
      addLeaves(own, classes, margins, atoms)
    }
  }

  /// The unknowns that hold people of this meaning; none for a bag of cells.
  func unknowns(of meaning: AuditMeaning, _ atoms: [Int: AuditAtoms]) -> Set<Int> {
    Set(leaves(of: meaning, atoms).map { unknownOfLeaf[$0] }).subtracting([-1])
  }

  /// The unknowns that hold people of this meaning only.
  func unknowns(inside meaning: AuditMeaning, _ atoms: [Int: AuditAtoms]) -> Set<Int> {
    guard meaning.codes.keys.allSatisfy(fields.contains) else { return [] }
    let chosen = Set(leaves(of: meaning, atoms))
    let others = unknownOfLeaf.indices.lazy.filter { !chosen.contains($0) }.map { unknownOfLeaf[$0] }
    return Set(chosen.map { unknownOfLeaf[$0] }).subtracting([-1]).subtracting(others)
  }

  private func leaves(of meaning: AuditMeaning, _ atoms: [Int: AuditAtoms]) -> [Int] {
    if unknownOfLeaf.isEmpty { return [] }
    return combinations(fields.map { atoms[$0]?.numbers(of: meaning.codes[$0]) ?? [0] }, sizes: sizes)
  }

  func meeting(on fields: [Int]) -> Meeting? { meetings.first { $0.fields == fields } }

  /// Fields shared with some other bag, each set once.
  private static func margins(of bag: AuditBags.Bag, beside bags: [AuditBags.Bag]) -> [[Int]] {
    let shared = bags.filter { $0 != bag }.map { other in bag.fields.filter { other.fields.contains($0) } }
    return Set(shared).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Combinations of these values, by number in mixed radix.
  private func combinations(_ values: [[Int]], sizes: [Int]) -> [Int] {
    zip(values, sizes).reduce([0]) { found, next in
      found.flatMap { number in next.0.map { number * next.1 + $0 } }
    }
  }

  private mutating func addLeaves(
    _ own: [Int], _ classes: AuditClasses, _ margins: [[Int]], _ atoms: [Int: AuditAtoms]
  ) {
    let leaves = sizes.reduce(1, *)
    var keys = [[Int]](repeating: [], count: leaves)
    var isEmpty = [Bool](repeating: false, count: leaves)
    let leavesOfClass = own.map { number in
      combinations(
        fields.map { atoms[$0]?.numbers(of: classes.meanings[number].codes[$0]) ?? [0] }, sizes: sizes)
    }
    for (number, leaves) in zip(own, leavesOfClass) {
      for leaf in leaves {
        keys[leaf].append(number)
        if classes.value[number] == 0 { isEmpty[leaf] = true }
      }
    }
    let places = margins.map { place(of: $0, leaves: leaves) }
    for place in places { for leaf in 0..<leaves { keys[leaf].append(-1 - place[leaf]) } }
    number(
      keys, isEmpty,
      weights: fields.reduce([1]) { found, field in
        found.flatMap { one in (atoms[field]?.codes ?? [1]).map { one * $0 } }
      })
    for (number, leaves) in zip(own, leavesOfClass) { forms[number] = form(leaves) }
    for (margin, place) in zip(margins, places) { addMeeting(margin, place, own, classes, atoms) }
  }

  /// The combination of some fields that each leaf has.
  private func place(of margin: [Int], leaves: Int) -> [Int] {
    (0..<leaves).map { leaf in
      var (rest, values) = (leaf, [Int](repeating: 0, count: fields.count))
      for position in fields.indices.reversed() {
        values[position] = rest % sizes[position]
        rest /= sizes[position]
      }
      return fields.indices.filter { margin.contains(fields[$0]) }.reduce(0) { $0 * sizes[$1] + values[$1] }
    }
  }

  private mutating func number(_ keys: [[Int]], _ isEmpty: [Bool], weights: [Int]) {
    var known: [[Int]: Int] = [:]
    unknownOfLeaf = [Int](repeating: -1, count: keys.count)
    for (leaf, key) in keys.enumerated() where !isEmpty[leaf] {
      let unknown = known[key] ?? unknowns
      if unknown == unknowns {
        known[key] = unknown
        unknowns += 1
        leavesOfUnknown.append(0)
      }
      unknownOfLeaf[leaf] = first + unknown
      leavesOfUnknown[unknown] += weights[leaf]
    }
  }

  /// Each unknown once: a class holds all leaves of an unknown or none.
  private func form(_ leaves: [Int]) -> [AuditTerm] {
    Set(leaves.map { unknownOfLeaf[$0] }).subtracting([-1]).sorted().map { AuditTerm($0) }
  }

  private mutating func addMeeting(
    _ margin: [Int], _ place: [Int], _ own: [Int], _ classes: AuditClasses, _ atoms: [Int: AuditAtoms]
  ) {
    let count = margin.reduce(1) { $0 * (atoms[$1]?.count ?? 1) }
    var leaves = [[Int]](repeating: [], count: count)
    for (leaf, combination) in place.enumerated() { leaves[combination].append(leaf) }
    var meeting = Meeting(
      fields: margin, forms: leaves.map(form), isPublished: [Bool](repeating: false, count: count))
    for number in own where classes.value[number] != nil {
      guard let combination = single(classes.meanings[number], margin, atoms) else { continue }
      meeting.isPublished[combination] = true
    }
    meetings.append(meeting)
  }

  /// The one combination that a meaning is.
  private func single(_ meaning: AuditMeaning, _ margin: [Int], _ atoms: [Int: AuditAtoms]) -> Int? {
    guard meaning.codes.keys.allSatisfy({ margin.contains($0) }) else { return nil }
    var combination = 0
    for field in margin {
      guard let numbers = atoms[field]?.numbers(of: meaning.codes[field]), numbers.count == 1 else { return nil }
      combination = combination * (atoms[field]?.count ?? 1) + numbers[0]
    }
    return combination
  }

  /// Cells as unknowns: only the sums of the structure tie them.
  private mutating func addCells(
    _ own: [Int], _ classes: AuditClasses, _ margins: [[Int]], _ atoms: [Int: AuditAtoms]
  ) {
    var byCombination: [[Int]: [Int: Int]] = [:]
    for number in own {
      let isEmpty = classes.value[number] == 0
      forms[number] = isEmpty ? [] : [AuditTerm(first + unknowns)]
      if !isEmpty { unknowns += 1 }
      for margin in margins {
        if let combination = single(classes.meanings[number], margin, atoms) {
          byCombination[margin, default: [:]][combination] = number
        }
      }
    }
    leavesOfUnknown = [Int](repeating: 0, count: unknowns)
    for margin in margins {
      let count = margin.reduce(1) { $0 * (atoms[$1]?.count ?? 1) }
      let cells = (0..<count).map { byCombination[margin]?[$0] }
      meetings.append(
        Meeting(
          fields: margin, forms: cells.map { $0.flatMap { forms[$0] } ?? [] },
          // Without a cell for it a bag of cells knows nothing of a combination.
          isPublished: cells.map { cell in cell.map { classes.value[$0] != nil } ?? true }))
    }
  }
}
