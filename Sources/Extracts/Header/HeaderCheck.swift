import Programme

extension HeaderLayout {
  /// Whether the header lets the source be read at all, and what people should know of it.
  func check(
    file: String, source: Source, needed: Set<String>, isSound: Bool = true
  ) throws(ExtractError) -> [ExtractNote] {
    if isUnknown { throw .headerUnknown(file: file, source: source.name) }
    if let repeated { throw .repeatedColumn(file: file, name: repeated.name, cells: repeated.cells) }
    for (place, column) in zip(places, source.columns) where column.isForbidden && place != .nowhere {
      throw .forbiddenColumn(file: file, name: column.name, cell: place.firstCell + 1)
    }
    let absent = zip(places, source.columns).filter { $0 == .nowhere && !$1.isForbidden }.map(\.1.name)
    var missing = absent.filter(needed.contains)
    if let wanted = source.newestBy, newest == nil, !missing.contains(wanted) { missing.append(wanted) }
    if !missing.isEmpty { throw .missingColumns(file: file, names: missing) }
    let shown = unlisted.map { $0.isFormName ? shownName($0, isSound: isSound) : $0.letters }
    if source.unlistedStops, !unlisted.isEmpty {
      throw .undeclaredColumns(file: file, cells: unlisted.map { $0.cell + 1 }, names: shown)
    }
    let dropped = shown + leftOut.map { shownName($0, isSound: isSound) }
    return (dropped.isEmpty ? [] : [.dropped(file: file, names: dropped)])
      + (device.isEmpty ? [] : [.device(file: file, names: device.map { shownName($0, isSound: isSound) })])
      + (absent.isEmpty ? [] : [.absent(file: file, names: absent)])
  }

  /// The name of a column that nothing declares, or its letters: a damaged header may have run into the first
  /// participant's row, and what stands there then is no name.
  private func shownName(_ column: Named, isSound: Bool) -> String {
    let isName =
      !column.name.isEmpty && column.name.utf8.count <= 120
      && !column.name.unicodeScalars.contains { $0.value < 32 } && !column.name.hasFourDigitsInARow
    return isSound && isName && knownCount > unlisted.count ? column.name : column.letters
  }
}

extension HeaderLayout.Named {
  /// As forms name their questions: small letters, digits, `_`, `/` and the like. A title that somebody typed may be a
  /// participant's name.
  fileprivate var isFormName: Bool {
    !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || (45...58).contains($0) || $0 == 95 }
  }

  /// The column as a spreadsheet letters it, `[AB]`.
  fileprivate var letters: String {
    var rest = cell + 1
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return "[\(letters)]"
  }
}

extension String {
  /// As in dates, phone numbers and participant codes.
  fileprivate var hasFourDigitsInARow: Bool {
    var run = 0
    for byte in utf8 {
      run = (48...57).contains(byte) ? run + 1 : 0
      if run == 4 { return true }
    }
    return false
  }
}

extension HeaderLayout.Place {
  var firstCell: Int {
    switch self {
    case .nowhere: 0
    case .cell(let cell): cell
    case .joined(let cells): cells.first ?? 0
    case .options(let summary, let cells): summary ?? cells.first?.cell ?? 0
    }
  }
}
