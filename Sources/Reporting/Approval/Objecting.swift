public import FoundationEssentials
import Sodium

extension Ledger {
  /// Enters a hub's objection to figures of a draft, or its word that one is settled.
  ///
  /// - Parameters:
  ///   - statement: Checked against the hub's key of the roster in force today.
  ///   - hub: Whose key that is.
  ///   - file: Where the statement came from, for the message.
  ///   - draft: Files of the draft that an objection is about, as they are now.
  /// - Returns: The objection as it stands now. One that the ledger has already is entered once.
  /// - Throws: ``ReportingError/badStatement(file:what:)``, ``ReportingError/unknownFigure(name:hub:)`` and every reason
  ///   of ``DraftHistory``; nothing is entered then.
  public func enter(
    _ statement: HubStatement, of hub: String, file: String, draft: (Int) throws -> DraftFolder, at time: Date
  ) throws -> ObjectionHistory.Standing {
    if let objection = Objection(statement) {
      guard objection.hub == hub else { throw ReportingError.badStatement(file: file, what: "it names another hub") }
      try object(objection, to: draft(objection.draft), file: file, at: time)
      return try require(objection.digest, file: file)
    }
    guard let withdrawal = ObjectionWithdrawal(statement), withdrawal.hub == hub else {
      throw ReportingError.badStatement(file: file, what: "it is neither an objection nor a withdrawal by this hub")
    }
    try withdraw(withdrawal, file: file, at: time)
    return try require(withdrawal.objection, file: file)
  }

  private func object(
    _ objection: Objection, to draft: DraftFolder, file: String, at time: Date
  ) throws(ReportingError) {
    try append(at: time) { (entries) throws(ReportingError) in
      let history = DraftHistory(entries)
      if history.objections.standing(of: objection.digest) != nil { return [] }
      let standing = try history.standing(of: draft, number: objection.draft)
      guard standing.record.digest == objection.files else {
        throw .badStatement(file: file, what: "it is about other files than draft \(objection.draft)")
      }
      try history.checkStillDraft(standing)
      let shown = try ShownFigures(draft.release).names(about: objection.hub)
      if shown.isEmpty { throw .unknownFigure(name: "any figure", hub: objection.hub) }
      if let name = objection.figures.first(where: { !shown.contains($0) }) {
        throw .unknownFigure(name: name, hub: objection.hub)
      }
      return [.objected(objection)]
    }
  }

  private func withdraw(_ withdrawal: ObjectionWithdrawal, file: String, at time: Date) throws(ReportingError) {
    try append(at: time) { (entries) throws(ReportingError) in
      guard let standing = DraftHistory(entries).objections.standing(of: withdrawal.objection),
        standing.objection.hub == withdrawal.hub
      else { throw .badStatement(file: file, what: "the ledger has no such objection of this hub") }
      return standing.isWithdrawn ? [] : [.withdrawn(withdrawal)]
    }
  }

  private func require(_ objection: Digest, file: String) throws(ReportingError) -> ObjectionHistory.Standing {
    guard let standing = try DraftHistory(entries()).objections.standing(of: objection) else {
      throw .badStatement(file: file, what: "it was not entered")
    }
    return standing
  }
}

extension DraftHistory {
  /// - Throws: ``ReportingError/alreadyReleased(number:release:)``, ``ReportingError/draftOvertaken(number:release:next:)``
  ///   once the release that the draft was made for is published. A returned draft may still be objected to: the next
  ///   one may show the same figures.
  func checkStillDraft(_ standing: Standing) throws(ReportingError) {
    let number = standing.record.number
    if let release = standing.release { throw .alreadyReleased(number: number, release: release.number) }
    guard standing.record.release == nextRelease else {
      throw .draftOvertaken(number: number, release: standing.record.release, next: nextRelease)
    }
  }
}
