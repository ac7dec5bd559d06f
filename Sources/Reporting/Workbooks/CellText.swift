import Disclosure
import Programme

/// How a released figure stands in a sheet, and the words that explain the marks of a sheet above its table.
struct CellText {
  /// The policy's word for a withheld value.
  let marker: String

  func cell(_ value: PublishedValue) -> SheetCell {
    switch value {
    case .number(let number): .number(number)
    case .withheld: .mark(marker)
    case .notApplicable: .mark(ValueText.notApplicable)
    case .notAvailable: .mark(ValueText.notAvailable)
    }
  }

  func cell(_ count: PublishedCount?) -> SheetCell { cell(PublishedValue(count)) }

  /// Every mark with its meaning, in the order in which readers meet them.
  var meanings: [(mark: String, meaning: String)] {
    [
      (marker, "confidential: withheld to protect participants. It does not mean zero and it does not mean few."),
      (ValueText.notAvailable, "not available: not in this release, or not stated."),
      (ValueText.notApplicable, "not applicable: there is nobody to speak of, or the column does not concern the row."),
    ]
  }

  /// What the notes say besides.
  static let whySame =
    "The mark for confidential is the same for a small number and for one that would give a small number away."

  /// One line per mark that the rows hold.
  func legend(for rows: [[SheetCell]]) -> [String] {
    let used = Set(rows.joined().compactMap { if case .mark(let mark) = $0 { mark } else { nil } })
    return meanings.filter { used.contains($0.mark) }.map { "\($0.mark) means \($0.meaning)" }
  }
}
