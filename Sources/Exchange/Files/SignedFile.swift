internal import Sodium

/// A file whose first four lines are a minisign signature over everything after them.
///
/// `head -n 4 F > s; tail -n +5 F > b; minisign -Vm b -x s -P KEY` checks it.
struct SignedFile {
  /// Longest line of a signature: minisign's own limit for a trusted comment.
  private static let longestLine = 8_192
  private static let pieceLength = 1 << 16

  let path: String
  let signature: String
  /// What the signature claims; true only after ``requireSigned(by:signer:)``.
  let claimedComment: String
  /// Where the body begins.
  let bodyStart: Int
  let prehash: Prehash
  /// Of the whole file.
  let digest: Digest

  /// Reads the file once, to its end.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)`` when the first four lines are no signature.
  init(_ input: some ByteInput) throws(ExchangeError) {
    path = input.path
    let buffered = BufferedInput(input)
    var lines: [String] = []
    for _ in 0..<4 {
      guard let line = try buffered.readLine(limit: Self.longestLine),
        let text = String(validating: line, as: UTF8.self)
      else { throw .malformed(file: path, what: "signature lines") }
      lines.append(text)
    }
    signature = lines.joined(separator: "\n") + "\n"
    bodyStart = signature.utf8.count
    let prefix = "trusted comment: "
    guard lines[2].hasPrefix(prefix) else { throw .malformed(file: path, what: "signature line 3") }
    claimedComment = String(lines[2].dropFirst(prefix.count))
    var whole = DigestStream()
    whole.update(Array(signature.utf8))
    var body = PrehashStream()
    while true {
      let piece = try buffered.read(atMost: Self.pieceLength)
      if piece.isEmpty { break }
      whole.update(piece)
      body.update(piece)
    }
    (prehash, digest) = (body.finish(), whole.finish())
  }

  /// - Parameter signer: Who the key belongs to, for the message.
  /// - Throws: ``ExchangeError/badSignature(file:signer:_:)``.
  func requireSigned(by key: VerifyingKey, signer: String) throws(ExchangeError) {
    do {
      _ = try key.verify(prehash, signature: signature)
    } catch {
      throw .badSignature(file: path, signer: signer, error)
    }
  }

  /// Signs a body that is in memory.
  static func bytes(_ body: [UInt8], trustedComment: String, signedBy key: borrowing SigningKey) -> [UInt8] {
    Array(key.sign(body, trustedComment: trustedComment).utf8) + body
  }
}
