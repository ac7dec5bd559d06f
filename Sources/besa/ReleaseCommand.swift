import ArgumentParser

/// `besa release`: from a draft to a release that anyone can verify.
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Draft, show, approve, return, publish and verify releases.",
    discussion: """
      A draft is made by 'besa aggregate'. Two officers of the roster, neither its author, approve exactly its files; \
      then it can be published. A release is numbered and never changed.

      Exit codes: 0 done, 3 refused, 64 usage, 70 bug, 75 try later.
      """,
    subcommands: [
      ReleaseDraft.self, ReleaseShow.self, ReleaseDiff.self, ReleaseApprove.self, ReleaseReturn.self,
      ReleaseObject.self,
      ReleaseAnswer.self, ReleasePublish.self, ReleaseVerify.self, ReleaseList.self,
    ])
}
