// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { logoFile, projectOf, type Site, statementsBetween } from "../../../quarter/index.ts";
import { apart } from "./paper-look.ts";

/** What funders want to be said on a paper, with their logos as drawings. */
export interface PaperFunding {
  project: string;
  statements: { words: string; logos: { alt: string; svg: string }[] }[];
}

/**
 * What funders want to be said on a paper about some days.
 *
 * @param from ISO day
 * @param until ISO day
 * @param about the projects of what it is about, "" for what belongs to all of them
 * @param locale of the paper, in which the words keep the order of their own
 */
export async function paperFunding(
  tx: Db,
  site: Pick<Site, "name">,
  from: string,
  until: string,
  about: readonly string[],
  locale: Locale = "de",
): Promise<PaperFunding> {
  const found = (await statementsBetween(tx, from, until)).filter(
    ({ project }) => about.includes("") || about.includes(project),
  );
  const statements: PaperFunding["statements"] = [];
  for (const { words, logos } of found) {
    const drawn: { alt: string; svg: string }[] = [];
    for (const { id, alt, width, height } of logos) {
      const png = await logoFile(tx, id);
      if (png) drawn.push({ alt, svg: wrapped(png, width, height) });
    }
    statements.push({ words: apart(words, locale), logos: drawn });
  }
  const projects = [...new Set([...about.filter(Boolean), ...found.map(({ project }) => project)])];
  const project = projects.length > 0 ? projects.join(", ") : ((await projectOf(tx))?.title ?? site.name);
  return { project, statements };
}

/** A picture as a drawing: documents take texts only. */
const wrapped = (png: Buffer, width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png.toString("base64")}"/></svg>`;
