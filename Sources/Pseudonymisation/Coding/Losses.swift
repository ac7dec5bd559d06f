import Programme

/// What was read of one source, and what of it was lost.
struct Losses {
  var rows = 0
  var rowsLost = 0
  var values = 0
  var valuesLost = 0

  /// - Throws: ``PseudonymisationError/lostTooMuch(source:_:lost:of:percent:)``.
  func check(against source: Source) throws(PseudonymisationError) {
    if let percent = source.mostLost.rows, rowsLost * 100 > rows * percent {
      throw .lostTooMuch(source: source.name, .rows, lost: rowsLost, of: rows, percent: percent)
    }
    if let percent = source.mostLost.values, valuesLost * 100 > values * percent {
      throw .lostTooMuch(source: source.name, .values, lost: valuesLost, of: values, percent: percent)
    }
  }
}
