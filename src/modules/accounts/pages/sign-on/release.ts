import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { releaseSignOn } from "../../actions/sign-on/release-sign-on.ts";
import { personAddress } from "../addresses.ts";
import { doingOf } from "../visitor.ts";

/** Takes a person and their account at the provider apart. */
export async function releaseByForm(context: SiteContext): Promise<Answer> {
  const id = context.params.person ?? "";
  if (!isId(id)) return notFound;
  const done = await releaseSignOn(doingOf(context), id);
  return done.ok ? redirect(personAddress(context, id)) : notFound;
}
