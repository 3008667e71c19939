// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, notFound, redirect } from "../../../../kernel/web/answer.ts";
import {
  addLogo,
  logoFile,
  longestStatement,
  readStatement,
  removeLogo,
  removeStatement,
  type SiteContext,
  setStatement,
  statementsOf,
} from "../../../quarter/index.ts";
import { noteSetting } from "../../actions/set-up-site.ts";
import { doingOf } from "../visitor.ts";
import { settingsAddress } from "./addresses.ts";
import { fundingPage } from "./funding-page.tsx";

const back = (context: SiteContext, id?: string): Answer =>
  redirect(`${settingsAddress(context, "foerderung")}?${id ? `id=${id}&` : ""}gespeichert=1`);

/** The statement that a form names; undefined where there is none (any more). */
async function statementOf({ primary, site, form }: SiteContext): Promise<string | undefined> {
  const id = form?.get("statement") ?? "";
  const all = isId(id) ? await readInSite(primary, site.id, statementsOf) : [];
  return all.find((one) => one.id === id)?.id;
}

/** Says what a funder wants to be said, anew or otherwise than before. */
export async function setStatementByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, form = new URLSearchParams() } = context;
  const asked = form.get("statement") ?? "";
  const id = await statementOf(context);
  if (asked !== "" && !id) return notFound;
  const read = readStatement(form);
  if (typeof read === "string") return fundingPage(context, { field: read }, asked);
  const note = noteSetting(doingOf(context), "funding-statement");
  return back(context, await setStatement(primary, site.id, id, read, note));
}

export async function removeStatementByForm(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const id = await statementOf(context);
  if (!id) return notFound;
  await removeStatement(primary, site.id, id, noteSetting(doingOf(context), "funding-statement-removed"));
  return back(context);
}

/** Takes a logo that was sent. */
export async function addLogoByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, files = [], form } = context;
  const id = await statementOf(context);
  if (!id) return notFound;
  const file = files.find(({ field }) => field === "logo");
  if (!file || file.bytes === 0) return fundingPage(context, { logo: "none" }, id);
  const alt = (form?.get("alt") ?? "").replace(/\s+/gu, " ").trim().slice(0, longestStatement.alt);
  const sent = { bytes: await readFile(file.path), alt };
  const done = await addLogo(primary, site.id, id, sent, noteSetting(doingOf(context), "funding-logo"));
  return done.ok ? back(context, id) : fundingPage(context, { logo: done.reason }, id);
}

export async function removeLogoByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, form } = context;
  const id = form?.get("logo") ?? "";
  if (!isId(id)) return notFound;
  await removeLogo(primary, site.id, id, noteSetting(doingOf(context), "funding-logo-removed"));
  return back(context, await statementOf(context));
}

/** The picture of a logo. */
export async function logoPicture({ primary, site, url }: SiteContext): Promise<Answer> {
  const id = url.searchParams.get("id") ?? "";
  const bytes = isId(id) ? await readInSite(primary, site.id, (tx) => logoFile(tx, id)) : undefined;
  return bytes ? data("image/png", bytes) : notFound;
}
