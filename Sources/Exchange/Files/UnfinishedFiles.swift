internal import FoundationEssentials

/// What commands that were killed left: files and folders without an end, under names that nobody takes for finished ones.
public enum UnfinishedFiles {
  /// Removes them from a folder, not from those within; a folder that is not there has none.
  ///
  /// A command that writes there at this moment loses what it has begun, says so, and can be run again.
  ///
  /// - Parameter prefix: Only those that were to have a name that begins so: others may share the folder.
  public static func remove(from folder: String, named prefix: String = "") {
    for name in names(in: folder, named: prefix) { FilePath.removeTree(folder + "/" + name) }
  }

  /// Their names in a folder, not in those within.
  public static func names(in folder: String, named prefix: String = "") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("." + prefix) && $0.hasSuffix(FilePath.unfinishedSuffix) }
  }
}
