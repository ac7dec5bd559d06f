/// minisign's secret key file: a comment line, then base64 of 158 bytes.
///
/// | bytes | what |
/// |---|---|
/// | 2 | `Ed` |
/// | 2 | `Sc` under a password, two zero bytes without (`minisign -W`) |
/// | 2 | `B2`: the check sum is BLAKE2b-256 |
/// | 32, 8, 8 | scrypt's salt, operations, bytes of memory; little-endian; zero without a password |
/// | 8, 64, 32 | id, secret, check sum of `Ed`, id and secret; XORed with scrypt's output under a password |
///
/// minisign leaves the check sum zero in a file without a password.
extension SigningKey {
  private static let headLength = 54
  private static let bodyLength = 104
  /// minisign's own costs (libsodium's "sensitive"): 1 GiB and some seconds, for a key that is used by hand.
  public static let passwordOperations: UInt64 = 33_554_432
  public static let passwordMemory: UInt64 = 1_073_741_824

  /// Reads a secret key file that no password protects.
  ///
  /// - Throws: ``SodiumError/passwordNeeded``, ``SodiumError/malformedKey(what:)``.
  public init(file: borrowing SecretBytes) throws(SodiumError) {
    let bytes = try Self.contents(of: file)
    let head = Self.head(of: bytes)
    guard head[2] != UInt8(ascii: "S") else { throw .passwordNeeded }
    guard head[2...3].elementsEqual([0, 0]) else { throw .malformedKey(what: "secret key protection") }
    let body = bytes.part(from: Self.headLength, length: Self.bodyLength)
    try self.init(body: body, refusal: .malformedKey(what: "secret key check sum"))
  }

  /// Reads a secret key file that a password protects.
  ///
  /// - Throws: ``SodiumError/wrongPassword``, ``SodiumError/memoryNeeded``, ``SodiumError/malformedKey(what:)``.
  public init(file: borrowing SecretBytes, password: borrowing SecretBytes) throws(SodiumError) {
    let bytes = try Self.contents(of: file)
    let head = Self.head(of: bytes)
    guard head[2...3].elementsEqual("Sc".utf8) else { throw .malformedKey(what: "secret key protection") }
    let body = bytes.part(from: Self.headLength, length: Self.bodyLength)
    let plain = try Self.masked(body, head: head, password: password)
    try self.init(body: plain, refusal: .wrongPassword)
  }

  /// The secret key file without a password, as `minisign -G -W` writes it. Keep it 0600.
  public borrowing func fileForm() -> SecretBytes {
    let head = Array("Ed".utf8) + [0, 0] + Array("B2".utf8) + [UInt8](repeating: 0, count: 48)
    return Self.fileForm(head: head, body: body())
  }

  /// The secret key file under a password, as `minisign -G` writes it.
  ///
  /// - Parameters:
  ///   - operations: scrypt's operations limit; at most the default, which readers accept.
  ///   - memory: scrypt's bytes of memory; at most the default.
  /// - Throws: ``SodiumError/memoryNeeded``.
  public borrowing func fileForm(
    password: borrowing SecretBytes, operations: UInt64 = passwordOperations, memory: UInt64 = passwordMemory
  ) throws(SodiumError) -> SecretBytes {
    func littleEndian(_ number: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
    let costs = littleEndian(operations) + littleEndian(memory)
    let head = Array("EdScB2".utf8) + randomBytes(32) + costs
    return Self.fileForm(head: head, body: try Self.masked(body(), head: head, password: password))
  }

  private init(body: borrowing SecretBytes, refusal: SodiumError) throws(SodiumError) {
    let sum = body.part(from: 72, length: 32)
    let none = SecretBytes(copying: [UInt8](repeating: 0, count: 32))
    let mayLackSum = refusal != .wrongPassword
    guard sum == Self.sum(of: body) || (mayLackSum && sum == none) else { throw refusal }
    let id = body.withBytes { span in (0..<8).map { span.byte(at: $0) } }
    try self.init(id: id, secret: body.part(from: 8, length: 64))
  }

  private static func contents(of file: borrowing SecretBytes) throws(SodiumError) -> SecretBytes {
    let newlines = file.withBytes { span in (0..<span.byteCount).filter { span.byte(at: $0) == 10 } }
    guard let first = newlines.first else { throw .malformedKey(what: "secret key file lines") }
    let end = newlines.count > 1 ? newlines[1] : file.count
    guard let bytes = Base64.padded.decode(file.part(from: first + 1, length: end - first - 1)) else {
      throw .malformedKey(what: "secret key file text")
    }
    let head = bytes.count == headLength + bodyLength ? head(of: bytes) : []
    guard head.starts(with: "Ed".utf8), head[4...5].elementsEqual("B2".utf8) else {
      throw .malformedKey(what: "secret key file form")
    }
    return bytes
  }

  /// The part of the file that is no secret.
  private static func head(of bytes: borrowing SecretBytes) -> [UInt8] {
    bytes.withBytes { span in (0..<headLength).map { span.byte(at: $0) } }
  }

  private static func masked(
    _ body: borrowing SecretBytes, head: [UInt8], password: borrowing SecretBytes
  ) throws(SodiumError) -> SecretBytes {
    func number(at offset: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(head[offset + $1]) << ($1 * 8) } }
    let memory = number(at: 46)
    guard memory <= passwordMemory, number(at: 38) <= passwordOperations else {
      throw .malformedKey(what: "password costs")
    }
    let key = PasswordHash.scryptLimits(
      password, salt: Array(head[6..<38]), operations: number(at: 38), memory: Int(memory), length: bodyLength)
    guard let key else { throw .memoryNeeded }
    return SecretBytes(joining: body, key) { $0 ^ $1 }
  }

  private borrowing func body() -> SecretBytes {
    let signed = SecretBytes(copying: verifying.id).appending(secret)
    return signed.appending(Self.sum(of: signed))
  }

  private static func sum(of body: borrowing SecretBytes) -> SecretBytes {
    let signed = SecretBytes(copying: Array("Ed".utf8)).appending(body.part(from: 0, length: 72))
    return SecretBytes(copying: plainHash(signed, length: 32))
  }

  private static func fileForm(head: [UInt8], body: borrowing SecretBytes) -> SecretBytes {
    let text = Base64.padded.encode(SecretBytes(copying: head).appending(body))
    return SecretBytes(copying: Array("untrusted comment: minisign secret key\n".utf8)).appending(text)
      .appending(SecretBytes(copying: [10]))
  }
}
