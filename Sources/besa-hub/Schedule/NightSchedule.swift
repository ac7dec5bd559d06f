import Exchange
import FoundationEssentials

/// The unit files in the user's own folder of systemd, and the manager that follows them.
struct NightSchedule {
  /// `systemd/user` of the user's configuration.
  let folder: String
  private let configuration: String
  private var systemd: String { configuration + "/systemd" }
  private let data: String

  init(
    configuration: String = Folder.environment("XDG_CONFIG_HOME") ?? Folder.home + "/.config",
    data: String = Folder.environment("XDG_DATA_HOME") ?? Folder.home + "/.local/share"
  ) {
    self.configuration = configuration
    folder = configuration + "/systemd/user"
    self.data = data + "/systemd"
  }

  var servicePath: String { folder + "/" + NightUnits.service }
  var timerPath: String { folder + "/" + NightUnits.timer }
  /// What `systemctl enable` would make: the timer starts with the user's manager.
  private var wants: String { folder + "/timers.target.wants" }
  private var link: String { wants + "/" + NightUnits.timer }
  /// systemd notes here when a persistent timer last went off.
  private var stamp: String { data + "/timers/stamp-" + NightUnits.timer }

  /// Writes the units. Nothing is started yet.
  func write(_ units: NightUnits) throws {
    try FileManager.default.createDirectory(atPath: wants, withIntermediateDirectories: true)
    try WholeFile.write(Array(units.serviceText.utf8), to: servicePath, access: .everyone)
    try WholeFile.write(Array(units.timerText.utf8), to: timerPath, access: .everyone)
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != nil { return }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../" + NightUnits.timer)
  }

  /// Takes everything away that ``write(_:)`` and systemd left, and folders that are empty then.
  ///
  /// - Returns: Whether there was anything.
  func remove() -> Bool {
    let files = [link, timerPath, servicePath, stamp]
    let there = files.filter { (try? FileManager.default.attributesOfItem(atPath: $0)) != nil }
    for path in there { try? FileManager.default.removeItem(atPath: path) }
    let folders = [wants, folder, systemd, configuration, data + "/timers", data]
    for path in folders { removeIfEmpty(path) }
    return !there.isEmpty
  }

  /// Whether the files are there as these units say.
  func state(of units: NightUnits) -> State {
    guard let service = text(servicePath), let timer = text(timerPath),
      (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != nil
    else { return .absent }
    return service == units.serviceText && timer == units.timerText ? .inForce : .outdated
  }

  enum State: String {
    case absent, outdated
    case inForce = "in_force"
  }

  private func text(_ path: String) -> String? {
    (try? WholeFile.read(path, limit: 1 << 16)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func removeIfEmpty(_ path: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path), names.isEmpty else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}
