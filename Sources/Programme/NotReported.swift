/// Something that a reader may look for and that the programme does not report, on purpose.
public struct NotReported: Sendable, Equatable {
  /// A number of the programme report, or a word of the writer's choice.
  public let id: String
  public let what: Label
  public let why: Label

  public init(id: String, what: Label, why: Label) {
    self.id = id
    self.what = what
    self.why = why
  }
}
