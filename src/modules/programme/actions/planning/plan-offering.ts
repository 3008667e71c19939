// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { newId, newShortId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { OfferingPlan, OfferingState } from "../../rules/planning/offering.ts";
import { assignQuotas } from "../../store/joining/partner-quotas.ts";
import { copyQuestions } from "../../store/joining/questions.ts";
import { insertOffering, offeringById, setOfferingState, writePlan } from "../../store/offerings.ts";
import { copyInvolved } from "../../store/open/involved.ts";
import { copyPicture } from "../../store/open/pictures.ts";
import { sessionsOf } from "../../store/sessions.ts";
import { hold, settle } from "../sign-up/settle.ts";
import type { Teller } from "../sign-up/tell.ts";
import { tellPlace } from "./tell-place.ts";

const personOf = ({ actor }: Doing) => (actor.kind === "person" ? actor.id : null);

/** Plans a new offering; nobody sees it before it is published. @returns its id */
export function planOffering(doing: Doing, plan: OfferingPlan): Promise<string> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const id = newId();
    await insertOffering(tx, doing.siteId, { id, shortId: newShortId(), createdBy: personOf(doing) }, plan);
    await writeAudit(tx, {
      event: "offering.planned",
      actor: doing.actor,
      subject: { kind: "offering", id },
      facts: { kind: plan.kind },
    });
    return id;
  });
}

/** Changes an offering; whoever waits moves up where there are more places now. @returns whether it is there */
export function changeOffering(
  doing: Doing,
  teller: Teller,
  id: string,
  plan: OfferingPlan,
): Promise<boolean> {
  const { siteId, secrets, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const before = await offeringById(tx, id, true);
    if (!before) return false;
    await writePlan(tx, siteId, id, plan);
    await tellPlace(tx, doing, teller, before, plan);
    const sessions = plan.signUp === "session" ? await sessionsOf(tx, id, now) : [];
    for (const sessionId of plan.signUp === "series" ? [null] : sessions.map((session) => session.id)) {
      const held = await hold(tx, { offeringId: id, sessionId });
      if (held) await settle(tx, { siteId, secrets, now, teller }, held);
    }
    await writeAudit(tx, {
      event: "offering.changed",
      actor: doing.actor,
      subject: { kind: "offering", id },
    });
    await announceChange(tx, siteId);
    return true;
  });
}

/** Shows an offering to people, or takes it back. @returns whether it is there */
export function setOffering(
  doing: Doing,
  id: string,
  state: Exclude<OfferingState, "ended">,
): Promise<boolean> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    if (!(await offeringById(tx, id, true))) return false;
    await setOfferingState(tx, id, state);
    await writeAudit(tx, {
      event: "offering.set",
      actor: doing.actor,
      subject: { kind: "offering", id },
      facts: { state },
    });
    await announceChange(tx, doing.siteId);
    return true;
  });
}

/**
 * Copies an offering without its sessions and people: the next course begins with what the last one was.
 *
 * @param name puts the mark of a copy to a title; what comes of a template is no copy of anything
 * @returns the id of the copy, or undefined where there is nothing to copy
 */
export function copyOffering(
  doing: Doing,
  id: string,
  name: (title: string) => string,
): Promise<string | undefined> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const offering = await offeringById(tx, id);
    if (!offering) return undefined;
    const texts = { ...offering.texts };
    for (const locale of locales) {
      const text = texts[locale];
      if (text) texts[locale] = { ...text, title: offering.template ? text.title : name(text.title) };
    }
    const quotas = offering.quotas.map((quota) => ({ ...quota, id: newId() }));
    const copy = newId();
    const made = { id: copy, shortId: newShortId(), createdBy: personOf(doing) };
    await insertOffering(tx, doing.siteId, made, { ...offering, texts, quotas, template: false });
    await assignQuotas(tx, copy, new Map(quotas.map((quota) => [quota.id, quota.organisationId ?? null])));
    await copyPicture(tx, doing.siteId, id, { id: copy, pictureId: newId() });
    await copyInvolved(tx, doing.siteId, id, copy);
    await copyQuestions(tx, doing.siteId, id, copy);
    await writeAudit(tx, {
      event: "offering.planned",
      actor: doing.actor,
      subject: { kind: "offering", id: copy },
      facts: { kind: offering.kind, copied: id },
    });
    return copy;
  });
}
