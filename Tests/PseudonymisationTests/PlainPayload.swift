import Foundation
import Programme

@testable import Pseudonymisation

/// The plain bytes of a bundle, as they are before sealing.
struct PlainPayload {
  /// Source name → its CSV in wire form.
  var tables: [String: [UInt8]]
  /// Everything else, by file name.
  var notes: [String: [UInt8]]

  init(_ coded: [CodedTable], of programme: ProgrammeFile) {
    tables = Dictionary(
      uniqueKeysWithValues: zip(coded, programme.sources).map { ($0.source, Self.csv($0, $1, programme)) })
    notes = ["manifest.json": Array("{\"format\":\"besa/1\",\"hub\":\"north\"}\n".utf8)]
  }

  private static func csv(_ table: CodedTable, _ source: Source, _ programme: ProgrammeFile) -> [UInt8] {
    let keys = table.tokens.isEmpty ? [] : programme.linkage.keys.map(\.name)
    var lines = [(["case"] + keys.map { "key:" + $0 } + source.fields.map(\.name)).joined(separator: ",")]
    for row in 0..<table.rowCount {
      let tokens = keys.map { key in table.tokens[key]?[row].map(hex) ?? "" }
      let answers = table.answers.map { String($0[row].raw) }
      lines.append(([String(table.caseNumbers[row])] + tokens + answers).joined(separator: ","))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func hex(_ token: MatchToken) -> String {
    [token.high, token.low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Shows the gate all of it, the person source first, in pieces of that many bytes or whole.
  func clear(_ coded: CodedExtract, of programme: ProgrammeFile, pieces: Int = .max) throws {
    let gate = EgressGate(coded, of: programme, constants: ["besa/1"])
    let person = programme.personSource?.name ?? ""
    let names = [person] + tables.keys.filter { $0 != person }.sorted()
    for name in names {
      guard let bytes = tables[name] else { continue }
      if bytes.isEmpty { try gate.take([], of: name) }
      for start in stride(from: 0, to: bytes.count, by: max(1, min(pieces, bytes.count))) {
        try gate.take(Array(bytes[start...].prefix(pieces)), of: name)
      }
    }
    _ = try gate.finish(notes: notes) { visit in
      for (name, bytes) in tables { try visit(name, bytes) }
    }
  }

  /// Everything that would leave, as one text.
  var text: String { (Array(tables.values) + Array(notes.values)).map { String(decoding: $0, as: UTF8.self) }.joined() }
}

/// The ways in which somebody may find planted texts again.
struct Spelled {
  /// By their first two bytes.
  private var spellings: [UInt16: [[UInt8]]] = [:]

  init(_ texts: [String]) {
    for spelling in Set(texts.flatMap(Self.all)) {
      let bytes = Array(spelling.utf8)
      spellings[UInt16(bytes[0]) << 8 | UInt16(bytes[1]), default: []].append(bytes)
    }
  }

  func occur(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    for start in bytes.indices.dropLast() {
      guard let wanted = spellings[UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])] else { continue }
      if wanted.contains(where: { bytes[start...].starts(with: $0) }) { return true }
    }
    return false
  }

  /// As written, in capitals and small letters, without marks, in hex, percent signs and base64 at each alignment.
  static func all(_ text: String) -> [String] {
    let plain = text.folding(options: [.diacriticInsensitive], locale: nil)
    return Set([text, plain].flatMap { [$0, $0.uppercased(), $0.lowercased()] }).flatMap(encodings)
  }

  private static func encodings(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    // The digits that these bytes alone decide, whatever stands around them.
    let base64 = (0..<3).map { shift in
      let digits = Array(Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString())
      return String(digits[(shift * 8 + 5) / 6..<(shift + bytes.count) * 8 / 6])
    }
    let percent = bytes.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    return [text, hex, hex.uppercased(), percent] + base64.filter { $0.count > 5 }
  }
}
