/// Why a rehearsal ended early.
public enum RehearsalError: Error, CustomStringConvertible {
  case folderInUse(path: String)
  case commandFailed(step: String, status: Int32, messages: String)
  case missingProgramme(path: String)

  public var description: String {
    switch self {
    case .folderInUse(let path):
      """
      the folder already holds files that this command did not write
        where: \(path)
        do:    name another folder
      """
    case .commandFailed(let step, let status, let messages):
      """
      a step ended with exit code \(status)
        where: \(step)
        do:    read what it said, here and in the logs folder
      \(messages)
      """
    case .missingProgramme(let path):
      """
      the programme file is not there
        where: \(path)
        do:    start from the project's folder, or name the file with --programme
      """
    }
  }
}
