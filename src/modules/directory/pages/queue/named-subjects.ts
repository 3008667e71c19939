// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { AuditSubjects } from "../../../accounts/index.ts";
import { profilesByShortId } from "../../store/found/named.ts";
import { listedProposals } from "../../store/proposals/queue.ts";
import { caseKind, caseName, titleOf } from "./case-texts.ts";

/** What the audit log calls entries and what is asked about them. */
export const namedSubjects: AuditSubjects[] = [
  {
    kind: "business",
    async named({ primary, site, locale }, ids) {
      const found = await readInSite(primary, site.id, (tx) => profilesByShortId(tx, ids));
      return new Map(found.map(({ shortId, profile }) => [shortId, titleOf({ profile }, locale)]));
    },
  },
  {
    kind: "proposal",
    async named({ primary, site, locale }, ids) {
      const found = await readInSite(primary, site.id, (tx) => listedProposals(tx, ids.filter(isId)));
      return new Map(found.map((one) => [one.id, `${caseKind(one, locale)}: ${caseName(one, locale)}`]));
    },
  },
];
