/// What patterns may cost where prices are whole numbers: so many, and a little more for each cell that is only spared
/// where another pattern costs as much.
struct PriceGrid {
  /// What a price has more where a pattern without the cell is preferred among those of equal cost.
  static let preference = 0.01

  /// All preferences together; `nil` where prices are not whole.
  private let most: Double?
  /// The least that a better pattern saves.
  let step: Double

  /// - Parameter prices: `nil` for what must not be withheld.
  init(_ prices: [Double?]) {
    let parts = prices.compactMap { $0.map { $0 - ($0 + 1e-9).rounded(.down) } }.filter { $0 > 1e-9 }
    let most = parts.reduce(0, +)
    let isWhole = most < 0.5 && parts.allSatisfy { abs($0 - Self.preference) < 1e-9 }
    self.most = isWhole ? most : nil
    step = isWhole ? (parts.isEmpty ? 1 : Self.preference) : 1e-6
  }

  /// The least that a pattern may cost which costs no less than the bound.
  func raised(_ bound: Double) -> Double {
    guard let most else { return bound }
    let whole = (bound - 1e-6).rounded(.down)
    return bound - 1e-6 <= whole + most ? bound : whole + 1
  }

  /// Whether a cell of this price is to be spared where another pattern costs as much.
  func isSpared(_ price: Double) -> Bool { price - withoutPreference(price) > 1e-9 }

  /// A cost, or a bound of it, without any preference.
  func withoutPreference(_ bound: Double) -> Double { most == nil ? bound : (bound + 1e-6).rounded(.down) }
}
