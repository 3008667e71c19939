import type { ChangeListener } from "../kernel/db/changes.ts";
import type { Db } from "../kernel/db/db.ts";
import { allSites, type Site } from "../modules/quarter/index.ts";

/** Knows the sites by key and by own host name; asks the database anew when one of them changed. */
export interface SiteDirectory {
  find(host: string, key: string | undefined): Promise<Site | undefined>;
}

/** Opens the directory of sites; `changes` tells when it is outdated. */
export function openSiteDirectory(db: Db, changes: Pick<ChangeListener, "listen">): SiteDirectory {
  let known: Promise<Site[]> | undefined;
  changes.listen((topic) => {
    if (topic === "sites" || topic === "*") known = undefined;
  }, "at-once");
  const sites = () => {
    if (!known) {
      const asked = allSites(db);
      known = asked;
      // A failed question is asked again by the next visitor.
      asked.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known;
  };
  return {
    async find(host, key) {
      return (await sites()).find((site) => (key === undefined ? site.host === host : site.key === key));
    },
  };
}
