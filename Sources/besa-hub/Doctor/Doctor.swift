import Exchange
import FoundationEssentials
import Programme

/// Looks at everything that the nights need, and says of each how it is.
struct Doctor {
  let folder: String
  let today: CalendarDate
  var words = Words.current

  /// In the order of ``Finding/Topic``.
  func findings() -> [Finding] {
    let topics = Finding.Topic.allCases
    return (ofComputer + ofHub).sorted {
      (topics.firstIndex(of: $0.topic) ?? 0) < (topics.firstIndex(of: $1.topic) ?? 0)
    }
  }

  private var paths: HubPaths { HubPaths(folder: folder) }

  private var ofComputer: [Finding] {
    let computer = ComputerFindings(words: words)
    return [
      computer.space(free: ComputerFindings.freeSpace(at: folder)),
      computer.encryption(DiskEncryption(of: Folder.absolute(folder))),
      computer.language(environment: ProcessInfo.processInfo.environment),
    ]
  }

  /// A configuration that cannot be read hides the rest.
  private var ofHub: [Finding] {
    do {
      let home = try HubHome(folder)
      let folders = FolderFindings(words: words, paths: paths)
      return [
        folders.permissions, .green(.configuration, words("doctor.configuration")), folders.folders(of: home),
      ] + TrustFindings(words: words, home: home, today: today).all() + ofWork(home)
    } catch {
      let permissions = FolderFindings(words: words, paths: paths).permissions
      return (Folder.isThere(folder) ? [permissions] : []) + [unusable(error)]
    }
  }

  /// An analyst wrote the programme file: nobody at a hub mends it.
  private func unusable(_ error: any Error) -> Finding {
    error is ProgrammeError
      ? .red(.programme, words("doctor.programme.broken"), do: words("doctor.programme.changed.do"))
      : .red(.configuration, error)
  }

  private func ofWork(_ home: HubHome) -> [Finding] {
    let work = WorkFindings(words: words, home: home, today: today)
    var found = [work.clock(), ScheduleFindings(words: words).schedule(ScheduleFacts(of: home))]
    do {
      found.append(work.lastRun(try RunLog(at: home.paths.runs).runs()))
    } catch {
      found.append(.red(.lastRun, error))
    }
    do {
      found += try ofSending(home, work)
    } catch {
      found.append(.red(.queue, error))
    }
    return found
  }

  /// Receipts count as they were checked when they came: what the roster says today is another finding.
  private func ofSending(_ home: HubHome, _ work: WorkFindings) throws -> [Finding] {
    let delivered = try Deliveries.kept(in: home)
    let queue = try BundleQueue(
      of: home, sendings: Sendings(reading: home.paths.sendings),
      delivered: Dictionary(uniqueKeysWithValues: delivered.map { ($0, today) }))
    let waiting = queue.waiting.count
    let receipt = try LedgerMemory(at: home.paths.ledgerHead).newest()
    return [
      work.queue(waiting), work.receipt(last: receipt, waiting: waiting),
      ComputerFindings(words: words).network(isUp: NetworkInterfaces.isUp(), isNeeded: waiting > 0),
    ]
  }
}
