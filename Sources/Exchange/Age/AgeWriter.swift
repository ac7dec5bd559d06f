internal import Sodium

/// Writes an age v1 file as a stream; holds one chunk at a time.
final class AgeWriter: ByteOutput {
  /// Cost of a passphrase: 256 MiB and about a second, as the age command chooses.
  static let passphraseCost = 18

  private let output: any ByteOutput
  private let key: SecretBytes
  private var pending: [UInt8] = []
  private var chunk = 0
  private(set) var time = WorkTime()

  var path: String { output.path }

  /// Writes the header for X25519 recipients.
  init(to output: any ByteOutput, recipients: [AgeRecipient]) throws(ExchangeError) {
    guard !recipients.isEmpty else { throw .ageHeader(file: output.path, what: "no recipient") }
    let fileKey = SecretBytes(random: FileKey.length)
    var stanzas: [AgeStanza] = []
    for recipient in recipients {
      stanzas.append(try X25519Stanza.wrap(fileKey, for: recipient, file: output.path))
    }
    key = try Self.begin(output, stanzas: stanzas, fileKey: fileKey)
    self.output = output
  }

  /// Writes the header for a passphrase.
  init(
    to output: any ByteOutput, passphrase: borrowing SecretBytes, logN: Int = passphraseCost
  ) throws(ExchangeError) {
    let fileKey = SecretBytes(random: FileKey.length)
    let stanza = try ScryptStanza.wrap(fileKey, under: passphrase, logN: logN, file: output.path)
    key = try Self.begin(output, stanzas: [stanza], fileKey: fileKey)
    self.output = output
  }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    pending += bytes
    guard pending.count > AgeStream.chunkLength else { return }
    var start = 0
    // A full chunk is only written once it is known that another byte follows it.
    while pending.count - start > AgeStream.chunkLength {
      try seal(Array(pending[start..<start + AgeStream.chunkLength]), isLast: false)
      start += AgeStream.chunkLength
    }
    pending.removeFirst(start)
  }

  /// Writes the last chunk; without it the file does not open.
  func finish() throws(ExchangeError) {
    try seal(pending, isLast: true)
    pending = []
  }

  private func seal(_ plain: [UInt8], isLast: Bool) throws(ExchangeError) {
    let sealed = try time.measure { () throws(ExchangeError) in
      ChaChaPoly.seal(plain, nonce: AgeStream.nonce(chunk: chunk, isLast: isLast), under: key)
    }
    try output.write(sealed)
    chunk += 1
  }

  private static func begin(
    _ output: any ByteOutput, stanzas: [AgeStanza], fileKey: borrowing SecretBytes
  ) throws(ExchangeError) -> SecretBytes {
    let salt = randomBytes(AgeStream.saltLength)
    try output.write(AgeHeader(stanzas: stanzas, fileKey: fileKey).bytes + salt)
    return AgeStream.key(from: fileKey, salt: salt)
  }
}
