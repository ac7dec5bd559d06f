import Programme

/// What is known of a hub's schedule.
struct ScheduleFacts: Encodable {
  let installed: NightSchedule.State
  /// Whether a service manager follows the files now.
  let followed: Bool
  let nightly: String
  /// As systemd writes it; `nil` where nothing follows the timer.
  let next: String?
  let last: String?

  init(of home: HubHome, in schedule: NightSchedule = NightSchedule()) {
    installed = schedule.state(of: NightUnits(for: home))
    followed = UserManager.isThere
    nightly = home.configuration.nightly.description
    (next, last) = followed ? UserManager.times() : (nil, nil)
  }

  var isInForce: Bool { installed == .inForce }

  var text: String {
    let state =
      switch installed {
      case .absent: Words.current("schedule.state_absent")
      case .outdated: Words.current("schedule.state_outdated")
      case .inForce: Words.current("schedule.state_in_force", ["time": nightly])
      }
    let times = [
      next.map { Words.current("schedule.next", ["time": $0]) },
      last.map { Words.current("schedule.last", ["time": $0]) },
      isInForce && !followed ? Words.current("schedule.not_followed") : nil,
    ]
    return ([state] + times.compactMap(\.self)).joined(separator: "\n")
  }

  var json: String { JSONText.of(self) }
}

extension NightSchedule.State: Encodable {}

extension NightUnits {
  init(for home: HubHome) {
    self.init(
      program: OwnProgram.path, home: Folder.absolute(home.folder), hub: home.hub,
      nightly: home.configuration.nightly, onBattery: home.configuration.onBattery)
  }
}
