import type { Db } from "../../db/db.ts";
import { type Command, CommandRefused } from "../../module/command.ts";
import { type Renewal, renewSeals } from "../renew-seals.ts";

/** `secrets renew`. @param allSites the ids of all sites, which lie above the kernel */
export const secretsRenew = (allSites: (db: Db) => Promise<{ id: string }[]>): Command => ({
  name: "secrets renew",
  usage: "",
  summary: "seals anew with the newest secret key what older ones have sealed, and says which of them can go",
  options: [],
  async run({ db, secrets, words, slots, out }) {
    if (words.length > 0) throw new CommandRefused(`"${words.join(" ")}" is too much.`, 2);
    const sites = await allSites(db);
    const renewal = await renewSeals(
      db,
      await secrets(),
      slots,
      sites.map(({ id }) => id),
      (renewed) => out.progress(`${renewed} sealed anew`),
    );
    out.result(renewal, linesOf(renewal));
  },
});

function linesOf({ renewed, closed, older }: Renewal): string[] {
  return [
    `${renewed} sealed anew with the newest key.`,
    ...(closed > 0 ? [`${closed} cannot be opened: they stay as they are.`] : []),
    ...older.map(({ id, needed }) =>
      needed.length === 0
        ? `The key ${id} is not needed by this database any more: its line in the key file may become "lost ${id}". Backups from before need it.`
        : `The key ${id} is still needed: ${needed.map(({ what, count }) => `${count} ${what}`).join(", ")}.`,
    ),
  ];
}
