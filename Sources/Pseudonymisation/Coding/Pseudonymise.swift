public import Extracts
public import Programme
public import Sodium

/// Makes coded cases and match tokens of a hub's extract (`Coding`).
///
/// Consent comes first: rows of people whose latest registration does not consent never reach the coder. Participants
/// are numbered in shuffled order, the same in all sources. The extract is read row by row.
///
/// - Parameters:
///   - linkageKey: 32 bytes, one per epoch, the same at all hubs.
///   - generator: Shuffles; cryptographic outside tests.
///   - scratch: Where coded rows go that memory should not hold; `nil` holds them all.
///   - withdrawn: Who took the consent back, whatever the extract says.
///   - clock: By which the work on tokens is measured; `nil`: it is not.
/// - Returns: The coded extract with its problems; a problem never stops the run.
/// - Throws: ``PseudonymisationError`` when the programme file cannot be carried out, or an export cannot be read on.
public func pseudonymise(
  _ extract: Extract, of programme: ProgrammeFile, under linkageKey: borrowing SecretBytes,
  shuffledBy generator: inout some RandomNumberGenerator, scratch: (any ScratchSpace)? = nil,
  withdrawn: WithdrawnCodes? = nil, clock: (() -> Duration)? = nil
) throws(PseudonymisationError) -> CodedExtract {
  guard let person = programme.personSource, extract.tables.contains(where: { $0.source.name == person.name }) else {
    throw .programme(fact: "it has no source with one row per person, or the extract lacks it")
  }
  var run = CodingRun(programme, scratch: scratch, clock: clock, withdrawn: withdrawn)
  let others = extract.tables.contains { $0.source.name != person.name && $0.source.rows != .aggregate }
  try run.register(extract.exports(of: person), of: person, knowingCodes: others, shuffledBy: &generator)
  var stored: [StoredRows] = []
  for source in programme.sources {
    let exports = extract.exports(of: source)
    if exports.isEmpty { continue }
    let coder = try SourceCoder(source, of: programme)
    run.losses = Losses()
    switch source.rows {
    case .onePerPerson where source.name == person.name:
      stored.append(try run.codePeople(exports, coder, tokenKeys(of: programme, under: linkageKey)))
    case .onePerPerson, .latestPerPerson: stored.append(try run.codeLatest(exports, coder))
    case .manyPerPerson: stored.append(try run.codeMany(exports, coder, shuffledBy: &generator))
    case .aggregate: stored.append(try run.codeAggregate(exports, coder, shuffledBy: &generator))
    }
    try run.losses.check(against: source)
  }
  return CodedExtract(run, stored: stored, of: extract)
}

extension Extract {
  /// Oldest first.
  func exports(of source: Source) -> [RawTable] { tables.filter { $0.source.name == source.name } }
}

private func tokenKeys(
  of programme: ProgrammeFile, under linkageKey: borrowing SecretBytes
) throws(PseudonymisationError) -> [TokenKey] {
  var keys: [TokenKey] = []
  for key in programme.linkage.keys { keys.append(try TokenKey(key, under: linkageKey)) }
  return keys
}
