/// Which cell: the code of each dimension that is not at its total.
///
/// As text `dimension=code|dimension=code`, or `total`: the form in which messages and logs name cells.
public struct CellName: Sendable, Hashable, CustomStringConvertible {
  public let codes: [String: String]

  public init(codes: [String: String]) { self.codes = codes }

  /// - Returns: `nil` unless the text has that form and names each dimension once.
  public init?(_ text: String) {
    if text == "total" {
      self.init(codes: [:])
      return
    }
    var codes: [String: String] = [:]
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, codes.updateValue(String(sides[1]), forKey: String(sides[0])) == nil else { return nil }
    }
    self.init(codes: codes)
  }

  public var description: String {
    codes.isEmpty ? "total" : codes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|")
  }

  /// The address in a set; `nil` where the set has no such dimension.
  public func address(in dimensions: [TableSet.Dimension]) -> TableSet.Address? {
    guard codes.keys.allSatisfy({ name in dimensions.contains { $0.name == name } }) else { return nil }
    return dimensions.map { codes[$0.name] ?? $0.total }
  }
}

/// Categories that become one where any of them would be withheld.
public struct CategoryMerge: Sendable, Equatable {
  public let dimension: String
  /// Two or more.
  public let codes: [String]
  /// The code of all of them together.
  public let into: String

  /// - Parameter into: `nil`: the codes with `or` between them.
  public init(dimension: String, codes: [String], into: String? = nil) {
    self.dimension = dimension
    self.codes = codes
    self.into = into ?? codes.joined(separator: " or ")
  }
}
