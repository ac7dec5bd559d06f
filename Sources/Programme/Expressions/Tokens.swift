/// Cuts the text of a condition into tokens.
enum Tokens {
  /// What people write who know other languages, and what it is called here.
  private static let foreign = ["==": "=", "<>": "!=", "&&": "and", "||": "or", "&": "and", "|": "or", "!": "not"]

  /// - Parameter places: One per Unicode scalar of the text, and one for its end.
  static func of(_ text: String, places: [Place]) throws(ExpressionFault) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var position = 0
    while position < scalars.count {
      if scalars[position].properties.isWhitespace {
        position += 1
        continue
      }
      let place = places[position]
      let word = scalars[position...].prefix(while: isWordPart)
      if !word.isEmpty {
        tokens.append(Token(kind: .word(string(word)), place: place))
        position += word.count
        continue
      }
      let mark = try mark(in: scalars[position...], at: place)
      tokens.append(Token(kind: .mark(mark), place: place))
      position += mark.rawValue.unicodeScalars.count
    }
    tokens.append(Token(kind: .end, place: places[scalars.count]))
    return tokens
  }

  private static func mark(
    in rest: ArraySlice<Unicode.Scalar>, at place: Place
  ) throws(ExpressionFault) -> Token.Mark {
    let pair = string(rest.prefix(2))
    let single = string(rest.prefix(1))
    if let known = Token.Mark(rawValue: pair) { return known }
    if let here = foreign[pair] { throw unknown(pair, place, "write \"\(here)\"") }
    if let known = Token.Mark(rawValue: single) { return known }
    if let here = foreign[single] { throw unknown(single, place, "write \"\(here)\"") }
    let remedy = single == "\"" || single == "'" ? "write codes without quotes" : "remove it"
    throw unknown(single, place, remedy)
  }

  private static func unknown(_ text: String, _ place: Place, _ remedy: String) -> ExpressionFault {
    ExpressionFault(place: place, what: "\"\(text)\" is no part of a condition", remedy: remedy)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
