internal import Sodium

/// Reads an age v1 file as a stream; holds two chunks at a time, and hands out only what was verified.
final class AgeReader: ByteInput {
  private let input: BufferedInput
  private let key: SecretBytes
  /// The sealed chunk that is next; whether more follows it shows only when it is read.
  private var sealed: [UInt8]
  private var plain: [UInt8] = []
  private var position = 0
  private var chunk = 0
  private var isFinished = false
  /// The chunk at hand says that it is the last and is not, or the other way round.
  private var isBroken = false

  var path: String { input.path }

  /// Opens the header with an X25519 identity.
  ///
  /// - Throws: ``ExchangeError/ageHeader(file:what:)``, ``ExchangeError/ageNoMatch(file:)``,
  ///   ``ExchangeError/ageHeaderCode(file:)``.
  convenience init(_ input: BufferedInput, identity: borrowing AgeIdentity) throws(ExchangeError) {
    let header = try AgeHeader(from: input)
    try Self.refuseMixedPassphrase(header, file: input.path)
    for stanza in header.stanzas where stanza.type == X25519Stanza.type {
      if let fileKey = try X25519Stanza.unwrap(stanza, with: identity, file: input.path) {
        try self.init(input, header: header, fileKey: fileKey)
        return
      }
    }
    throw .ageNoMatch(file: input.path)
  }

  /// Opens the header with a passphrase.
  convenience init(_ input: BufferedInput, passphrase: borrowing SecretBytes) throws(ExchangeError) {
    let header = try AgeHeader(from: input)
    try Self.refuseMixedPassphrase(header, file: input.path)
    guard let stanza = header.stanzas.first, stanza.type == ScryptStanza.type,
      let fileKey = try ScryptStanza.unwrap(stanza, with: passphrase, file: input.path)
    else { throw .ageNoMatch(file: input.path) }
    try self.init(input, header: header, fileKey: fileKey)
  }

  private init(_ input: BufferedInput, header: AgeHeader, fileKey: borrowing SecretBytes) throws(ExchangeError) {
    try header.requireCode(under: fileKey, file: input.path)
    let salt = try input.readFully(AgeStream.saltLength)
    guard salt.count == AgeStream.saltLength else { throw .ageHeader(file: input.path, what: "it ends early") }
    key = AgeStream.key(from: fileKey, salt: salt)
    sealed = try input.readFully(AgeStream.sealedLength)
    self.input = input
  }

  func read(atMost count: Int) throws(ExchangeError) -> [UInt8] {
    if position == plain.count && !isFinished { try openNext() }
    let end = min(plain.count, position + count)
    defer { position = end }
    return Array(plain[position..<end])
  }

  private func openNext() throws(ExchangeError) {
    guard !isBroken else { throw .agePayload(file: path, chunk: chunk) }
    let following = try input.readFully(AgeStream.sealedLength)
    var opened = open(isLast: following.isEmpty)
    if opened == nil && sealed.count == AgeStream.sealedLength {
      // A last chunk before the end, or the end without one: the chunk is still what the sender sealed. It is handed
      // out, and the next read is refused.
      opened = open(isLast: !following.isEmpty)
      isBroken = true
    }
    // Only a payload of nothing at all may have an empty chunk.
    guard let opened, !opened.isEmpty || (following.isEmpty && chunk == 0) else {
      throw .agePayload(file: path, chunk: chunk)
    }
    (plain, position, sealed, isFinished) = (opened, 0, following, following.isEmpty && !isBroken)
    chunk += 1
  }

  private func open(isLast: Bool) -> [UInt8]? {
    ChaChaPoly.open(sealed, nonce: AgeStream.nonce(chunk: chunk, isLast: isLast), under: key)
  }

  /// A passphrase stanza beside another would let somebody who knows one key forge for the other.
  private static func refuseMixedPassphrase(_ header: AgeHeader, file: String) throws(ExchangeError) {
    guard header.stanzas.count == 1 || !header.stanzas.contains(where: { $0.type == ScryptStanza.type }) else {
      throw .ageHeader(file: file, what: "a passphrase beside other recipients")
    }
  }
}
