import Foundation
import Testing

/// A message of a command in its three parts.
struct Notice: CustomStringConvertible {
  let what: String
  let place: String
  let remedy: String

  var description: String { "\(what) | \(place) | \(remedy)" }

  /// Every message that stands on standard error: a line, then `where:`, then `do:`.
  static func all(in text: String) -> [Notice] {
    let lines = text.split(separator: "\n").map(String.init)
    return lines.indices.compactMap { index in
      guard index > 0, index + 1 < lines.count, lines[index].hasPrefix("  where: "),
        lines[index + 1].hasPrefix("  do:    ")
      else { return nil }
      return Notice(
        what: lines[index - 1], place: String(lines[index].dropFirst("  where: ".count)),
        remedy: String(lines[index + 1].dropFirst("  do:    ".count)))
    }
  }

  /// The one message of a run that said nothing else.
  static func only(of outcome: Built.Outcome, _ location: SourceLocation = #_sourceLocation) throws -> Notice {
    let notices = all(in: outcome.messages)
    let lines = outcome.messages.split(separator: "\n")
    #expect(notices.count == 1 && lines.count == 3, "said: \(outcome.messages)", sourceLocation: location)
    return try #require(notices.first, sourceLocation: location)
  }

  /// Whether it says what, where and what to do in these words.
  func expect(
    _ what: String, at places: [String], do remedy: String, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(self.what.contains(what), "\(self)", sourceLocation: location)
    for place in places { #expect(self.place.contains(place), "\(self)", sourceLocation: location) }
    #expect(self.remedy.contains(remedy), "\(self)", sourceLocation: location)
  }
}
