/// Indicators that the report draws side by side in a circle, each as a share of those who answered.
public struct Wheel: Sendable, Equatable {
  public struct Spoke: Sendable, Equatable {
    public let indicator: String
    /// The indicator in two or three words.
    public let label: Label

    public init(indicator: String, label: Label) {
      self.indicator = indicator
      self.label = label
    }
  }

  public let title: Label
  /// At least three: fewer make no circle. In the order of the file, from the top, clockwise.
  public let spokes: [Spoke]

  public init(title: Label, spokes: [Spoke]) {
    self.title = title
    self.spokes = spokes
  }
}
