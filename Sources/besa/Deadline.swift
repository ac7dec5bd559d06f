import Foundation
import Synchronization

/// Ends the command when its time is over: one message, and nothing is written.
final class Deadline: Sendable {
  private let isLifted = Mutex(false)

  init(seconds: Int) {
    // The thread holds the deadline weakly: one that is gone ends nothing.
    Thread.detachNewThread { [weak self] in
      Thread.sleep(forTimeInterval: Double(seconds))
      self?.strike(seconds)
    }
  }

  /// From here on the command may write: it is no longer ended.
  func lift() { isLifted.withLock { $0 = true } }

  private func strike(_ seconds: Int) {
    isLifted.withLock { isLifted in
      if isLifted { return }
      let text = """
        besa: no time left after \(seconds) seconds; nothing was written
          where: --time \(seconds)
          do:    give more time, leave tables out, or ask for a narrower interval

        """
      FileHandle.standardError.write(Data(text.utf8))
      // Without C's clean-up, which would pull the ground from under a solver that still runs.
      _exit(Exit.tryLater.rawValue)
    }
  }
}
