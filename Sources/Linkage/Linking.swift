public import Exchange
public import Programme

/// Joins the coded cases of all hubs into persons, by the rules of `LinkageRules`.
///
/// - Parameter bundles: The newest of each hub, in any order; a hub without a bundle has no persons.
/// - Throws: ``LinkageError`` when a bundle does not have the programme's shape.
public func link(_ bundles: [OpenedBundle], programme: ProgrammeFile) throws(LinkageError) -> LinkedPersons {
  let hubs = bundles.map { bundle in
    HubCases(hub: bundle.hub, tables: bundle.tables, withoutConsent: bundle.manifest.withoutConsent)
  }
  return try link(hubs, programme: programme)
}

/// Joins the coded cases of all hubs into persons.
///
/// - Throws: ``LinkageError`` when a hub's tables do not have the programme's shape.
package func link(_ hubs: [HubCases], programme: ProgrammeFile) throws(LinkageError) -> LinkedPersons {
  let registrations = try Registrations(of: hubs, programme: programme)
  let matching = Matching(registrations, rule: programme.linkage)
  let persons = PersonIndex(matching, dates: try homeDates(registrations, programme))
  var columns = PersonColumns(registrations, persons)
  var answers: [[Answer]] = []
  var records: [String: PersonRecords] = [:]
  var aggregates: [String: [[Answer]]] = [:]
  for source in programme.sources {
    var tables: [CodedTable] = []
    for cases in registrations.hubs { tables.append(try Registrations.table(source, of: cases)) }
    let width = source.fields.count
    let none = [[Answer]](repeating: [], count: width)
    switch source.rows {
    case .onePerPerson where source.name == programme.personSource?.name:
      answers += columns.home(tables, fields: width)
    case .onePerPerson: answers += columns.best(tables, fields: width, dateField: nil)
    case .latestPerPerson: answers += columns.best(tables, fields: width, dateField: newestField(source))
    case .manyPerPerson:
      answers += none
      records[source.name] = columns.all(tables, fields: width)
    case .aggregate:
      answers += none
      aggregates[source.name] = (0..<width).map { field in tables.flatMap { $0.answers[field] } }
    }
  }
  let homeHubs = persons.homes.map { Int32(registrations.hubPositions[Int(registrations.hubOf[Int($0)])]) }
  try setHomeHub(&answers, homeHubs, programme)
  return LinkedPersons(
    count: persons.homes.count, answers: answers, homeHubs: homeHubs, records: records, aggregates: aggregates,
    report: LinkageReport(registrations, matching, persons, strays: columns.strayRows, programme: programme))
}

/// Number within the source of the date that says which wave is the latest: the field cut from the column that orders
/// submissions, else the first date field.
private func newestField(_ source: Source) -> Int? {
  func isDate(_ field: CodedField) -> Bool {
    if case .date = field.form { true } else { false }
  }
  return source.fields.firstIndex { isDate($0) && $0.derivation.columns.contains { $0 == source.newestBy } }
    ?? source.fields.firstIndex(where: isDate)
}

private func homeDates(
  _ registrations: Registrations, _ programme: ProgrammeFile
) throws(LinkageError) -> [Answer] {
  guard let source = programme.personSource else { throw .noPersonSource }
  guard let field = source.fields.firstIndex(where: { $0.name == programme.linkage.homeBy }) else {
    throw .homeField(programme.linkage.homeBy)
  }
  let columns = registrations.hubs.map { $0.tables[source.name]?.answers[field] ?? [] }
  return (0..<registrations.count).map { columns[Int(registrations.hubOf[$0])][Int(registrations.rowOf[$0])] }
}

/// A person's `hub` is the home hub, whatever the form said: hubs partition the persons.
private func setHomeHub(
  _ answers: inout [[Answer]], _ homeHubs: [Int32], _ programme: ProgrammeFile
) throws(LinkageError) {
  guard let number = programme.hubField, case .choice(let list) = programme.fields[number].form else { return }
  var codes: [Answer] = []
  for hub in programme.hubs {
    guard let index = list.index(of: hub.id) else { throw .hubCode(hub.id) }
    codes.append(Answer(index: index))
  }
  answers[number] = homeHubs.map { codes[Int($0)] }
}

extension ProgrammeFile {
  /// Number of the person source's field `hub`, which linkage fills with the home hub.
  public var hubField: Int? {
    fields.firstIndex { $0.name == "hub" && $0.source == personSource?.name }
  }
}
