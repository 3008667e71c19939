import type { Result } from "../../result/result.ts";

/** Why the body of a request was not read. */
export type BodyProblem = "too-large" | "too-slow" | "interrupted";

/** Thrown where a body ends before its end. */
export class BodyFault extends Error {
  readonly problem: BodyProblem;
  constructor(problem: BodyProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** One request, as the server hands it to the application: already sound as HTTP. */
export interface Visit {
  method: string;
  /** The address as it stands in the request line. */
  target: string;
  /** The Host header, or what a trusted proxy says it was. */
  host: string;
  /** Whether the visitor came by https. */
  secure: boolean;
  acceptLanguage: string;
  acceptEncoding: string;
  ifNoneMatch: string;
  /** IP address of who asks. */
  address: string;
  /** Any other header, by its name in lower case. */
  header(name: string): string | undefined;
  /** Reads the body, which nothing has read before. */
  readBody(): Promise<Result<Buffer, BodyProblem>>;
  /**
   * The body as it comes, which nothing has read before: for files, which get more time than a form.
   *
   * @throws {BodyFault}
   */
  bodyPieces(mostBytes: number): AsyncIterable<Buffer>;
}
