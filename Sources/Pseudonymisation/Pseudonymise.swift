public import Extracts
public import Programme
public import Sodium

/// Makes coded cases and match tokens of a hub's extract (`Coding`).
///
/// Consent comes first: rows of people whose latest registration does not consent never reach the coder. Participants
/// are numbered in shuffled order, the same in all sources.
///
/// - Parameters:
///   - linkageKey: 32 bytes, one per epoch, the same at all hubs.
///   - generator: Shuffles; cryptographic outside tests.
/// - Returns: The coded extract with its problems; a problem never stops the run.
/// - Throws: ``PseudonymisationError`` when the programme file cannot be carried out, or a file ends within quotes.
public func pseudonymise(
  _ extract: Extract, of programme: ProgrammeFile, under linkageKey: borrowing SecretBytes,
  shuffledBy generator: inout some RandomNumberGenerator
) throws(PseudonymisationError) -> CodedExtract {
  guard let person = programme.personSource,
    let people = extract.tables.first(where: { $0.source.name == person.name })
  else { throw .programme(fact: "it has no source with one row per person, or the extract lacks it") }
  var run = CodingRun(programme)
  try run.register(people, shuffledBy: &generator)
  var tables: [CodedTable] = []
  for table in extract.tables {
    let coder = try SourceCoder(table, of: programme)
    switch table.source.rows {
    case .onePerPerson where table.source.name == person.name:
      tables.append(try run.codePeople(table, coder, tokenKeys(of: programme, under: linkageKey)))
    case .onePerPerson, .latestPerPerson: tables.append(try run.codeLatest(table, coder))
    case .manyPerPerson: tables.append(try run.codeMany(table, coder, shuffledBy: &generator))
    case .aggregate: tables.append(try run.codeAggregate(table, coder, shuffledBy: &generator))
    }
  }
  return run.finished(tables)
}

private func tokenKeys(
  of programme: ProgrammeFile, under linkageKey: borrowing SecretBytes
) throws(PseudonymisationError) -> [TokenKey] {
  var keys: [TokenKey] = []
  for key in programme.linkage.keys { keys.append(try TokenKey(key, under: linkageKey)) }
  return keys
}
