import Programme

/// Finds the place of an indicator: on the dimension of the one field that it reads, or on a dimension of its own.
struct IndicatorAxes {
  let form: NormalForm

  /// The codes that an indicator's table shows; `nil` where no unit can be.
  struct Parts {
    let yes: String?
    let no: String?
    let unknown: String?
    let base: String
    let outside: String?

    var rows: [String] {
      var rows: [String] = []
      for code in [yes, no, unknown, base, outside, Axis.total] {
        if let code, !rows.contains(code) { rows.append(code) }
      }
      return rows
    }
  }

  /// The single-choice field that base and numerator both read and nothing else; `nil` when there is none.
  func field(base: Condition, numerator: Condition, fields: [CodedField]) -> Int? {
    let read = Set(base.fields).union(numerator.fields)
    guard let field = read.first, read.count == 1, case .choice = fields[field].form else { return nil }
    guard !numerator.fields.isEmpty, form.literal(numerator) != nil else { return nil }
    return base == .everyone || form.literal(base) != nil ? field : nil
  }

  /// Adds an indicator's codes to its field's dimension; `nil` when they cannot be told from the dimension's leaves
  /// (because a table merges "no answer" into a code).
  func place(_ indicator: Indicator, base: Condition, numerator: Condition, on axis: inout Axis, field: Int) -> Parts? {
    let domain = form.domains[field]
    let inBase = base == .everyone ? domain.all : form.literal(base)?.values(.yes) ?? []
    func leaves(_ values: Set<Int>) -> Set<Int>? {
      var found: Set<Int> = []
      var covered: Set<Int> = []
      for (number, leaf) in axis.codes.prefix(axis.leafCount).enumerated() {
        let own = leaf.meaning.admitted[field] ?? domain.all
        if own.isSubset(of: values) {
          found.insert(number)
          covered.formUnion(own)
        }
      }
      return covered == values ? found : nil
    }
    func values(_ truth: Kleene) -> Set<Int> { form.literal(numerator)?.values(truth).intersection(inBase) ?? [] }
    let wanted = [values(.yes), values(.no), values(.unknown), inBase, domain.all.subtracting(inBase)]
    let placed = wanted.map(leaves)
    guard !wanted[0].isEmpty, placed.allSatisfy({ $0 != nil }) else { return nil }

    let words = [
      ("yes", Wording.yes), ("no", Wording.no), ("unknown", Wording.unknown), ("n", Wording.base),
      ("outside", Wording.outside),
    ]
    var names: [String?] = []
    for (position, word) in words.enumerated() {
      guard let own = placed[position], !own.isEmpty else {
        names.append(nil)
        continue
      }
      let label = word.0 == "yes" ? indicator.title : Wording.within(indicator.title, word.1)
      let meaning = form.restricted(field, to: wanted[position]) ?? TableSet.Meaning()
      names.append(axis.union(own, name: indicator.id + "." + word.0, label: label, meaning: meaning))
    }
    let parts = Parts(yes: names[0], no: names[1], unknown: names[2], base: names[3] ?? Axis.total, outside: names[4])
    axis.join(parts)
    return parts
  }

  /// A dimension of the indicator's own.
  func own(_ indicator: Indicator, base: Condition, numerator: Condition) -> (axis: Axis, parts: Parts) {
    let inBase = form.meaning(of: base, being: .yes) ?? .impossible
    func within(_ truth: Kleene) -> TableSet.Meaning? {
      form.meaning(of: numerator, being: truth).flatMap { form.intersection(inBase, $0) }
    }
    let canBlank = form.canBeUnknown(numerator, within: inBase)
    let candidates: [(name: String, label: Label, meaning: TableSet.Meaning?)] = [
      ("yes", indicator.title, within(.yes) ?? .impossible), ("no", Wording.no, within(.no)),
      ("unknown", Wording.unknown, canBlank ? within(.unknown) : nil),
      ("outside", Wording.outside, form.complement(of: base)),
    ]
    let leaves = candidates.compactMap { entry in entry.meaning.map { (entry.name, entry.label, $0) } }
    func leaf(_ name: String) -> Int { leaves.firstIndex { $0.0 == name } ?? -1 }
    var axis = Axis(
      name: indicator.id, label: indicator.title,
      reading: .indicator(
        base: base, numerator: numerator, leaves: [leaf("outside"), leaf("no"), leaf("unknown"), leaf("yes")]),
      leaves: leaves)
    let inside = Set(["yes", "no", "unknown"].map(leaf).filter { $0 >= 0 })
    let total = axis.union(inside, name: "n", label: Wording.base, meaning: inBase)
    func present(_ name: String) -> String? { leaf(name) < 0 ? nil : name }
    let parts = Parts(
      yes: "yes", no: present("no"), unknown: present("unknown"), base: total, outside: present("outside"))
    axis.join(parts)
    return (axis, parts)
  }
}

extension Axis {
  /// Says how an indicator's codes add up: the base is its three parts, the total is base and outside.
  mutating func join(_ parts: IndicatorAxes.Parts) {
    group(parts.base, [parts.yes, parts.no, parts.unknown].compactMap { $0 })
    if let outside = parts.outside { group(Self.total, [parts.base, outside]) }
  }
}
