import Programme

/// Dimensions and tables of one counted unit, fixed before a single unit is counted.
struct Layout: Sendable {
  struct Table: Sendable {
    let id: String
    let subject: TableSet.Table.Subject
    /// `nil`: the table counts everyone and has the total row only.
    let rowAxis: Int?
    let rows: [String]
    let columnAxis: Int?
    /// Score field whose mean the table also carries.
    let score: Score?
  }

  struct Score: Sendable {
    let field: Int
    let scale: ClosedRange<Int>
  }

  /// `people`, or the source whose records are counted.
  let unit: String
  var axes: [Axis] = []
  var tables: [Table] = []
  var leftOut: [LeftOut] = []

  init(unit: String) { self.unit = unit }
}

/// Lays out the tables that a programme asks for and its policy allows.
struct LayoutBuilder {
  let programme: ProgrammeFile
  /// Source whose records are counted; `nil` for people.
  let source: String?
  let makers: FieldAxes
  let rules: StructureRules
  private(set) var layout: Layout
  private var fieldAxes: [Int: Int] = [:]

  init(_ programme: ProgrammeFile, source: String?) throws(TabulationError) {
    self.programme = programme
    self.source = source
    makers = try FieldAxes(programme)
    rules = StructureRules(programme)
    layout = Layout(unit: source ?? "people")
    for table in programme.profileTables { try add(table) }
    for indicator in programme.indicators { try add(indicator) }
  }

  // MARK: Profile tables

  private mutating func add(_ table: ProfileTable) throws(TabulationError) {
    guard case .answers(let field, let by) = table.content else { return }
    guard let unit = unit(of: field) else {
      throw .profile(table: table.id, field: programme.fields[field].name)
    }
    guard unit == layout.unit else { return }
    if let reason = rules.droppedTables[table.id] {
      return layout.leftOut.append(LeftOut(table: table.id, reason: reason))
    }
    let subject = TableSet.Table.Subject.profile(id: table.id)
    switch programme.fields[field].form {
    case .choice: try addProfile(table.id, subject, axis(of: field), field, by)
    case .choices(let list):
      for option in makers.optionIndexes(list) {
        let code = list.codes[option]
        let axis = try add(makers.option(field, option, code))
        try addProfile(table.id + "." + code.name, subject, axis, field, by)
      }
    case .integer, .date: try addProfile(table.id, subject, axis(of: field), field, by)
    }
  }

  private mutating func addProfile(
    _ id: String, _ subject: TableSet.Table.Subject, _ axis: Int, _ field: Int, _ by: [Int]
  ) throws(TabulationError) {
    let codes = layout.axes[axis].codes
    let rows = codes.enumerated().filter { position, code in
      position < layout.axes[axis].leafCount || code.name == Axis.answered || code.name == Axis.total
    }
    try add(id, subject, axis, rows.map(\.element.name), reads: [field], by: by)
  }

  // MARK: Indicators

  private mutating func add(_ indicator: Indicator) throws(TabulationError) {
    switch indicator.measure {
    case .count(let numerator, let among, let of) where of == source:
      try addCount(indicator, base: among, numerator: numerator)
    case .mean(let field, let then) where source == nil:
      let scale = indicator.scale ?? 0...0
      try addMean(indicator, id: indicator.id, field, scale)
      if let then { try addMean(indicator, id: indicator.id + ".then", then, scale) }
    case .count, .mean, .sum: break
    }
  }

  private mutating func addCount(
    _ indicator: Indicator, base: Condition, numerator: Condition
  ) throws(TabulationError) {
    let canonical = CanonicalCondition(domains: makers.domains)
    let (base, numerator) = (canonical.form(base), canonical.form(numerator))
    if base == .everyone, numerator == .everyone {
      let subject = TableSet.Table.Subject.indicator(id: indicator.id, numerator: Axis.total, base: Axis.total)
      return try add(indicator.id, subject, nil, [Axis.total], reads: [], by: indicator.by)
    }
    let (axis, parts) = try place(indicator, base: base, numerator: numerator)
    let subject = TableSet.Table.Subject.indicator(
      id: indicator.id, numerator: parts.yes ?? Axis.total, base: parts.base)
    let reads = Set(base.fields).union(numerator.fields)
    try add(indicator.id, subject, axis, parts.rows, reads: reads, by: indicator.by)
  }

  private mutating func place(
    _ indicator: Indicator, base: Condition, numerator: Condition
  ) throws(TabulationError) -> (axis: Int, parts: IndicatorAxes.Parts) {
    let places = IndicatorAxes(form: makers.form)
    if let field = places.field(base: base, numerator: numerator, fields: programme.fields) {
      let axis = try axis(of: field)
      if let parts = places.place(indicator, base: base, numerator: numerator, on: &layout.axes[axis], field: field) {
        return (axis, parts)
      }
    }
    let own = places.own(indicator, base: base, numerator: numerator)
    return (add(own.axis), own.parts)
  }

  private mutating func addMean(
    _ indicator: Indicator, id: String, _ field: Int, _ scale: ClosedRange<Int>
  ) throws(TabulationError) {
    let axis = try axis(of: field)
    let subject = TableSet.Table.Subject.indicator(
      id: indicator.id, numerator: Axis.answered, base: Axis.answered)
    let rows = layout.axes[axis].codes.map(\.name)
    try add(
      id, subject, axis, rows, reads: [field], by: indicator.by, score: Layout.Score(field: field, scale: scale))
  }

  // MARK: Tables and dimensions

  /// The table itself, then its breakdowns, each unless the policy leaves it out.
  private mutating func add(
    _ id: String, _ subject: TableSet.Table.Subject, _ rowAxis: Int?, _ rows: [String], reads: Set<Int>, by: [Int],
    score: Layout.Score? = nil
  ) throws(TabulationError) {
    layout.tables.append(
      Layout.Table(id: id, subject: subject, rowAxis: rowAxis, rows: rows, columnAxis: nil, score: score))
    for field in by {
      let name = programme.fields[field].name
      let crossed = id + ".by." + name
      guard case .choice = programme.fields[field].form, let unit = unit(of: field),
        ["people", layout.unit].contains(unit)
      else {
        throw .breakdown(table: id, field: name)
      }
      if let reason = rules.reasonAgainst(rows: reads, by: field) {
        layout.leftOut.append(LeftOut(table: crossed, reason: reason))
        continue
      }
      let column = try axis(of: field)
      layout.tables.append(
        Layout.Table(
          id: crossed, subject: subject, rowAxis: rowAxis, rows: rows, columnAxis: column, score: score))
    }
  }

  private mutating func axis(of field: Int) throws(TabulationError) -> Int {
    if let known = fieldAxes[field] { return known }
    let made: Axis
    if case .choice(let list) = programme.fields[field].form {
      made = try makers.choice(field, list)
    } else {
      made = makers.answered(field)
    }
    fieldAxes[field] = add(made)
    return layout.axes.count - 1
  }

  private mutating func add(_ axis: Axis) -> Int {
    layout.axes.append(axis)
    return layout.axes.count - 1
  }

  /// The unit that answers a field: `people`, a source of records, or `nil` for rows about no single person.
  /// A record also has its person's answers.
  private func unit(of field: Int) -> String? {
    guard let source = programme.source(programme.fields[field].source) else { return nil }
    switch source.rows {
    case .onePerPerson, .latestPerPerson: return "people"
    case .manyPerPerson: return source.name
    case .aggregate: return nil
    }
  }
}
