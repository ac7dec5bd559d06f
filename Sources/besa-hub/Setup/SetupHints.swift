import FoundationEssentials
import Programme

/// What the questions offer as an answer: what is likely right on this computer.
struct SetupHints {
  /// Programme files that lie in the likely places.
  let programmes: [String]
  let language: String
  /// The user's own folder, in front of `~`.
  let home: String

  /// - Parameters:
  ///   - here: The folder that the command was started in.
  ///   - shared: Where a package puts programme files.
  init(
    home: String = Folder.home, here: String = FileManager.default.currentDirectoryPath,
    shared: String = "/usr/share/besa-hub/programmes",
    language: String = Words.current.language.rawValue
  ) {
    let places = [here, home, home + "/Downloads", home + "/Shkarkime", home + "/Desktop", home + "/Tavolina"]
    let own = places.map { $0 + "/programme.yaml" }.filter { FileManager.default.fileExists(atPath: $0) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shared)) ?? []
    let common = names.filter { $0.hasSuffix(".yaml") }.sorted().map { shared + "/" + $0 }
    var seen: Set<String> = []
    programmes = (own + common).map { Folder.short($0, home: home) }.filter { seen.insert($0).inserted }
    self.home = home
    self.language = language
  }
}
