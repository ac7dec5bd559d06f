/// Reads a condition by recursive descent; the grammar is in `Expressions`.
struct ExpressionParser {
  private let tokens: [Token]
  private var next = 0
  /// Brackets may nest this deep: more is a mistake, not a condition.
  private var depth = 0
  private static let deepest = 64

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// - Parameter places: One per Unicode scalar of the text, and one for its end.
  static func parse(_ text: String, places: [Place]) throws(ExpressionFault) -> Expression {
    var parser = ExpressionParser(try Tokens.of(text, places: places))
    let expression = try parser.condition()
    guard parser.current.kind == .end else { throw parser.unexpectedRest() }
    return expression
  }

  private var current: Token { tokens[next] }

  /// condition = term { "and" term } | term { "or" term }
  private mutating func condition() throws(ExpressionFault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw fault("the condition nests too deeply", "use `define` for its parts") }
    let first = try term()
    guard current.isWord("and") || current.isWord("or") else { return first }
    let joint = current.text
    var parts = [first]
    while current.isWord(joint) {
      next += 1
      parts.append(try term())
    }
    if current.isWord(joint == "and" ? "or" : "and") {
      throw fault(
        "\"and\" and \"or\" stand side by side: it is open which comes first", "put brackets around one of them")
    }
    return joint == "and" ? .and(parts) : .or(parts)
  }

  /// term = "not" term | "(" condition ")" | "all" | function | test
  private mutating func term() throws(ExpressionFault) -> Expression {
    let start = current
    if start.kind == .mark(.open) {
      next += 1
      let inner = try condition()
      try expect(.close)
      return inner
    }
    let word = try takeWord("a field, a defined name, \"not\" or \"(\"")
    switch word.text {
    case "not":
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw fault("the condition nests too deeply", "use `define` for its parts") }
      return .not(try term(), word.place)
    case "all": return .all(word.place)
    case "and", "or", "in", "has":
      throw ExpressionFault(
        place: word.place, what: "\"\(word.text)\" stands where a field or a condition belongs",
        remedy: "write what \"\(word.text)\" refers to before it")
    default: return current.kind == .mark(.open) ? try function(word) : try test(of: word)
    }
  }

  /// function = "answered" "(" field ")" | "any" "(" condition ")" | "atleast" "(" number { "," condition } ")"
  private mutating func function(_ name: Word) throws(ExpressionFault) -> Expression {
    guard Expression.functions.contains(name.text) else {
      throw ExpressionFault(
        place: name.place, what: "unknown function \"\(name.text)\"",
        remedy: NearestWord.advice(for: name.text, among: Expression.functions))
    }
    try expect(.open)
    let result: Expression
    switch name.text {
    case "answered": result = .answered(field: try takeWord("the name of a field"))
    case "any": result = .any(try condition(), name.place)
    default: result = try atLeast(name)
    }
    try expect(.close)
    return result
  }

  private mutating func atLeast(_ name: Word) throws(ExpressionFault) -> Expression {
    let number = try takeWord("how many of the conditions must hold")
    var parts: [Expression] = []
    while current.kind == .mark(.comma) {
      next += 1
      parts.append(try condition())
    }
    return .atLeast(number, parts, name.place)
  }

  /// test = field | field comparison value | field "in" "[" value { "," value } "]" | field "has" value
  private mutating func test(of field: Word) throws(ExpressionFault) -> Expression {
    let token = current
    switch token.kind {
    case .mark(let mark) where [.equal, .unequal, .below, .atMost, .above, .atLeast].contains(mark):
      next += 1
      return .compare(field: field, mark, try takeWord("a code or a number"))
    case .word("in"):
      next += 1
      return .isIn(field: field, try list())
    case .word("has"):
      next += 1
      return .has(field: field, option: try takeWord("one of the field's options"))
    default: return .name(field)
    }
  }

  private mutating func list() throws(ExpressionFault) -> [Word] {
    try expect(.openList)
    var words = [try takeWord("a code or a number")]
    while current.kind == .mark(.comma) {
      next += 1
      words.append(try takeWord("a code or a number"))
    }
    try expect(.closeList)
    return words
  }

  private mutating func takeWord(_ wanted: String) throws(ExpressionFault) -> Word {
    guard let word = current.word else { throw fault("found \"\(current.text)\"", "write \(wanted)") }
    next += 1
    return word
  }

  private mutating func expect(_ mark: Token.Mark) throws(ExpressionFault) {
    guard current.kind == .mark(mark) else {
      throw fault(
        "found \"\(current.text)\" where \"\(mark.rawValue)\" belongs", "write \"\(mark.rawValue)\" before it")
    }
    next += 1
  }

  private func fault(_ what: String, _ remedy: String) -> ExpressionFault {
    ExpressionFault(place: current.place, what: what, remedy: remedy)
  }

  /// What stands behind a whole condition: mostly a misspelt joint.
  private func unexpectedRest() -> ExpressionFault {
    guard let word = current.word else {
      return fault("\"\(current.text)\" is too much", "remove it, or write \"and\" or \"or\" before it")
    }
    return ExpressionFault(
      place: word.place, what: "\"\(word.text)\" stands where \"and\", \"or\" or a comparison belongs",
      remedy: NearestWord.advice(for: word.text, among: ["and", "or", "in", "has", "="]))
  }
}
