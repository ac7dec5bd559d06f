internal import Programme

/// What the CSV of one source looks like on the wire: its columns and what each may hold.
struct WireForm {
  /// Which whole numbers a field's column may hold, states without an answer included.
  struct Range {
    let lowest: Int32
    let highest: Int32

    init(_ form: FieldForm) {
      let stateless = AnswerState.notApplicable.rawValue
      switch form {
      case .choice(let list): (lowest, highest) = (stateless, Int32(list.codes.count) - 1)
      case .choices(let list): (lowest, highest) = (stateless, (1 << Int32(list.codes.count)) - 1)
      case .integer(let range): (lowest, highest) = (stateless, Int32(clamping: range.upperBound))
      case .date(let unit):
        let last = CalendarDate(year: 9999, month: 12, day: 31).map(unit.number(of:)) ?? 0
        (lowest, highest) = (stateless, Int32(clamping: last))
      }
    }
  }

  let source: Source
  /// Names of the match keys whose tokens the CSV carries; only the person source has any.
  let keys: [String]
  let ranges: [Range]
  /// Lower bounds of integer fields, which leave a gap above the states.
  private let floors: [Int32]

  init(_ source: Source, of programme: ProgrammeFile) {
    self.source = source
    keys = source.rows == .onePerPerson ? programme.linkage.keys.map(\.name) : []
    ranges = source.fields.map { Range($0.form) }
    floors = source.fields.map { field in
      if case .integer(let range) = field.form { Int32(clamping: range.lowerBound) } else { 0 }
    }
  }

  static func fileName(of source: String) -> String { "\(source).csv" }

  var columnCount: Int { 1 + keys.count + ranges.count }
  var columns: [String] { ["case"] + keys.map { "key:\($0)" } + source.fields.map(\.name) }
  var header: [UInt8] { Array((columns.joined(separator: ",") + "\n").utf8) }

  /// Whether a field may hold a value: the same as its ``FieldForm/admits(_:)``, without looking at the list.
  func admits(_ value: Int32, field: Int) -> Bool {
    let range = ranges[field]
    return value >= range.lowest && value <= range.highest && (value < 0 || value >= floors[field])
  }

  /// Whether a case number may stand in this source.
  ///
  /// - Parameter people: Rows of the person source.
  func admitsCase(_ number: Int32, people: Int) -> Bool {
    source.rows == .aggregate ? number == -1 : number >= 0 && Int(number) < people
  }

  /// Whether a participant has one row at most.
  var isOncePerPerson: Bool { source.rows == .onePerPerson || source.rows == .latestPerPerson }
}
