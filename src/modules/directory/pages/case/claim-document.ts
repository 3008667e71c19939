import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, notFound } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readDocument } from "../../actions/owning/claim-document.ts";

const endings = { "application/pdf": "pdf", "image/webp": "webp" } as const;

/**
 * Gives out the paper of a claim, to be saved: a browser never draws it at our address, whatever stands in it.
 */
export async function claimDocument(context: SiteContext): Promise<Answer> {
  const id = context.params.proposal ?? "";
  if (!isId(id)) return notFound;
  const { db, actor, secrets } = doingOf(context);
  const document = await readDocument({ db, siteId: context.site.id, secrets, actor }, id);
  if (!document) return notFound;
  const name = `nachweis-${id.slice(-8)}.${endings[document.contentType]}`;
  return data(document.contentType, document.bytes, {
    headers: { "Content-Disposition": `attachment; filename="${name}"` },
  });
}
