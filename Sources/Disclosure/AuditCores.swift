import Dispatch
import Synchronization

/// Runs pieces of an audit that share nothing on all cores.
enum AuditCores {
  /// - Parameters:
  ///   - count: Of the pieces.
  ///   - work: One piece; what it makes and does not return is gone before it ends, on the thread on which it ran.
  /// - Returns: By piece, whatever the number of cores and the order of the ends.
  /// - Throws: What the first failing piece, by number, threw.
  static func map<Value: Sendable, Failure: Error>(
    _ count: Int, _ work: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let ends = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { piece in
      let end = Result { () throws(Failure) in try work(piece) }
      ends.withLock { $0[piece] = end }
    }
    var values: [Value] = []
    for end in ends.withLock({ $0 }) { if let end { values.append(try end.get()) } }
    return values
  }
}
