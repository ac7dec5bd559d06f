import Programme

/// Names a cell in every release: its coordinates that are not at their total. Dimensions may come and go.
struct CellKey: Hashable, Sendable {
  struct Coordinate: Hashable, Sendable {
    let dimension: String
    let code: String
  }

  /// By dimension.
  let coordinates: [Coordinate]

  init(_ address: TableSet.Address, in dimensions: [TableSet.Dimension]) {
    coordinates = zip(dimensions, address).filter { $0.total != $1 }.map { Coordinate(dimension: $0.name, code: $1) }
      .sorted { $0.dimension < $1.dimension }
  }

  private init(_ coordinates: [Coordinate]) { self.coordinates = coordinates }

  /// The same cell with another code in one dimension; `nil`: at its total.
  func moved(to code: String?, in dimension: String) -> CellKey {
    let others = coordinates.filter { $0.dimension != dimension }
    guard let code else { return CellKey(others) }
    return CellKey((others + [Coordinate(dimension: dimension, code: code)]).sorted { $0.dimension < $1.dimension })
  }

  /// What keys are ordered by.
  var name: String { coordinates.map { "\($0.dimension)=\($0.code)" }.joined(separator: "|") }

  /// The code in a dimension; `nil` at its total.
  func code(in dimension: String) -> String? { coordinates.first { $0.dimension == dimension }?.code }
}
