import Disclosure

/// What stands in one cell of a workbook. There is no blank cell and no number behind a format: what is shown is all there is.
enum SheetCell: Hashable {
  case text(String)
  /// A released number, with its digits.
  case number(PublishedNumber)
  /// A number that the programme file states.
  case stated(Double)
  /// A mark in square brackets that stands for a number; it is aligned as one.
  case mark(String)
  /// Text that leads to a sheet of the same workbook.
  case link(String, sheet: String)

  /// What a reader sees, in the workbook and in CSV.
  var text: String {
    switch self {
    case .text(let text), .mark(let text), .link(let text, _): text
    case .number(let number): number.description
    case .stated(let value): StatedNumber(value).text
    }
  }

  var isNumeric: Bool {
    switch self {
    case .number, .stated, .mark: true
    case .text, .link: false
    }
  }
}
