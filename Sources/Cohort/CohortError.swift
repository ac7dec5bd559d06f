/// Why a cohort could not be made or written.
public enum CohortError: Error, Equatable, CustomStringConvertible {
  /// The generator broke a promise: a count that it must meet is missed.
  case missedFigure(table: String, category: String, expected: Int, found: Int, seed: UInt64)
  /// A number of people outside 1 to 19,000,000, beyond which invented people would repeat.
  case people(Int)
  case cannotWrite(path: String, reason: String)

  public var description: String {
    switch self {
    case .missedFigure(let table, let category, let expected, let found, let seed):
      """
      the cohort misses a figure of the report: \(found) people instead of \(expected)
        where: table \(table), category \(category), seed \(seed)
        do:    report this as a bug, with the seed; use another seed meanwhile
      """
    case .people(let number):
      """
      a cohort of \(number) people cannot be made
        where: --people
        do:    give a number from 1 to 19000000; 105 gives the report's people
      """
    case .cannotWrite(let path, let reason):
      """
      cannot write the exports: \(reason)
        where: \(path)
        do:    give a folder that you may write to, on a disk with enough space
      """
    }
  }
}
