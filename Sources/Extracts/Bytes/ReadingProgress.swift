import Synchronization

/// How far the export that is being read now has come, for whoever shows it to a person.
///
/// One place for the whole process, as there is one person at the terminal; several files at once take turns in it.
public enum ReadingProgress {
  public struct Reading: Equatable, Sendable {
    /// The file's name.
    public let file: String
    /// Bytes that were read, and all of them.
    public let position: Int
    public let size: Int

    package init(file: String, position: Int, size: Int) {
      self.file = file
      self.position = position
      self.size = size
    }
  }

  private static let newest = Mutex<Reading?>(nil)

  /// `nil` before the first file.
  public static var now: Reading? { newest.withLock { $0 } }

  static func note(_ reading: Reading) { newest.withLock { $0 = reading } }
}
