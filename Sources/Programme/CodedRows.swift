/// The coded rows of one source of one hub, in pieces: what a bundle is made of, however many rows there are.
public protocol CodedRows: Sendable {
  var source: String { get }
  var rowCount: Int { get }
  /// Hands over all rows, in their order, some thousand at a time; every call gives the same rows.
  func forEachPiece(_ visit: (CodedTable) throws -> Void) throws
}

/// A table that is held whole is its own only piece.
extension CodedTable: CodedRows {
  public func forEachPiece(_ visit: (CodedTable) throws -> Void) throws { try visit(self) }
}
