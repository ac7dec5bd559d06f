import Dispatch
import Synchronization

/// A search for whole choices on another core.
///
/// Whoever began it goes on meanwhile, and comes for the answer after as much work of its own as it had set itself: no
/// clock is asked, so that what it does is the same on every machine.
final class WholeMasterAside: Sendable {
  private let hasEnded = DispatchSemaphore(value: 0)
  private let end = Mutex<(master: WholeMaster, answer: WholeMaster.Answer)?>(nil)

  /// Begins; the parameters are those of ``WholeMaster/choice(_:best:cutoff:without:limit:)``.
  init(
    _ master: WholeMaster, _ cuts: [CoveringCut], best: [Bool]? = nil, cutoff: Double, without spared: [Int] = [],
    limit: Int
  ) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      var master = master
      let answer = master.choice(cuts, best: best, cutoff: cutoff, without: spared, limit: limit)
      end.withLock { $0 = (master, answer) }
      hasEnded.signal()
    }
  }

  /// Waits for the end. To be called once.
  func answer() -> (master: WholeMaster, answer: WholeMaster.Answer)? {
    hasEnded.wait()
    return end.withLock { $0 }
  }
}
