// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import type { ScheduledJob } from "../../../../kernel/module/module.ts";
import { allSites, siteOrigin } from "../../../quarter/index.ts";
import { askStillRight } from "../../actions/fresh/ask-still-right.ts";
import { questionMail } from "./question-mail.ts";

/**
 * Asks each day, in the morning, and at a start. Nothing goes out where mails or their links would lead nowhere: without a mail server,
 * or where neither BASE_URL nor a host of the site is set. A demo asks nobody: its entries are those of real people.
 */
export const askingJob: ScheduledJob = {
  name: "directory-still-right",
  cron: "30 9 * * *",
  async run(db, { baseUrl, mailWorks }) {
    if (!mailWorks) return;
    for (const site of await allSites(db)) {
      const url = siteOrigin(site, baseUrl);
      if (site.demo || !url) continue;
      const actor = { kind: "job", name: askingJob.name } as const;
      await askStillRight({ db, site, actor, now: now() }, questionMail(site, url), "by-itself");
    }
  },
};
