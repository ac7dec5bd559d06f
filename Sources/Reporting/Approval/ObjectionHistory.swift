import Sodium

/// What the ledger's entries say of hubs' objections.
///
/// An objection is about figures of one draft, and holds for every draft of the same release that still shows one of them
/// unchanged. It is settled when its hub withdraws it, or when two distinct current officers, neither the author of the
/// draft to be published, have answered it.
public struct ObjectionHistory: Sendable, Hashable {
  public struct Standing: Sendable, Hashable {
    /// From 1, in the order in which objections came in.
    public let number: Int
    public let objection: Objection
    public fileprivate(set) var isWithdrawn = false
    /// One per officer and key at most, oldest first.
    public fileprivate(set) var answers: [ObjectionAnswer] = []
  }

  /// Two, as for a release (design §2).
  static let answersNeeded = 2

  public private(set) var all: [Standing] = []

  init() {}

  mutating func record(_ objection: Objection) {
    if all.contains(where: { $0.objection.digest == objection.digest }) { return }
    all.append(Standing(number: all.count + 1, objection: objection))
  }

  mutating func record(_ withdrawal: ObjectionWithdrawal) {
    guard let index = index(of: withdrawal.objection), all[index].objection.hub == withdrawal.hub else { return }
    all[index].isWithdrawn = true
  }

  mutating func record(_ answer: ObjectionAnswer) {
    guard let index = index(of: answer.objection) else { return }
    if all[index].answers.contains(where: { $0.officer == answer.officer || $0.key == answer.key }) { return }
    all[index].answers.append(answer)
  }

  /// - Throws: ``ReportingError/unknownObjection(number:)``.
  public func standing(_ number: Int) throws(ReportingError) -> Standing {
    guard all.indices.contains(number - 1) else { throw .unknownObjection(number: number) }
    return all[number - 1]
  }

  func standing(of digest: Digest) -> Standing? { index(of: digest).map { all[$0] } }

  private func index(of digest: Digest) -> Int? { all.firstIndex { $0.objection.digest == digest } }

  func checkAnswer(
    to standing: Standing, by officer: Officer, draft: DraftHistory.Standing?
  ) throws(ReportingError) {
    if let draft, draft.record.author.is(officer.name, key: officer.keyText) {
      throw .authorCannotApprove(number: draft.record.number, name: officer.name)
    }
    if standing.answers.contains(where: { $0.officer == officer.name || $0.key == officer.keyText }) {
      throw .alreadyAnswered(objection: standing.number, name: officer.name)
    }
  }
}

extension ObjectionHistory.Standing {
  /// Whether enough officers of today, none of them the author, have answered.
  func isAnswered(among current: [Officer], author: Author) -> Bool {
    answers.count { answer in
      current.contains { $0.name == answer.officer && $0.keyText == answer.key }
        && !author.is(answer.officer, key: answer.key)
    } >= ObjectionHistory.answersNeeded
  }
}

extension DraftHistory {
  /// Objections to drafts of the release that this draft would become, neither withdrawn nor answered.
  public func openObjections(
    to standing: Standing, among current: [Officer]
  ) -> [ObjectionHistory.Standing] {
    objections.all.filter { objection in
      drafts[objection.objection.draft]?.record.release == standing.record.release && !objection.isWithdrawn
        && !objection.isAnswered(among: current, author: standing.record.author)
    }
  }

  /// Whether no objection stands in the way of publishing these files.
  ///
  /// - Parameter earlier: Files of the drafts that objections are about; of one that is not there, or not as it was
  ///   objected to, nobody can say that its figures were changed.
  /// - Throws: ``ReportingError/hubObjects(number:objection:hub:figures:)`` with the first that does.
  func checkObjections(
    to standing: Standing, _ files: DraftFolder, earlier: [Int: DraftFolder], among current: [Officer]
  ) throws(ReportingError) {
    for open in openObjections(to: standing, among: current) {
      let before = earlier[open.objection.draft].flatMap { $0.list.digest == open.objection.files ? $0 : nil }
      let kept =
        try before.map { (draft) throws(ReportingError) in
          try open.objection.unchanged(from: ShownFigures(draft.release), to: ShownFigures(files.release))
        } ?? open.objection.figures
      if before != nil, kept.isEmpty { continue }
      throw .hubObjects(
        number: standing.record.number, objection: open.number, hub: open.objection.hub, figures: kept)
    }
  }
}

extension Objection {
  /// Figures that the later draft shows just as the one that was objected to.
  func unchanged(from before: ShownFigures, to after: ShownFigures) -> [String] {
    let objected = figures.isEmpty ? before.names(about: hub) : figures
    return objected.filter { after[$0] != nil && after[$0] == before[$0] }
  }
}
