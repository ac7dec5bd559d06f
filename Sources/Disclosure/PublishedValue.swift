/// A rounded number as it is printed: whole units of 10^−digits, so that every machine prints the same text.
public struct PublishedNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number times 10^digits.
  public let scaled: Int
  public let digits: Int

  public init(scaled: Int, digits: Int) {
    self.scaled = scaled
    self.digits = digits
  }

  /// `numerator × factor / denominator`, halves rounded away from zero.
  ///
  /// - Parameters:
  ///   - denominator: Above zero.
  ///   - factor: 100 for a percentage, 1 for a mean.
  ///   - digits: Digits after the point, from 0.
  init(numerator: Int, denominator: Int, factor: Int, digits: Int) {
    let unit = (0..<digits).reduce(factor) { unit, _ in unit * 10 }
    let doubled = 2 * abs(numerator) * unit
    let rounded = (doubled + denominator) / (2 * denominator)
    self.init(scaled: numerator < 0 ? -rounded : rounded, digits: digits)
  }

  public var value: Double { Double(scaled) / (0..<digits).reduce(1.0) { unit, _ in unit * 10 } }

  /// Plain decimal text with exactly `digits` digits after the point: `68.7`.
  public var description: String {
    let text = String(abs(scaled))
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let sign = scaled < 0 ? "-" : ""
    if digits == 0 { return sign + padded }
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}

/// A percentage or mean of a release.
public enum PublishedValue: Sendable, Hashable {
  case number(PublishedNumber)
  /// Confidential, `[c]`.
  case withheld
  /// There is nobody to speak of, `[z]`: the published base is 0.
  case notApplicable
  /// Not in the release, `[x]`: its table or breakdown is left out.
  case notAvailable

  public var number: PublishedNumber? {
    switch self {
    case .number(let number): number
    case .withheld, .notApplicable, .notAvailable: nil
    }
  }
}

/// A mean of a release, for the total (`column` = nil) or one category of a breakdown.
public struct PublishedMean: Sendable, Equatable {
  public let table: String
  public let column: String?
  /// Address of the cell whose count is its n.
  public let base: [String]
  public let scale: ClosedRange<Int>
  public let value: PublishedValue

  public init(table: String, column: String?, base: [String], scale: ClosedRange<Int>, value: PublishedValue) {
    self.table = table
    self.column = column
    self.base = base
    self.scale = scale
    self.value = value
  }
}
