import Extracts
import Programme

/// Looks for every identifier of an extract in the texts of a payload.
///
/// A class, so that lending it for every value copies nothing.
final class IdentifierSearch: Withheld {
  private let index: ReadingIndex
  private let quick: QuickLook
  /// Words that every bundle holds, in lower case: a spelling that is part of one proves nothing.
  private let constants: [UInt8]
  private let constantWindows: Set<UInt64>
  /// Spellings of hex digits only, long enough to mean something in a token: they are sought in all tokens together.
  private(set) var longDigits = Needles()
  private let leastDigits: Int
  private var passed = PassedValues()

  /// - Parameter leastDigits: From this length on spellings of hex digits go to ``longDigits``; `nil`: none do.
  init(_ index: ReadingIndex, constants: [String], leastDigits: Int?) {
    self.index = index
    quick = QuickLook(index)
    let constants = Array(constants.joined(separator: "\n").lowercased().utf8)
    self.constants = constants
    constantWindows = Set(
      stride(from: SpellingLength.shortest, through: constants.count, by: 1).map {
        TextWindow.short(endingAt: $0, in: constants.span)
      })
    self.leastDigits = leastDigits ?? .max
  }

  /// Whether ``look(for:_:)`` must see the value: it passes hardly any that is not there, and every one that is.
  func wants(_ value: Span<UInt8>, _ kind: RawIdentifiers.Kind) -> Bool {
    if value.isEmpty { return false }
    return quick.mayOccur(value, kind) || value.count >= leastDigits && Self.isHex(value)
  }

  private static func isHex(_ value: Span<UInt8>) -> Bool {
    for place in value.indices where !value[place].isHexDigit && !(65...70).contains(value[place]) { return false }
    return true
  }

  /// - Throws: ``GateRefusal/identifier(file:reading:)``.
  func look(for value: ArraySlice<UInt8>, _ kind: RawIdentifiers.Kind) throws(GateRefusal) {
    if passed.contains(value.span, kind) { return }
    for spelling in Spellings.all(of: value, kind) {
      if spelling.count >= leastDigits, spelling.allSatisfy(\.isHexDigit) { longDigits.add(spelling) }
      if let place = index.place(of: spelling), !isConstant(spelling) {
        throw .identifier(file: place.file, reading: place.reading)
      }
    }
    passed.add(value.span, kind)
  }

  private func isConstant(_ spelling: [UInt8]) -> Bool {
    guard spelling.count >= SpellingLength.shortest,
      constantWindows.contains(TextWindow.short(endingAt: SpellingLength.shortest, in: spelling.span))
    else { return false }
    return constants.indices.contains { constants[$0...].starts(with: spelling) }
  }
}
