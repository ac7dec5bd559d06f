/// The four lines of a `.minisig` file, taken apart.
struct SignatureText {
  enum Form: String {
    /// Signs BLAKE2b-512 of the message.
    case prehashed = "ED"
    /// Signs the message itself: minisign before 0.9, and signify.
    case legacy = "Ed"
  }

  let form: Form
  let keyID: [UInt8]
  let signature: [UInt8]
  let trustedComment: String
  let globalSignature: [UInt8]

  init(form: Form, keyID: [UInt8], signature: [UInt8], trustedComment: String, globalSignature: [UInt8]) {
    self.form = form
    self.keyID = keyID
    self.signature = signature
    self.trustedComment = trustedComment
    self.globalSignature = globalSignature
  }

  init(text: String) throws(SodiumError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    guard lines.count == 4 else { throw .malformedSignature(what: "number of lines") }
    guard lines[0].hasPrefix("untrusted comment: ") else { throw .malformedSignature(what: "line 1") }
    guard let head = Base64.padded.decode(lines[1]), head.count == 74,
      let form = Form(rawValue: String(decoding: head[0..<2], as: UTF8.self))
    else { throw .malformedSignature(what: "line 2") }
    let prefix = "trusted comment: "
    guard lines[2].hasPrefix(prefix) else { throw .malformedSignature(what: "line 3") }
    guard let global = Base64.padded.decode(lines[3]), global.count == 64 else {
      throw .malformedSignature(what: "line 4")
    }
    self.init(
      form: form, keyID: Array(head[2..<10]), signature: Array(head[10...]),
      trustedComment: String(lines[2].dropFirst(prefix.count)), globalSignature: global)
  }

  func text(untrustedComment: String) -> String {
    let head = Base64.padded.encode(Array(form.rawValue.utf8) + keyID + signature)
    return """
      untrusted comment: \(untrustedComment)
      \(head)
      trusted comment: \(trustedComment)
      \(Base64.padded.encode(globalSignature))

      """
  }
}
