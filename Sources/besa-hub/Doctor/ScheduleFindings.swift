import Programme

/// Whether the nights come by themselves.
struct ScheduleFindings {
  let words: Messages

  func schedule(_ facts: ScheduleFacts) -> Finding {
    let time = ["time": facts.nightly]
    return switch facts.installed {
    case .absent:
      .amber(.schedule, words("doctor.schedule.absent"), do: words("doctor.schedule.absent.do"), isFixable: true)
    case .outdated: .amber(.schedule, words("doctor.schedule.outdated"), do: words("doctor.fix"), isFixable: true)
    case .inForce where !facts.followed:
      .amber(.schedule, words("doctor.schedule.not_followed"), do: words("schedule.no_manager.do"))
    case .inForce: .green(.schedule, words("doctor.schedule", time))
    }
  }
}
