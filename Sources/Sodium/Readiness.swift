internal import CSodium

/// libsodium must be initialised once before its first use; every entry of this room comes past here.
enum Readiness {
  /// A global is initialised once, by the first thread that reads it; the others wait.
  private static let isReady: Bool = sodium_init() >= 0

  static func require() {
    // Without it, keys would come from an unready generator: no word to the caller is worth going on.
    guard isReady else { fatalError("libsodium cannot be initialised on this machine") }
  }
}
