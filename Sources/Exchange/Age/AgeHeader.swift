internal import Sodium

/// The text part of an age file: version line, stanzas, and a code over them under the file key.
///
/// - Note: Source: C2SP age specification, v1.
struct AgeHeader {
  /// Longest line, and longest stanza body, that is read: a hundred times what a header of ours has.
  static let limit = 1 << 16
  private static let mostStanzas = 1024
  private static let versionLine = "age-encryption.org/v1"

  let stanzas: [AgeStanza]
  let code: [UInt8]

  /// Makes the header of a new file.
  init(stanzas: [AgeStanza], fileKey: borrowing SecretBytes) {
    self.stanzas = stanzas
    code = Self.code(over: stanzas, under: fileKey)
  }

  /// Reads a header and leaves the input at the first byte of the payload.
  ///
  /// - Throws: ``ExchangeError/ageHeader(file:what:)``.
  init(from input: BufferedInput) throws(ExchangeError) {
    func refuse(_ what: String) -> ExchangeError { .ageHeader(file: input.path, what: what) }
    guard let version = try input.readLine(limit: Self.limit), version.elementsEqual(Self.versionLine.utf8) else {
      throw refuse("version line")
    }
    var stanzas: [AgeStanza] = []
    while true {
      guard let line = try input.readLine(limit: Self.limit) else { throw refuse("it ends early") }
      if line.starts(with: "---".utf8) {
        guard let code = Self.code(in: line) else { throw refuse("header code line") }
        guard !stanzas.isEmpty else { throw refuse("no recipient") }
        self.stanzas = stanzas
        self.code = code
        return
      }
      guard line.starts(with: "-> ".utf8), let words = AgeStanza.words(of: line.dropFirst(3)) else {
        throw refuse("recipient line")
      }
      guard let body = try AgeStanza.body(from: input) else { throw refuse("recipient body") }
      stanzas.append(AgeStanza(type: words[0], arguments: Array(words.dropFirst()), body: body))
      guard stanzas.count <= Self.mostStanzas else { throw refuse("too many recipients") }
    }
  }

  var bytes: [UInt8] {
    Array((Self.text(of: stanzas) + " " + Base64.unpadded.encode(code) + "\n").utf8)
  }

  /// - Throws: ``ExchangeError/ageHeaderCode(file:)``.
  func requireCode(under fileKey: borrowing SecretBytes, file: String) throws(ExchangeError) {
    guard constantTimeEqual(code, Self.code(over: stanzas, under: fileKey)) else { throw .ageHeaderCode(file: file) }
  }

  private static func code(in line: [UInt8]) -> [UInt8]? {
    guard line.starts(with: "--- ".utf8),
      let code = Base64.unpadded.decode(String(decoding: line.dropFirst(4), as: UTF8.self)), code.count == 32
    else { return nil }
    return code
  }

  private static func text(of stanzas: [AgeStanza]) -> String {
    versionLine + "\n" + stanzas.map(\.text).joined() + "---"
  }

  private static func code(over stanzas: [AgeStanza], under fileKey: borrowing SecretBytes) -> [UInt8] {
    let key = hkdfSHA256(from: fileKey, salt: [], info: Array("header".utf8), length: 32)
    return hmacSHA256(Array(text(of: stanzas).utf8), under: key)
  }
}
