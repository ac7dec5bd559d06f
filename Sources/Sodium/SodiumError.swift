/// What can be wrong with a key or a signature. What people read of it stands in `Exchange`, in their languages.
public enum SodiumError: Error, Equatable {
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
}
