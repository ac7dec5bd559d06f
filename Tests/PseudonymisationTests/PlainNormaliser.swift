import Programme
import Sodium

@testable import Pseudonymisation

/// `albanian-1` written down as its page has it, one rule after another on texts of their own: slow, and easy to check.
enum PlainNormaliser {
  typealias Part = LinkageRule.MatchKey.Part

  /// - Returns: The token that the page promises.
  static func token(
    of parts: [Part], key name: String, under linkageKey: borrowing SecretBytes, name text: String, born: CalendarDate?,
    phone: String
  ) -> MatchToken? {
    var context = Array("besa token key 1".utf8)
    for part in ["albanian-1", name] { context += [UInt8(part.utf8.count)] + Array(part.utf8) }
    let subkey = SecretBytes(copying: keyedHash(context, under: linkageKey, length: 32))
    let isBirthdayKey =
      !parts.contains(.phone)
      && !(parts.contains(.surname) && (parts.contains(.givenName) || parts.contains(.phoneticGivenName)))
    if isBirthdayKey, let born, born.month == 1, born.day == 1 { return nil }
    guard let names = names(parts, text) else { return nil }
    var message: [UInt8] = []
    for name in names { message += [UInt8(name.utf8.count >> 8), UInt8(name.utf8.count & 255)] + Array(name.utf8) }
    for part in parts where part != .surname && part != .givenName && part != .phoneticGivenName {
      let fact: String? =
        switch part {
        case .birthDate: born?.description
        case .birthYear: (born?.year).map(String.init)
        default: number(phone)
        }
      guard let fact else { return nil }
      message += [0, UInt8(fact.utf8.count)] + Array(fact.utf8)
    }
    let hash = keyedHash(message, under: subkey, length: 16)
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return MatchToken(high: word(hash[0..<8]), low: word(hash[8...]))
  }

  private static func names(_ parts: [Part], _ text: String) -> [String]? {
    let isPhonetic = parts.contains(.phoneticGivenName)
    let hasGiven = isPhonetic || parts.contains(.givenName)
    if !hasGiven && !parts.contains(.surname) { return [] }
    guard let (given, surname) = outerWords(text) else { return nil }
    if !parts.contains(.surname) { return [isPhonetic ? phonetic(given) : given] }
    if !hasGiven { return [surname] }
    return [given, surname].map { isPhonetic ? phonetic($0) : $0 }.sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
  }

  /// Folded.
  private static func outerWords(_ text: String) -> (String, String)? {
    var words: [String] = []
    for part in text.split(separator: ",") {
      guard let found = LatinLetters.words(of: Array(part.utf8)[...]) else { return nil }
      words = found.map { String(decoding: $0, as: UTF8.self) } + words
    }
    while words.count > 2, ["z", "zj", "znj", "zoti", "zonja", "dr", "mr", "mrs", "ms"].contains(words[0]) {
      words.removeFirst()
    }
    guard words.count >= 2, ![words[0], words[words.count - 1]].contains(where: isPlaceholder) else { return nil }
    let nicknames = ["beni": "arben", "niku": "besnik", "mondi": "edmond", "gimi": "agim", "mira": "zamira"]
    return (folded(nicknames[words[0]] ?? words[0]), folded(words[words.count - 1]))
  }

  private static func isPlaceholder(_ word: String) -> Bool {
    let words = [
      "test", "testi", "prove", "emri", "mbiemri", "emer", "mbiemer", "panjohur", "anonim", "anonime", "unknown",
      "anonymous", "name", "surname", "na", "none", "null",
    ]
    return words.contains(word) || Set(word).count == 1
  }

  private static func folded(_ word: String) -> String {
    let sounds = [
      ("xh", "j"), ("gj", "j"), ("zh", "j"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("nj", "n"), ("ph", "f"),
      ("ck", "k"),
      ("x", "j"), ("q", "c"), ("y", "i"), ("w", "v"),
    ]
    var folded = ""
    var rest = word[...]
    while let first = rest.first {
      let match = sounds.first { rest.hasPrefix($0.0) }
      let sound = match?.1 ?? String(first)
      if !folded.hasSuffix(sound) { folded += sound }
      rest = rest.dropFirst(match?.0.count ?? 1)
    }
    for ending in ["aj", "ja", "i", "u", "a", "e"] where folded.count >= ending.count + 3 && folded.hasSuffix(ending) {
      return String(folded.dropLast(ending.count))
    }
    return folded
  }

  private static func phonetic(_ folded: String) -> String {
    var code = ""
    for (index, letter) in folded.enumerated() where index == 0 || !"aeiouh".contains(letter) {
      let sound =
        ["z": "s", "g": "c", "k": "c", "d": "t", "b": "p", "v": "f"][String(letter)] ?? String(letter)
      if !code.hasSuffix(sound) { code += sound }
    }
    return code
  }

  private static func number(_ text: String) -> String? {
    guard let first = text.split(whereSeparator: { "/,;".contains($0) }).first else { return nil }
    guard first.allSatisfy({ "0123456789 +-.()\t".contains($0) }) else { return nil }
    let isPlus = first.first { $0 != " " && $0 != "(" } == "+"
    var digits = first.filter(\.isNumber)[...]
    guard Set(digits).count > 1 else { return nil }
    let isForeign = isPlus || digits.hasPrefix("00")
    if !isPlus, digits.hasPrefix("00") { digits = digits.dropFirst(2) }
    let isAlbanian = digits.hasPrefix("355") && digits.count >= 11
    if isForeign, !isAlbanian { return (8...15).contains(digits.count) && isReal(digits) ? String(digits) : nil }
    let national = (isAlbanian ? digits.dropFirst(3) : digits).drop { $0 == "0" }
    return (8...9).contains(national.count) && isReal(national) ? "355" + national : nil
  }

  private static func isReal(_ national: Substring) -> Bool {
    let values = national.compactMap(\.wholeNumberValue)
    return Set(national.dropFirst(2)).count > 1 && !zip(values, values.dropFirst()).allSatisfy { $1 == ($0 + 1) % 10 }
  }
}
