/// The smallest part of a condition that means something, and where it stands.
struct Token {
  enum Kind: Hashable {
    case word(String)
    case mark(Mark)
    case end
  }

  enum Mark: String, CaseIterable {
    case open = "("
    case close = ")"
    case openList = "["
    case closeList = "]"
    case comma = ","
    case equal = "="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
  }

  let kind: Kind
  let place: Place

  var text: String {
    switch kind {
    case .word(let text): text
    case .mark(let mark): mark.rawValue
    case .end: "end of the condition"
    }
  }

  var word: Word? {
    if case .word(let text) = kind { Word(text: text, place: place) } else { nil }
  }

  func isWord(_ text: String) -> Bool { kind == .word(text) }
}

/// Why a condition cannot be read: at one place, with what to do.
struct ExpressionFault: Error {
  let place: Place
  let what: String
  let remedy: String
}
