// SPDX-License-Identifier: EUPL-1.2

import { readFile } from "node:fs/promises";
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { documentAnswer } from "../../../../kernel/documents/document-answer.ts";
import { documentLimits } from "../../../../kernel/documents/document-kind.ts";
import { type DocumentRefusal, fitDocument } from "../../../../kernel/documents/fit-document.ts";
import { isId, newId } from "../../../../kernel/id/id.ts";
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { Badge } from "../../../../kernel/ui/content/badge.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { CheckField } from "../../../../kernel/ui/controls/check-field.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { attachList, mostLists } from "../../actions/lists/attach-list.ts";
import { openList } from "../../actions/lists/open-list.ts";
import { removeList } from "../../actions/lists/remove-list.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { keptDays } from "../../rules/retention.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { type SignedList, signedListsOf } from "../../store/signed-lists.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { readSession } from "../planning/session-page.tsx";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";
import { seriesListAddress, sessionListAddress, signedListAddress, signedListsAddress } from "./addresses.ts";

/** What was not right with a list that was sent. */
export type ListProblem = DocumentRefusal | "none" | "too-many";

const problems: Record<ListProblem, StaffText> = {
  "not-a-document": "lists.not-a-document",
  "too-large": "lists.too-large",
  "too-small": "lists.too-small",
  broken: "lists.broken",
  none: "lists.noFile",
  "too-many": "lists.tooMany",
};

const says = { angehaengt: "lists.done", entfernt: "lists.gone" } as const;

/** The list of a date: to print, and what people signed. */
export async function signedListsPage(context: SiteContext, problem?: ListProblem): Promise<Answer> {
  const { primary, site, locale, now, url } = context;
  const found = await readSession(context);
  if (found?.session.state !== "planned") return notFound;
  const { session, offering } = found;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const { lists, sessions } = await readInSite(primary, site.id, async (tx) => ({
    lists: await signedListsOf(tx, session.id),
    sessions: await sessionsOf(tx, offering.id),
  }));
  const others = sessions.filter(
    ({ id, state, startsAt }) => id !== session.id && state === "planned" && startsAt <= now,
  );
  const title = textIn(offering.texts, written).text.title;
  const [, told] = Object.entries(says).find(([name]) => url.searchParams.has(name)) ?? [];
  return {
    kind: "page",
    title: say("lists.title", { title }),
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("lists.title", { title })}
        lead={spanText(session, written)}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", offering.id) },
        ]}
      >
        {problem && (
          <FormProblem title={say(problems[problem], { most: mostLists, least: photoLimits.leastEdge })} />
        )}
        {told && <Notice>{say(told)}</Notice>}
        <div class="actions">
          <LinkButton href={sessionListAddress(context, session.id)} icon="print">
            {say("lists.print")}
          </LinkButton>
          {sessions.length > 1 && (
            <LinkButton href={seriesListAddress(context, offering.id)} icon="print" look="secondary">
              {say("lists.printSeries")}
            </LinkButton>
          )}
          <LinkButton href={staffAddress(context, "termin", session.id, "anwesenheit")} look="tertiary">
            {say("roll.open")}
          </LinkButton>
        </div>
        <Section id="attached" title={say("lists.attached")}>
          {lists.length === 0 ? (
            <p>{say(offering.details.signedList ? "lists.missing" : "lists.nothing")}</p>
          ) : (
            <p>
              <Badge kind="success">{say("lists.there")}</Badge>
            </p>
          )}
          {lists.length > 0 && (
            <ul class="cases">
              {lists.map((list) => (
                <Attached context={context} list={list} session={session} />
              ))}
            </ul>
          )}
        </Section>
        <Section id="attach" title={say("lists.attach")}>
          <OwnForm
            context={context}
            action={signedListsAddress(context, session.id)}
            hidden={[["list", newId()]]}
            files
          >
            <FileField
              name="file"
              label={say("lists.file")}
              hint={say("lists.fileHint", { megabytes: documentLimits.bytes / 1024 / 1024 })}
              error={problem && say(problems[problem], { most: mostLists, least: photoLimits.leastEdge })}
              accept="application/pdf,image/jpeg,image/png,image/webp"
              required
            />
            {others.length > 0 && (
              <CheckField
                name="also"
                label={say("lists.also")}
                fine
                chosen={context.form?.getAll("also") ?? []}
                choices={others.map((one) => ({ value: one.id, label: spanText(one, written) }))}
              />
            )}
            <div class="actions">
              <Button>{say("lists.send")}</Button>
            </div>
          </OwnForm>
        </Section>
      </Inside>
    ),
  };
}

const Attached: FC<{ context: SiteContext; list: SignedList; session: Session }> = (props) => {
  const { context, list, session } = props;
  const { locale } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const others = list.sessions.filter(({ id }) => id !== session.id);
  const last = Math.max(...list.sessions.map(({ endsAt }) => Date.parse(endsAt)));
  const until = new Date(last + keptDays.list * 86_400_000);
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <strong>
            {say("lists.one", {
              type: list.contentType === "application/pdf" ? "PDF" : "WebP",
              kilobytes: Math.ceil(list.size / 1024),
              day: dayOf(list.attachedAt, written),
            })}
          </strong>
          {others.length > 0 && (
            <p>
              {say("lists.ofAlso", {
                dates: others
                  .map(({ startsAt, endsAt }) =>
                    spanText({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, written),
                  )
                  .join("; "),
              })}
            </p>
          )}
          <p class="muted small">{say("lists.kept", { day: dayOf(until, written) })}</p>
        </div>
        <div class="row">
          <LinkButton href={signedListAddress(context, list.id)} look="secondary" small icon="download">
            {say("lists.open")}
          </LinkButton>
        </div>
      </div>
      <details class="mine">
        <summary>{say("lists.remove")}</summary>
        <OwnForm
          context={context}
          action={signedListAddress(context, list.id, "entfernen")}
          hidden={[["session", session.id]]}
        >
          <p>{say("lists.removeText")}</p>
          <div class="actions">
            <Button look="secondary">{say("lists.removeButton")}</Button>
          </div>
        </OwnForm>
      </details>
    </li>
  );
};

/** Takes a list that people signed. */
export async function attachByForm(context: SiteContext): Promise<Answer> {
  const { files = [], form = new URLSearchParams() } = context;
  const found = await readSession(context);
  if (found?.session.state !== "planned") return notFound;
  const { session } = found;
  const file = files.find(({ field }) => field === "file");
  if (!file || file.bytes === 0) return signedListsPage(context, "none");
  const fitted = await fitDocument(await readFile(file.path));
  if (!fitted.ok) return signedListsPage(context, fitted.reason);
  const id = form.get("list") ?? "";
  const also = form.getAll("also").filter((one) => isId(one) && one !== session.id);
  const done = await attachList(
    doingOf(context),
    isId(id) ? id : newId(),
    [session.id, ...also],
    fitted.value,
  );
  if (done.ok) return redirect(`${signedListsAddress(context, session.id)}?angehaengt=1`);
  return done.reason === "no-such-session" ? notFound : signedListsPage(context, done.reason);
}

/** Gives out a list that people signed, to be saved. */
export async function signedListFile(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  const found = isId(id) ? await openList(doingOf(context), id) : undefined;
  return found ? documentAnswer(`liste-${found.day}-${id.slice(-6)}`, found) : notFound;
}

/** Takes a list away. */
export async function removeListByForm(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  const session = isId(id) ? await removeList(doingOf(context), id) : undefined;
  if (session === undefined) return notFound;
  const asked = context.form?.get("session") ?? "";
  const back = isId(asked) ? asked : session;
  return redirect(back === "" ? staffAddress(context) : `${signedListsAddress(context, back)}?entfernt=1`);
}
