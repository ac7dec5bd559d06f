import Exchange
import Programme

/// What is said once a hub is set up: what to send, what to read out, and what comes next.
struct SetupNotice {
  let request: EnrolmentRequest
  let hub: String
  let folder: String

  var json: String {
    JSONText.of([
      "hub": hub, "home": Folder.absolute(folder), "request": HubPaths(folder: Folder.absolute(folder)).request,
      "fingerprint": request.fingerprint,
    ])
  }

  var text: String {
    let words = Words.current
    let here = folder == HubPaths.usual.folder ? "" : " --home \(folder)"
    return """
      \(words("init.made", ["hub": hub]))
        \(folder)

      1. \(words("init.send"))
        \(HubPaths(folder: folder).request)

      2. \(words("init.read_out"))
        \(request.fingerprint)

      3. \(words("init.then"))
        besa-hub enrol\(here) --roster roster.json --root-key signing.pub \\
          --linkage-key \(hub).linkage
      """
  }
}
