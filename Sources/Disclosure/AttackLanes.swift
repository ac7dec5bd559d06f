import Dispatch
import Synchronization

/// The attacker's program, once for each of two cores.
///
/// What is attacked where is fixed, and what was found is put together in order, so that it is the same on every machine.
final class AttackLanes: Sendable {
  static let count = 2

  private final class Lane: Sendable {
    let program: Mutex<AttackProgram>
    init(_ layout: AttackLayout) { program = Mutex(AttackProgram(layout)) }
  }

  private let lanes: [Lane]
  private let spent = Mutex(0)

  init(_ problem: SuppressionProblem) {
    let layout = AttackLayout(problem)
    lanes = (0..<Self.count).map { _ in Lane(layout) }
  }

  /// As ``LinearProgram/effort``: of lanes that ran side by side that of the longest.
  var work: Int { spent.withLock { $0 } }

  /// Which of so many targets a lane attacks.
  static func share(_ lane: Int, of targets: Int) -> StrideTo<Int> { stride(from: lane, to: targets, by: count) }

  /// - Parameter attack: What one lane does, by its number.
  /// - Returns: What each lane found.
  func map<Found: Sendable>(_ attack: @Sendable (_ lane: Int, _ program: inout AttackProgram) -> Found) -> [Found] {
    let ends = Mutex([(found: Found, work: Int)?](repeating: nil, count: Self.count))
    DispatchQueue.concurrentPerform(iterations: Self.count) { lane in
      let end = lanes[lane].program.withLock { program in
        let before = program.work
        let found = attack(lane, &program)
        return (found: found, work: program.work - before)
      }
      ends.withLock { $0[lane] = end }
    }
    let all = ends.withLock { $0.compactMap(\.self) }
    spent.withLock { $0 += all.map(\.work).max() ?? 0 }
    return all.map(\.found)
  }
}
