import { documentAnswer } from "../../../../kernel/documents/document-answer.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readDocument } from "../../actions/owning/claim-document.ts";

/** Gives out the paper of a claim, to be saved. */
export async function claimDocument(context: SiteContext): Promise<Answer> {
  const id = context.params.proposal ?? "";
  if (!isId(id)) return notFound;
  const { db, actor, secrets } = doingOf(context);
  const document = await readDocument({ db, siteId: context.site.id, secrets, actor }, id);
  if (!document) return notFound;
  return documentAnswer(`nachweis-${id.slice(-8)}`, document);
}
