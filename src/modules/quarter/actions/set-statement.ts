// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { fitDrawing, type PhotoRefusal } from "../../../kernel/images/fit-photo.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import { mostLogos, type StatementFields } from "../rules/statement.ts";
import { deleteLogo, deleteStatement, insertLogo, saveStatement } from "../store/statements.ts";
import type { Alongside } from "./set-picture.ts";

/** Longest edge of a logo in pixels: 3 cm at 600 dots per inch. */
const logoEdge = 720;

/** Says what a funder wants to be said. @param id of the one to be changed; a new one without it */
export async function setStatement(
  db: Db,
  siteId: string,
  id: string | undefined,
  fields: StatementFields,
  alongside: Alongside,
): Promise<string> {
  const statement = id ?? newId();
  await inSite(db, siteId, async (tx) => {
    await saveStatement(tx, siteId, statement, fields);
    await alongside(tx);
  });
  return statement;
}

/** Takes a statement away. Papers that were printed with it keep it. */
export const removeStatement = (db: Db, siteId: string, id: string, alongside: Alongside): Promise<void> =>
  inSite(db, siteId, async (tx) => {
    await deleteStatement(tx, id);
    await alongside(tx);
  });

/** Puts the logo of a funder beside a statement; drawn anew without losing a line. */
export async function addLogo(
  db: Db,
  siteId: string,
  statementId: string,
  { bytes, alt }: { bytes: Buffer; alt: string },
  alongside: Alongside,
): Promise<Result<void, PhotoRefusal | "no-alt" | "too-many">> {
  if (alt === "") return refuse("no-alt");
  const drawn = await fitDrawing(bytes, logoEdge);
  if (!drawn.ok) return drawn;
  return inSite(db, siteId, async (tx) => {
    if (!(await insertLogo(tx, siteId, statementId, { id: newId(), alt, ...drawn.value }, mostLogos)))
      return refuse("too-many");
    await alongside(tx);
    return ok(undefined);
  });
}

export const removeLogo = (db: Db, siteId: string, id: string, alongside: Alongside): Promise<void> =>
  inSite(db, siteId, async (tx) => {
    await deleteLogo(tx, id);
    await alongside(tx);
  });
