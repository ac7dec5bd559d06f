/// The answers that a question allows, in the order in which people read them.
public struct CodeList: Sendable, Equatable {
  public struct Code: Sendable, Equatable {
    public let name: String
    public let label: Label

    public init(name: String, label: Label) {
      self.name = name
      self.label = label
    }
  }

  public let name: String
  public let codes: [Code]
  /// The code by which a participant declines to answer; it is coded as ``Answer/declined``, not as an answer.
  public let declined: String?

  public init(name: String, codes: [Code], declined: String? = nil) {
    self.name = name
    self.codes = codes
    self.declined = declined
  }

  /// Position of a code, from 0; `nil` for a code that the list does not hold.
  public func index(of code: some StringProtocol) -> Int? {
    codes.firstIndex { $0.name == code }
  }
}

/// A text that people read, in the languages of the product.
public struct Label: Sendable, Equatable, ExpressibleByStringLiteral {
  public let english: String
  public let albanian: String?

  public init(english: String, albanian: String? = nil) {
    self.english = english
    self.albanian = albanian
  }

  public init(stringLiteral value: String) {
    self.init(english: value)
  }
}
