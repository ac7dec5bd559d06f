import FoundationEssentials

/// This very program's file.
enum OwnProgram {
  /// Its path; the name alone where the system does not say, to be found by whoever starts it.
  static var path: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "besa-hub"
  }
}
