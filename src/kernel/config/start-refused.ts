/**
 * The program cannot start (or a command cannot run) for a reason the operator can mend. The message is one clear
 * sentence without a stack trace or a secret; `main` prints it and ends with exit code 1.
 */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
