import { newId } from "../../kernel/id/id.ts";
import type { Module } from "../../kernel/module/module.ts";
import { roles } from "../../modules/accounts/index.ts";
import type { SiteContext } from "../../modules/quarter/index.ts";
import { routeLines } from "./route-lines.ts";

/** One thing that every role tries, and who may. */
export interface MatrixCell {
  do: string;
  allow: string[];
  /** The same for something that does not exist: whoever may not, gets the same answer. */
  missing?: string;
}

export interface MatrixFile {
  roles: Record<string, { login?: string }>;
  cells: MatrixCell[];
  sweep: string[];
  /** Routes that a tool cannot ask, since they change something or nothing was named for a part of their path. */
  left: string[];
}

const stranger = "stranger";

/** A named part of a path, with what stands before it. */
const named = /([^/]*)\/:(\w+)(\{[^}]*\})?/g;
const nameOf = ([, before = "", name = ""]: readonly string[]): string => (name === "id" ? before : name);

/**
 * The pages that are not public, as cells for a tool that asks a running demo from outside: each role of the one site by the
 * demo's sign-in, the most powerful of the other site, and nobody. Forms are asked in `testing/ask-matrix.ts` only.
 *
 * @param site the key of the demo site, `other` that of another
 * @param parts what stands for the named parts of paths; for one called `id`, under the name of what stands before it in the path
 */
export function matrixCells(
  modules: readonly Module<SiteContext>[],
  site: string,
  other: string,
  parts: Readonly<Record<string, string>>,
): MatrixFile {
  const signIn = (key: string, role: string) => ({ login: `POST /${key}/de/anmelden/demo role=${role}` });
  const holders = new Map(
    modules.flatMap((module) => (module.permissions ?? []).map(({ name, roles: held }) => [name, held])),
  );
  const file: MatrixFile = {
    roles: {
      nobody: {},
      ...Object.fromEntries(roles.map((role) => [role, signIn(site, role)])),
      [stranger]: signIn(other, "site-administrator"),
    },
    cells: [],
    sweep: [`/${site}/de`, `/${site}/de/intern`],
    left: [],
  };
  for (const { ofSite, method, path, permission } of routeLines(modules)) {
    const held = holders.get(permission);
    if (!held || !ofSite) continue;
    const names = [...path.matchAll(named)].map(nameOf);
    if (method !== "GET" || names.some((name) => !parts[name])) {
      file.left.push(`${method} ${path}`);
      continue;
    }
    const fill = (value: (name: string) => string) =>
      `GET /${site}/de${path.replace(named, (...found) => `${found[1]}/${value(nameOf(found))}`)}`;
    const allow = held.includes("everybody") ? [...roles] : roles.filter((role) => held.includes(role));
    file.cells.push({
      do: fill((name) => parts[name] ?? ""),
      allow,
      ...(names.length > 0 && { missing: fill(() => newId()) }),
    });
  }
  return file;
}
