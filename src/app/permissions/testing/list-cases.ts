import assert from "node:assert/strict";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import { runTasks } from "../../../modules/directory/actions/lists/run-tasks.ts";
import { taskById } from "../../../modules/directory/store/lists/tasks.ts";
import type { Persona } from "./people.ts";
import type { World } from "./world.ts";

/** What is asked so that a route does what it is for. */
export interface Question {
  path: string;
  cookie: string;
  /** Undefined to look only. */
  form?: Record<string, string> | FormData;
}

/** Makes what the routes of imports in the browser are about. */
export function listCasesOf(world: () => World, asks: (persona: Persona, path: string) => Question) {
  let lists = 0;
  const inOwn = <T>(run: Parameters<typeof inSite<T>>[2]) =>
    inSite(world().database.db, world().own.site.id, run);
  /** A list as a browser sends it. */
  const withList = (token: string) => {
    const form = new FormData();
    form.append("token", token);
    form.append("source", `Werbering ${++lists}`);
    form.append(
      "file",
      new Blob(["Firma;Branche;Breite;Länge\nYıldız;Bäckerei;51.425;6.765\n"]),
      "liste.csv",
    );
    return form;
  };
  /** Sends a list and lets it be tried. */
  const triedList = async (persona: Persona): Promise<string> => {
    const { path, cookie } = asks(persona, "/intern/import");
    const sent = await world().ask(path, cookie, withList(persona.token));
    const id = sent.location.split("/").at(-1) ?? "";
    const tried = asks(persona, `/intern/import/liste/${id}/probe`);
    await world().ask(tried.path, tried.cookie, tried.form);
    await runTasks(world().database.owner);
    return id;
  };
  /** Imports a list. @returns the number of the import */
  const imported = async (persona: Persona): Promise<string> => {
    const id = await triedList(persona);
    const take = asks(persona, `/intern/import/liste/${id}/uebernehmen`);
    const task = (await world().ask(take.path, take.cookie, take.form)).location.split("/").at(-1) ?? "";
    await runTasks(world().database.owner);
    const done = await inOwn((tx) => taskById(tx, task));
    return String(done?.importId);
  };
  /** The short id of an entry that is public. */
  const someEntry = async (persona: Persona): Promise<string> => {
    await imported(persona);
    const { rows } = await inOwn((tx) =>
      sql<{ id: string }>`select short_id as id from directory.listing limit 1`.execute(tx),
    );
    return rows[0]?.id ?? assert.fail("nothing was imported");
  };
  return { withList, triedList, imported, someEntry };
}
