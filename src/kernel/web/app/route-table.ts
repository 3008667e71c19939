import { TrieRouter } from "hono/router/trie-router";
import type { Route, WebContext } from "../route.ts";

/** Routes in the order in which they are tried. */
export interface RouteTable<Context extends WebContext> {
  /** The first route of this method and path; `path` is encoded, the parameters come decoded. */
  match(method: string, path: string): { route: Route<Context>; params: Record<string, string> } | undefined;
  /** The methods that a path knows, for the header `Allow`; empty where there is no such path. */
  methodsOf(path: string): string[];
}

/**
 * Puts routes into a table.
 *
 * @param permissions those that the modules declare; `public` and `anybody` are always known
 * @throws {Error} with method and path of a route that declares no known permission, or that stands there twice
 */
export function createRouteTable<Context extends WebContext>(
  routes: readonly Route<Context>[],
  permissions: ReadonlySet<string>,
): RouteTable<Context> {
  const router = new TrieRouter<Route<Context>>();
  const seen = new Set<string>();
  for (const route of routes) {
    const line = `${route.method} ${route.path}`;
    if (!route.permission) throw new Error(`Route ${line} declares no permission.`);
    const known = route.permission === "public" || route.permission === "anybody";
    if (!known && !permissions.has(route.permission))
      throw new Error(
        `Route ${line} asks for the permission "${route.permission}", which no module declares.`,
      );
    if (!route.path.startsWith("/")) throw new Error(`Route ${line} must begin with a slash.`);
    if (seen.has(line)) throw new Error(`Route ${line} is declared twice.`);
    if (route.permission !== "public" && route.cache !== "none")
      throw new Error(`Route ${line} is not the same for everybody and cannot be cached.`);
    if (route.method === "POST" && route.cache !== "none") throw new Error(`Route ${line} cannot be cached.`);
    seen.add(line);
    router.add(route.method, route.path, route);
  }
  const match: RouteTable<Context>["match"] = (method, path) => {
    const first = router.match(method === "HEAD" ? "GET" : method, path)[0][0];
    if (!first) return undefined;
    const [route, encoded] = first as [Route<Context>, Record<string, string>];
    const params: Record<string, string> = {};
    for (const name in encoded) params[name] = decodeURIComponent(encoded[name] ?? "");
    return { route, params };
  };
  return {
    match,
    methodsOf: (path) => [
      ...(match("GET", path) ? ["GET", "HEAD"] : []),
      ...(match("POST", path) ? ["POST"] : []),
    ],
  };
}
