import type { Answer } from "../../../../kernel/web/answer.ts";
import { notFound } from "../../../../kernel/web/answer.ts";
import { doingOf, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { ownBusiness } from "../../actions/my-business/own-business.ts";
import type { Own } from "../../actions/my-business/save-part.ts";
import type { Doing } from "../../actions/owning/doing.ts";
import type { Draft } from "../../store/owning/drafts.ts";

/** An own business with what is drafted about it, as its pages are given it. */
export type OwnWithDrafts = Own & { drafts: Draft[] };

/** Who does something with an entry by this request. */
export const doingHere = (context: SiteContext): Doing => {
  const { db, actor, secrets, now } = doingOf(context);
  return { db, site: context.site, actor, secrets, now };
};

/** A page about an own business; whoever does not own it finds nothing. */
export function ofOwn(handle: (context: SiteContext, own: OwnWithDrafts) => Answer | Promise<Answer>) {
  return async (context: SiteContext): Promise<Answer> => {
    const { primary, site, params } = context;
    const own = await ownBusiness(primary, site.id, signedIn(context).id, params.business ?? "");
    return own ? handle(context, own) : notFound;
  };
}
