// SPDX-License-Identifier: EUPL-1.2
import { type Command, CommandRefused } from "../../../../kernel/module/command.ts";
import type { Holder, Left } from "../../actions/import/note-left.ts";
import { type UndoImportRefusal, undoImport } from "../../actions/import/undo-import.ts";
import { actorOf, actorOption, siteOf, siteOption } from "../business-entry.ts";
import { importNumberIn, noSuchImport } from "./import-number.ts";

/** How many of what was left are named in lines for people. */
const mostNamed = 100;

/** Which imports hold what stays, and in which order all of it can go. */
function howToGo(heldBy: Holder[], site: { key: string }, id: number): string[] {
  if (heldBy.length === 0)
    return [
      `If that shall go as well, take back the other import first ("import list --site ${site.key}"), then this one again.`,
    ];
  const commands = [...heldBy.map((holder) => holder.id), id].map(
    (n) => `import undo ${n} --site ${site.key}`,
  );
  return [
    ...heldBy.map(
      ({ id: holder, source, fileName, entries }) =>
        `Import ${holder} (${source}, ${fileName}) says so of ${entries} ${entries === 1 ? "entry" : "entries"}.`,
    ),
    `If that shall go as well, take back in this order: ${commands.join("; ")}.`,
  ];
}

function refusalOf(refusal: UndoImportRefusal, site: { key: string }, id: number): CommandRefused {
  switch (refusal.kind) {
    case "no-such-import":
      return noSuchImport(site, id);
    case "busy":
      return new CommandRefused("Another import into this site is at work; try again when it has ended.");
    case "undone-already": {
      const more = refusal.heldBy.length > 0 ? ` ${howToGo(refusal.heldBy, site, id).join(" ")}` : "";
      return new CommandRefused(`The import ${id} was taken back already; nothing more of it can go.${more}`);
    }
  }
}

export const importUndoCommand: Command = {
  name: "import undo",
  usage: "N --site S [--dry-run]",
  summary: "takes an import back; what people changed since, or later imports say too, stays and is named",
  options: [siteOption, { name: "dry-run", help: "say what would happen, change nothing" }, actorOption],
  async run(context) {
    const id = importNumberIn(context);
    const site = await siteOf(context);
    const dryRun = context.options["dry-run"] === true;
    const began = Date.now();
    const undone = await undoImport(context.db, site, id, {
      actor: actorOf(context),
      dryRun,
      onProgress: (lines) => {
        const rate = Math.round(lines / Math.max((Date.now() - began) / 1000, 0.1));
        context.out.progress(`${lines} changes looked at, ${rate}/s`);
      },
    });
    if (!undone.ok) throw refusalOf(undone.reason, site, id);
    const {
      removed,
      takenBack,
      parted,
      asked,
      leftForPersons,
      leftForImports,
      left,
      heldBy,
      mapDrawnBy,
      mapParts,
      addresses,
    } = undone.value;
    const because = (one: Left) =>
      one.because === "person"
        ? "a person has changed it since"
        : `${one.imports.length > 0 ? `import ${one.imports.join(" and ")}` : "another import"} says so, too`;
    context.out.result({ site: site.key, import: id, dryRun, ...undone.value }, [
      dryRun ? "Dry run: nothing was changed. The undo would do this:" : `Taken back: import ${id}.`,
      `  ${removed} entries that it made are gone, ${takenBack} have their earlier values again`,
      ...(parted > 0 ? [`  ${parted} merges with entries of other sources are undone`] : []),
      ...(asked > 0
        ? [
            `  ${asked} pairs of what stands by itself again may be the same ("duplicates list --site ${site.key}")`,
          ]
        : []),
      `  left alone: ${leftForPersons} for people's sake, ${leftForImports} because another import says so, too`,
      ...left
        .slice(0, mostNamed)
        .map(
          (one) =>
            `    ${one.shortId}  ${one.name}  ${one.fields.join(", ") || "the whole entry"}: ${because(one)}`,
        ),
      ...(leftForImports > 0 ? howToGo(heldBy, site, id).map((line) => `    ${line}`) : []),
      ...(left.length > mostNamed ? ["    … (--json names a thousand)"] : []),
      mapParts + addresses > 0
        ? `  of the map ${mapParts} streets and other parts and ${addresses} addresses are gone, its tiles are made anew`
        : mapDrawnBy.length > 0
          ? `  The base map stays as it is: import ${mapDrawnBy.join(" and ")} has drawn it since.`
          : "  The base map stays as it is.",
    ]);
  },
};
