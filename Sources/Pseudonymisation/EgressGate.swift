public import Extracts
public import Programme

/// The last look at what leaves a hub (`EgressGate`): numbers inside their code lists, tokens, and no identifier.
public struct EgressGate: Withheld {
  private let programme: ProgrammeFile
  private let needles: Needles

  /// - Parameters:
  ///   - coded: Whose extract's identifiers must not be found.
  ///   - constants: Words of the bundle's own form, beside those of the programme file: names of manifest entries, the
  ///     epoch, today's date. An identifier that equals part of one cannot be told from it.
  public init(_ coded: CodedExtract, of programme: ProgrammeFile, constants: [String]) {
    self.programme = programme
    needles = Needles(coded.identifiers, constants: constants + programme.names)
  }

  /// Re-reads the plain payload.
  ///
  /// - Throws: ``GateRefusal`` for the first thing that must not leave.
  public func clear(_ payload: Payload) throws(GateRefusal) -> ClearedPayload {
    guard let person = programme.personSource, Set(payload.tables.keys) == Set(programme.sources.map(\.name)) else {
      throw .files
    }
    let participants = try clear(person, payload, participants: nil)
    for source in programme.sources where source.name != person.name {
      _ = try clear(source, payload, participants: participants)
    }
    for (name, bytes) in payload.notes {
      try search(PayloadReadings(note: bytes), file: name)
    }
    return ClearedPayload(payload)
  }

  private func clear(_ source: Source, _ payload: Payload, participants: Int?) throws(GateRefusal) -> Int {
    let check = TableCheck(source, of: programme)
    let (rows, tokens) = try check.read(payload.tables[source.name] ?? [], participants: participants)
    // The check leaves no place for text but the tokens: numbers are bounded, the header is the programme's own.
    try search(PayloadReadings(tokens: tokens), file: check.file)
    return rows
  }

  private func search(_ readings: PayloadReadings, file: String) throws(GateRefusal) {
    for reading in readings.readings where needles.occur(in: reading) {
      throw .identifier(file: file, reading: reading.name)
    }
  }
}

extension ProgrammeFile {
  /// Names that the programme file itself puts into every bundle.
  fileprivate var names: [String] {
    [id, period.id] + hubs.map(\.id) + sources.map(\.name) + fields.map(\.name) + linkage.keys.map(\.name)
  }
}
