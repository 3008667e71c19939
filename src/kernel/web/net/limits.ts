/** The limits of the HTTP server. Milliseconds and bytes. */
export interface Limits {
  /** All headers of one request together. */
  headerBytes: number;
  bodyBytes: number;
  /** From the first byte (or the opening of the connection) to the end of the headers. */
  headersMs: number;
  /** To the end of the body. */
  requestMs: number;
  /** To the end of a body with files. */
  uploadMs: number;
  /** How often the three above are checked. */
  checkMs: number;
  /** An open connection without a request. */
  keepAliveMs: number;
  /** How long the application may take for one answer. */
  answerMs: number;
  /** How long a reader may take before it must keep up with `leastBytesPerSecond`. */
  readMs: number;
  leastBytesPerSecond: number;
  /** From the signal to stop until whoever still waits is cut off. */
  stopMs: number;
}

export const defaultLimits: Limits = {
  headerBytes: 16 * 1024,
  bodyBytes: 64 * 1024,
  headersMs: 10_000,
  requestMs: 20_000,
  uploadMs: 300_000,
  checkMs: 2000,
  keepAliveMs: 5000,
  answerMs: 25_000,
  readMs: 15_000,
  leastBytesPerSecond: 8 * 1024,
  stopMs: 4500,
};
