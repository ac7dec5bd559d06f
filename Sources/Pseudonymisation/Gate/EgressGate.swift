public import Extracts
public import Programme

/// The last look at what leaves a hub (`EgressGate`): numbers inside their code lists, tokens, and no identifier.
///
/// ``take(_:of:)`` sees every byte of every table, the person source first; ``finish(notes:again:)`` then reads the
/// extract once more and looks for its identifiers in what was seen. Memory does not grow with either.
public final class EgressGate: Withheld {
  /// Hands over every byte of the tables again.
  public typealias Again = (_ visit: (_ source: String, _ piece: [UInt8]) throws -> Void) throws -> Void

  private let programme: ProgrammeFile
  private let coded: CodedExtract
  private let constants: [String]
  private var watch: TokenWatch
  private var checks: [String: TableCheck] = [:]
  private var participants: Int?

  /// - Parameters:
  ///   - coded: Whose extract's identifiers must not be found.
  ///   - constants: Words of the bundle's own form, beside those of the programme file: names of manifest entries, the
  ///     epoch, today's date. An identifier that equals part of one cannot be told from it.
  public init(_ coded: CodedExtract, of programme: ProgrammeFile, constants: [String]) {
    self.programme = programme
    self.coded = coded
    self.constants = constants + programme.names
    watch = TokenWatch(
      tokens: max(1, coded.participants * programme.linkage.keys.count), spellings: coded.identifiers.spellings)
  }

  /// Re-reads a piece of a table.
  ///
  /// - Throws: ``GateRefusal`` for the first thing that must not leave.
  public func take(_ piece: [UInt8], of source: String) throws(GateRefusal) {
    guard let declared = programme.source(source), let person = programme.personSource else { throw .files }
    if source != person.name, participants == nil { participants = try end(person) }
    // Out of the dictionary while it changes.
    var check = checks.removeValue(forKey: source) ?? TableCheck(declared, of: programme)
    defer { checks[source] = check }
    try check.read(piece, participants: participants, &watch)
  }

  /// Looks for every identifier of the extract in the tokens and in everything that is no table.
  ///
  /// - Parameters:
  ///   - notes: Everything else that leaves, by file name: the manifest.
  ///   - again: For the rare identifiers that only a second look at all tokens can exclude.
  /// - Throws: ``GateRefusal``; ``PseudonymisationError`` when an export cannot be read again.
  public func finish(notes: [String: [UInt8]], again: Again) throws -> ClearedPayload {
    guard let person = programme.personSource, Set(checks.keys) == Set(programme.sources.map(\.name)) else {
      throw GateRefusal.files
    }
    for source in programme.sources { _ = try end(source) }
    let search = IdentifierSearch(
      index(notes, tokensOf: person), constants: constants,
      leastDigits: watch.keepsAll ? nil : watch.digits.hexDigits)
    for table in coded.extract.tables { try look(through: table, search) }
    if !search.longDigits.isEmpty { try lookAgain(again, for: search.longDigits, in: person) }
    return ClearedPayload()
  }

  private func end(_ source: Source) throws(GateRefusal) -> Int {
    guard let check = checks[source.name] else { throw .files }
    return try check.end()
  }

  private func index(_ notes: [String: [UInt8]], tokensOf person: Source) -> ReadingIndex {
    let index = ReadingIndex()
    let spellings = coded.identifiers.spellings
    for (name, bytes) in notes {
      for reading in PayloadReadings(note: bytes).readings {
        index.add(
          reading, of: name,
          SpellingLength(positions: reading.text.count, spellings: spellings, randomBits: reading.randomBits))
      }
    }
    // The check leaves no place for text but the tokens: numbers are bounded, the header is the programme's own.
    let file = person.name + ".csv"
    index.add(.init(name: "plain", text: watch.all, randomBits: SpellingLength.bitsOfHexDigit), of: file, watch.digits)
    for reading in PayloadReadings(runs: watch.runs).readings { index.add(reading, of: file, watch.decoded) }
    return index
  }

  private func look(through table: RawTable, _ search: IdentifierSearch) throws {
    let columns = RawIdentifiers.columns(of: table.source, linkage: programme.linkage)
    var rows = table.rows()
    while try rows.advance() {
      for column in columns {
        guard rows.withText(of: column.number, { search.wants($0, column.kind) }) else { continue }
        try search.look(for: rows.bytes(of: column.number), column.kind)
      }
    }
  }

  private func lookAgain(_ again: Again, for needles: Needles, in person: Source) throws {
    try again { source, piece in
      if source == person.name, needles.occur(in: piece) {
        throw GateRefusal.identifier(file: source + ".csv", reading: "plain")
      }
    }
  }
}

extension ProgrammeFile {
  /// Names that the programme file itself puts into every bundle.
  fileprivate var names: [String] {
    [id, period.id] + hubs.map(\.id) + sources.map(\.name) + fields.map(\.name) + linkage.keys.map(\.name)
  }
}
