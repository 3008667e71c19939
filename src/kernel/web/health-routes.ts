import { data } from "./answer.ts";
import type { Route } from "./route.ts";

/** The answer of the database is kept this long, so that nobody can wear it out by asking. */
const keptMs = 1000;

/**
 * `/healthz`: the process lives. `/readyz`: it can also answer from the database.
 *
 * @param isReady whether the database answers; false as well once the process is stopping
 */
export function healthRoutes(isReady: () => Promise<boolean>): Route[] {
  let asked = Number.NEGATIVE_INFINITY;
  let running: Promise<boolean> = Promise.resolve(false);
  const ready = () => {
    if (performance.now() - asked > keptMs) {
      asked = performance.now();
      running = isReady().catch(() => false);
    }
    return running;
  };
  const common = { method: "GET", permission: "public", audit: null, language: "none" } as const;
  return [
    {
      ...common,
      path: "/healthz",
      cache: { seconds: 1 },
      handle: () => data("text/plain; charset=utf-8", "ok\n"),
    },
    {
      ...common,
      path: "/readyz",
      cache: "none",
      handle: async () =>
        (await ready())
          ? data("text/plain; charset=utf-8", "ready\n")
          : data("text/plain; charset=utf-8", "not ready\n", {
              status: 503,
              headers: { "Retry-After": "2" },
            }),
    },
  ];
}
