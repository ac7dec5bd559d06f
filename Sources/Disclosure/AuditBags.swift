/// Which fields are looked at together: the crossings of fields as a hypergraph, reduced.
///
/// Where crossings hang together like the branches of a tree, tables that agree where they meet are tables of one list
/// of people, so each crossing is looked at by itself (Beeri, Fagin, Maier, Yannakakis 1983; the reduction is Graham's
/// and Yu and Özsoyoğlu's). The rest is cyclic: three two-way tables that agree two by two need not come from any list.
/// Its fields are looked at all together.
struct AuditBags {
  struct Bag: Equatable {
    /// Ascending.
    let fields: [Int]
    /// Whether the cells are the unknowns, because the combinations are too many.
    var isOfCells = false
  }

  /// Most combinations of values that are unknowns by themselves.
  static let mostLeaves = 50_000

  private(set) var bags: [Bag] = []
  /// Combinations that a cyclic rest, or a crossing, has beyond ``mostLeaves``; `nil` when all is sharp.
  private(set) var tooMany: Int?

  /// - Parameters:
  ///   - crossings: Fields that some cell restricts together.
  ///   - atoms: How many values each field has.
  init(_ crossings: Set<Set<Int>>, atoms: [Int: AuditAtoms]) {
    let widest = Self.widest(crossings)
    let core = Self.cyclicRest(widest)
    func leaves(_ fields: Set<Int>) -> Int {
      fields.reduce(1) { product, field in
        let next = product.multipliedReportingOverflow(by: atoms[field]?.count ?? 1)
        return next.overflow ? .max : next.partialValue
      }
    }
    var sets = widest
    if !core.isEmpty {
      if leaves(core) <= Self.mostLeaves { sets = Self.widest(Set(widest + [core])) } else { tooMany = leaves(core) }
    }
    for fields in sets {
      let isOfCells = leaves(fields) > Self.mostLeaves
      if isOfCells { tooMany = max(tooMany ?? 0, leaves(fields)) }
      bags.append(Bag(fields: fields.sorted(), isOfCells: isOfCells))
    }
  }

  /// Without those that lie inside another one; in a fixed order.
  private static func widest(_ sets: Set<Set<Int>>) -> [Set<Int>] {
    sets.filter { one in !sets.contains { $0.count > one.count && $0.isSuperset(of: one) } }
      .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
  }

  /// The fields that stay when fields of one crossing only, and crossings inside another, are taken away in turn.
  private static func cyclicRest(_ sets: [Set<Int>]) -> Set<Int> {
    var rest = sets
    while rest.count > 1 {
      var uses: [Int: Int] = [:]
      for set in rest { for field in set { uses[field, default: 0] += 1 } }
      let next = widest(Set(rest.map { set in set.filter { uses[$0] ?? 0 > 1 } }))
      if next == rest { return rest.reduce(into: []) { $0.formUnion($1) } }
      rest = next
    }
    return []
  }
}
