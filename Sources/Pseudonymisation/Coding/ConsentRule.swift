import Extracts
import Programme

/// Whether a row of the person source lets its answers be used for reporting.
struct ConsentRule {
  let column: Int
  let index: Int

  init(_ programme: ProgrammeFile, _ source: Source) throws(PseudonymisationError) {
    let rule = programme.purpose
    guard let column = source.number(of: rule.consentColumn), case .choice(let list) = source.columns[column].kind,
      let index = list.index(of: rule.consentCode)
    else { throw .programme(fact: "consent is not an answer of column \(rule.consentColumn)") }
    self.column = column
    self.index = index
  }

  func isGiven(in rows: borrowing RawRows) -> Bool { rows.answer(in: column) == .choice(index) }
}
