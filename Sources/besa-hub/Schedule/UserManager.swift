/// The user's own service manager, through `systemctl --user`.
enum UserManager {
  /// Whether it runs: not in a container or for a user who is not logged in.
  static var isThere: Bool { call(["show", "--property=Version"])?.status == 0 }

  /// Makes it read the units anew and wait for the next night.
  static func start() -> Bool {
    let calls = [["daemon-reload"], ["restart", NightUnits.timer]]
    return calls.allSatisfy { call($0)?.status == 0 }
  }

  /// Makes it forget the units; their files are still there.
  static func stop() {
    _ = call(["stop", NightUnits.timer])
    _ = call(["reset-failed", NightUnits.service, NightUnits.timer])
  }

  static func reload() { _ = call(["daemon-reload"]) }

  /// When the timer goes off next and last did, as systemd writes it.
  static func times() -> (next: String?, last: String?) {
    let output =
      call(
        ["show", NightUnits.timer, "--property=NextElapseUSecRealtime", "--property=LastTriggerUSec"])?.output ?? ""
    func value(_ name: String) -> String? {
      let line = output.split(separator: "\n").first { $0.hasPrefix(name + "=") }
      let text = line.map { String($0.dropFirst(name.count + 1)) } ?? ""
      return text.isEmpty || text == "n/a" ? nil : text
    }
    return (value("NextElapseUSecRealtime"), value("LastTriggerUSec"))
  }

  private static func call(_ arguments: [String]) -> ChildProcess.Outcome? {
    ChildProcess.run("systemctl", ["--user", "--no-ask-password"] + arguments)
  }
}
