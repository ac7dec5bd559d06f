/// Finds deviations without a program.
protocol MoveSource: AnyObject {
  /// Spent so far, as ``LinearProgram/effort``.
  var work: Int { get }

  /// - Parameter cost: What moving an unknown costs; `nil` for one that stays.
  /// - Returns: A deviation that moves the target by the amount, and its cost; `nil` where none is found, which proves
  ///   nothing.
  func move(_ target: Int, by amount: Int, cost: (Int) -> Double?) -> (deviation: Deviation, cost: Double)?
}

extension BoxFinder: MoveSource {}
