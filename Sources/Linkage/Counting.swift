import Programme

extension LinkageReport {
  init(
    _ registrations: Registrations, _ matching: Matching, _ persons: PersonIndex, strays: [Int: Int],
    programme: ProgrammeFile
  ) {
    let ids = registrations.hubs.map(\.hub)
    let crossings = Crossings(registrations, persons)
    self.registrations = registrations.count
    self.persons = persons.homes.count
    registrationsByHub = Dictionary(
      uniqueKeysWithValues: ids.indices.map { (ids[$0], registrations.base[$0 + 1] - registrations.base[$0]) })
    overlaps = Dictionary(uniqueKeysWithValues: ids.indices.map { (ids[$0], crossings.overlaps[$0]) })
    repeats = Dictionary(uniqueKeysWithValues: ids.indices.map { (ids[$0], crossings.repeats[$0]) })
    review = matching.review.sorted { $0.key < $1.key }.map { pair, count in
      ReviewPairs(hub: ids[Int(pair.first)], otherHub: ids[Int(pair.second)], count: count)
    }
    crowdedTokens = matching.crowded.sorted { ($0.key.key, $0.key.hub) < ($1.key.key, $1.key.hub) }.map {
      CrowdedTokens(matchKey: programme.linkage.keys[$0.key.key].name, hub: ids[$0.key.hub], tokens: $0.value)
    }
    strayRows = Dictionary(uniqueKeysWithValues: ids.indices.map { (ids[$0], strays[$0] ?? 0) })
    withoutConsent = registrations.hubs.reduce(0) { $0 + $1.withoutConsent }
  }
}

/// Per hub (index into `Registrations.hubs`): how its registrations meet those of the same persons elsewhere and there.
private struct Crossings {
  /// Persons at home here who are registered at another hub too.
  var overlaps: [Int]
  /// Registrations here beyond a person's first here.
  var repeats: [Int]

  init(_ registrations: Registrations, _ persons: PersonIndex) {
    overlaps = Array(repeating: 0, count: registrations.hubs.count)
    repeats = overlaps
    var isElsewhere = [Bool](repeating: false, count: persons.homes.count)
    // Registrations come hub by hub, so "seen here" needs one number per person.
    var lastHub = [Int32](repeating: -1, count: persons.homes.count)
    for registration in 0..<registrations.count {
      let (person, hub) = (Int(persons.personOf[registration]), registrations.hubOf[registration])
      if lastHub[person] == hub { repeats[Int(hub)] += 1 }
      lastHub[person] = hub
      let home = registrations.hubOf[Int(persons.homes[person])]
      guard hub != home, !isElsewhere[person] else { continue }
      isElsewhere[person] = true
      overlaps[Int(home)] += 1
    }
  }
}
