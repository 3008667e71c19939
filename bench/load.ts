import http from "node:http";
import { cpuMilliseconds } from "./processes.ts";

export interface Measured {
  requests: number;
  cpuPerRequest: number;
  p50: number;
  p99: number;
  rate: number;
  bytes: number;
  wrong: number;
}

const ask = (
  agent: http.Agent,
  base: string,
  path: string,
  headers: http.OutgoingHttpHeaders,
): Promise<{ status: number; bytes: number }> =>
  new Promise((resolve, reject) => {
    http
      .get(base + path, { agent, headers }, (answer) => {
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, bytes }));
      })
      .on("error", reject);
  });

/**
 * Asks for the paths one after the other, `connections` at a time, and counts the server's CPU meanwhile.
 *
 * @param cookie of somebody who is signed in
 */
export async function measure(
  base: string,
  pid: number,
  paths: string[],
  connections = 1,
  cookie?: string,
): Promise<Measured> {
  const headers = cookie === undefined ? {} : { cookie };
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let [bytes, wrong, next] = [0, 0, 0];
  const before = cpuMilliseconds(pid);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < paths.length) {
        const path = paths[next++] ?? "/";
        const start = performance.now();
        const answer = await ask(agent, base, path, headers);
        times.push(performance.now() - start);
        if (answer.status !== 200) wrong++;
        bytes += answer.bytes;
      }
    }),
  );
  const took = performance.now() - began;
  agent.destroy();
  // What the database still settles belongs to the requests.
  await new Promise((done) => setTimeout(done, 300));
  const cpu = cpuMilliseconds(pid) - before;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requests: paths.length,
    cpuPerRequest: cpu / paths.length,
    p50: at(0.5),
    p99: at(0.99),
    rate: (paths.length / took) * 1000,
    bytes: Math.round(bytes / paths.length),
    wrong,
  };
}
