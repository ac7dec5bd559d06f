/// The coded rows of one source of one hub, in pieces: what a bundle is made of, however many rows there are.
public protocol CodedRows: Sendable {
  var source: String { get }
  var rowCount: Int { get }
  /// Names of the match keys whose tokens the rows carry.
  var keys: Set<String> { get }
  /// Answers of each row.
  var fieldCount: Int { get }
  /// Hands over all rows, in their order, some thousand at a time; every call gives the same rows.
  func forEachPiece(_ visit: (CodedTable) throws -> Void) throws
  /// The same rows, row by row.
  ///
  /// - Parameter keys: ``keys`` in the order in which a row's tokens are wanted.
  func forEachPiece(keys: [String], _ visit: (CodedPiece) throws -> Void) throws
}

/// Some coded rows behind each other: what a row has stands together, as in the text that is made of it.
public struct CodedPiece: Sendable {
  public var caseNumbers: [Int32]
  /// Of each row one for each key, row by row.
  public var tokens: [MatchToken?]
  /// Of each row one for each field, row by row.
  public var answers: [Answer]

  public init(caseNumbers: [Int32], tokens: [MatchToken?], answers: [Answer]) {
    self.caseNumbers = caseNumbers
    self.tokens = tokens
    self.answers = answers
  }
}

/// A table that is held whole is its own only piece.
extension CodedTable: CodedRows {
  public var keys: Set<String> { Set(tokens.keys) }
  public var fieldCount: Int { answers.count }

  public func forEachPiece(_ visit: (CodedTable) throws -> Void) throws { try visit(self) }

  public func forEachPiece(keys: [String], _ visit: (CodedPiece) throws -> Void) throws {
    let columns = keys.map { tokens[$0] ?? [] }
    var piece = CodedPiece(caseNumbers: caseNumbers, tokens: [], answers: [])
    for row in caseNumbers.indices {
      for column in columns { piece.tokens.append(column[row]) }
      for field in answers { piece.answers.append(field[row]) }
    }
    try visit(piece)
  }
}
