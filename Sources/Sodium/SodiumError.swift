/// What can be wrong with a key or a signature.
public enum SodiumError: Error, Equatable, CustomStringConvertible {
  /// A key text is not what minisign writes; `what` names the part.
  case malformedKey(what: String)
  /// A signature text is not what minisign writes; `what` names the part.
  case malformedSignature(what: String)
  /// The signature names another key.
  case otherKey(expected: String, found: String)
  /// The key is right and the signed bytes are not those of the signature.
  case badSignature(key: String)
  /// The bytes fit, the trusted comment does not.
  case badTrustedComment(key: String)
  /// A protected secret key file does not open with this password.
  case wrongPassword
  /// A protected secret key file was given without a password.
  case passwordNeeded
  /// The machine has not the memory that the password hash asks for.
  case memoryNeeded

  public var description: String {
    switch self {
    case .malformedKey(let what):
      "key is not in minisign's form\n  where: \(what)\n  do:    copy the key file again, whole"
    case .malformedSignature(let what):
      "signature is not in minisign's form\n  where: \(what)\n  do:    ask the signer to sign again"
    case .otherKey(let expected, let found):
      "signature is by another key\n  where: key \(found) instead of \(expected)\n  do:    compare key ids with the roster"
    case .badSignature(let key):
      "signature does not fit the bytes\n  where: key \(key)\n  do:    ask for the file again; if it recurs, compare keys by phone"
    case .badTrustedComment(let key):
      "trusted comment was changed after signing\n  where: key \(key)\n  do:    ask for the file again; if it recurs, compare keys by phone"
    case .wrongPassword:
      "password does not open the secret key\n  where: the secret key file\n  do:    try again; without the password a new key is needed"
    case .passwordNeeded:
      "secret key is protected by a password\n  where: the secret key file\n  do:    give the password when asked"
    case .memoryNeeded:
      "not enough memory for the password hash\n  where: this machine\n  do:    close other programs, or use a machine with 2 GiB free"
    }
  }
}
