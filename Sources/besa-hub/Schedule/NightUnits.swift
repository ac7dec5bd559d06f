/// The two unit files that make a computer do the night's work by itself: a timer, and what it starts.
struct NightUnits: Equatable {
  static let service = "besa-hub.service"
  static let timer = "besa-hub.timer"

  /// The command's own path.
  let program: String
  /// The hub's folder, from `/` on.
  let home: String
  let hub: String
  let nightly: TimeOfDay
  let onBattery: Bool

  /// Not started by a network: sealing needs none. A night that fails leaves no mark that would stop the next, and
  /// neither does one that set rows aside (3).
  ///
  /// The options are those that a user's own service manager can carry out without special rights; the command itself
  /// keeps crashes from writing memory as well.
  var serviceText: String {
    """
    [Unit]
    Description=Besa: the night's work of hub \(UnitText.value(hub))
    Documentation=man:besa-hub(1)
    StartLimitIntervalSec=0
    \(onBattery ? "# Also on battery." : "ConditionACPower=true")

    [Service]
    Type=oneshot
    ExecStart=\(command)
    SuccessExitStatus=3
    TimeoutStartSec=4h
    Nice=10
    IOSchedulingClass=idle
    UMask=0077
    LimitCORE=0
    Environment=SWIFT_BACKTRACE=enable=no
    NoNewPrivileges=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    RestrictNamespaces=yes
    RestrictAddressFamilies=AF_UNIX
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallErrorNumber=EPERM

    """
  }

  var timerText: String {
    """
    [Unit]
    Description=Besa: every night at \(nightly)
    Documentation=man:besa-hub(1)

    [Timer]
    OnCalendar=*-*-* \(nightly):00
    Persistent=true
    RandomizedDelaySec=10min
    AccuracySec=1min

    [Install]
    WantedBy=timers.target

    """
  }

  /// The computer does not go to sleep while the work is done, where it lets a user say so; the work is done anyhow.
  private var command: String {
    let script = """
      if systemd-inhibit --what=sleep:shutdown true 2>/dev/null; \
      then exec systemd-inhibit --what=sleep:shutdown --who=Besa --why=night "$@"; fi; exec "$@"
      """
    return (["/bin/sh", "-c", script, "besa-hub", program, "run", "--home", home].enumerated())
      .map { $0.offset == 0 ? $0.element : UnitText.word($0.element) }.joined(separator: " ")
  }
}
