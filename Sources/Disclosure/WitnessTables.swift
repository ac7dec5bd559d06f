import Programme

/// Tables that fit what is published, as the protection proved its pattern with them: one, and what others change of it.
/// They stay inside.
///
/// The audit starts from them and believes none: each is checked against what is published.
struct WitnessTables: Sendable {
  struct Part: Sendable {
    /// What some people have in common.
    let meaning: TableSet.Meaning
    /// How many they are in the first table.
    let count: Int
  }

  struct Move: Sendable {
    /// By position in ``WitnessTables/parts``.
    let part: Int
    let by: Int
  }

  let parts: [Part]
  /// One list per further table.
  let changes: [[Move]]

  static let none = WitnessTables(parts: [], changes: [])
}
