/// A condition as it is written, before names are looked up.
indirect enum Expression {
  case all(Place)
  /// A flag field, or a name from `define`.
  case name(Word)
  case compare(field: Word, Token.Mark, Word)
  case isIn(field: Word, [Word])
  case has(field: Word, option: Word)
  case answered(field: Word)
  case any(Expression, Place)
  case atLeast(Word, [Expression], Place)
  case not(Expression, Place)
  case and([Expression])
  case or([Expression])

  /// Words that mean something themselves and cannot be names of fields or definitions.
  static let reserved = ["all", "and", "any", "answered", "atleast", "has", "in", "not", "or"]
  static let functions = ["any", "answered", "atleast"]
}
