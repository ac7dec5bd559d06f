import Programme
import Sodium

/// `release.json`: what the release says of itself. It is one of the approved files, so that programme, number, period
/// and predecessor are approved with the numbers.
struct ReleaseCard {
  static let path = "release.json"
  static let format = "besa release/1"

  let programme: ProgrammeFile
  let facts: ReleaseFacts

  var file: OutputFile { OutputFile(path: Self.path, bytes: json.canonical + [10]) }

  var json: JSONValue {
    let previous = facts.previous.map { release -> JSONValue in
      ["release": .number(release.number), "manifest": .text(release.manifest.hex)]
    }
    return [
      "format": .text(Self.format), "programme": .text(programme.id), "title": .text(programme.title.english),
      "release": .number(facts.number), "created": .text(facts.created.description),
      "period": [
        "id": .text(programme.period.id), "first": .text(programme.period.first.description),
        "last": .text(programme.period.last.description),
      ],
      "programme_digest": .text(facts.programmeDigest.hex),
      "roster": ["version": .number(facts.rosterVersion), "digest": .text(facts.rosterDigest.hex)],
      "hubs": ["reported": .number(facts.hubsReported), "all": .number(facts.hubs.count)],
      "approvals_needed": .number(programme.policy.approvals), "previous": previous ?? .null,
    ]
  }
}
