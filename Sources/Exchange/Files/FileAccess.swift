/// Who may read a file or folder that Besa writes.
public enum FileAccess: Sendable {
  /// 0600 for a file, 0700 for a folder.
  case ownerOnly
  /// 0644 for a file, 0755 for a folder.
  case everyone

  var file: UInt32 { self == .ownerOnly ? 0o600 : 0o644 }
  var folder: UInt32 { self == .ownerOnly ? 0o700 : 0o755 }
}
