import FoundationEssentials

/// What a command says to machines: keys sorted, so that equal facts are equal texts.
enum JSONText {
  static func of(_ facts: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(facts) else {
      preconditionFailure("what commands say holds texts and whole numbers, which JSON always can")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
