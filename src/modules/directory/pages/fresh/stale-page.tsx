import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askStillRight, dueFor } from "../../actions/fresh/ask-still-right.ts";
import { noteCall } from "../../actions/fresh/note-call.ts";
import type { Asking } from "../../rules/fresh/asking.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { dueBusinesses } from "../../store/fresh/questions.ts";
import { askingOf } from "../../store/settings.ts";
import { owningStaffTexts } from "../../texts/owning/texts.ts";
import { doingHere } from "../my-business/own.ts";
import { roundAddress } from "../visits/addresses.ts";
import { namesByActor } from "../visits/asked.ts";
import { staleAddress } from "./addresses.ts";
import { CallList } from "./call-list.tsx";
import { questionMail } from "./question-mail.ts";

const shown = 100;

/** What is due: a list to call, a round to walk, and the question by mail. */
export async function stalePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, now, url } = context;
  const say = owningStaffTexts(locale);
  const { asking, due, people } = await readInSite(primary, site.id, async (tx) => {
    const asking = await askingOf(tx);
    const due = await dueBusinesses(tx, { ...dueFor(asking, now), limit: shown + 1 });
    return { asking, due, people: await namesByActor(tx) };
  });
  const asked = wholeInAddress(0, 1_000_000).catch(0).parse(url.searchParams.get("gefragt"));
  const noted = url.searchParams.get("eingetragen");
  return {
    kind: "page",
    title: say("stale.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("stale.title")}
        lead={<span class="no-print">{say("stale.lead")}</span>}
      >
        {url.searchParams.has("gefragt") && <Notice>{say("stale.asked", { count: asked })}</Notice>}
        {noted && <Notice>{say("stale.noted", { name: noted })}</Notice>}
        <Section id="call" title={say("stale.callTitle")}>
          {due.length === 0 ? (
            <p>{say("stale.none")}</p>
          ) : (
            <>
              <p class="muted small no-print">{say("stale.print")}</p>
              <CallList
                context={context}
                due={due.slice(0, shown)}
                nameOf={(actor) => people.get(actor ?? "")}
              />
              {due.length > shown && <p class="muted">{say("stale.cut", { count: shown })}</p>}
            </>
          )}
        </Section>
        <div class="no-print">
          {due.length > 0 && <Walks context={context} />}
          <ByMail context={context} asking={asking} />
        </div>
      </Inside>
    ),
  };
}

/** Rounds to what is due, in all of the site or in one of its areas. */
const Walks: FC<{ context: SiteContext }> = ({ context }) => {
  const say = owningStaffTexts(context.locale);
  const to = (area: string | undefined) =>
    roundAddress(context, "rundgang", { area, streets: [], due: true });
  return (
    <Section id="walk" title={say("stale.walk")}>
      <p>{say("stale.walkText")}</p>
      <ul>
        {context.site.areas.map(({ key, name }) => (
          <li>
            <a href={to(key)}>{name}</a>
          </li>
        ))}
        <li>
          <a href={to(undefined)}>{say("stale.walkAll")}</a>
        </li>
      </ul>
    </Section>
  );
};

/** What goes out by mail, by itself and by a button. */
const ByMail: FC<{ context: SiteContext; asking: Asking }> = ({ context, asking }) => {
  const { site, mailWorks, url, local } = context;
  const say = owningStaffTexts(context.locale);
  const byItself = (): string => {
    if (site.demo) return say("stale.demo");
    if (!asking.asks) return say("stale.notByItself");
    // A page at a name of this machine alone: BASE_URL is not set.
    if (site.host === null && (local || url.hostname === "localhost")) return say("stale.noAddress");
    return say("stale.byItself", { count: asking.perDay });
  };
  return (
    <Section id="mail" title={say("stale.mailTitle")}>
      {mailWorks ? (
        <OwnForm context={context} action={staleAddress(context)}>
          <p>{say("stale.mailText", { months: asking.months })}</p>
          <p>{byItself()}</p>
          <div class="actions">
            <Button>{say("stale.mailButton")}</Button>
          </div>
        </OwnForm>
      ) : (
        <p>{say("stale.noMail")}</p>
      )}
    </Section>
  );
};

/** Sends the question to those whom a mail can reach. */
export async function askByMail(context: SiteContext): Promise<Answer> {
  const { site, url, mailWorks } = context;
  if (!mailWorks) return notFound;
  const asked = await askStillRight(doingHere(context), questionMail(site, url));
  return redirect(`${staleAddress(context)}?gefragt=${asked}`);
}

/** Takes what somebody said on the telephone. */
export async function noteCallByForm(context: SiteContext): Promise<Answer> {
  const { form, locale } = context;
  const answer = form?.get("answer");
  if (answer !== "right" && answer !== "closed") return redirect(staleAddress(context));
  const noted = await noteCall(doingHere(context), { shortId: form?.get("entry") ?? "", answer });
  if (!noted.ok) return notFound;
  const { title } = businessTitle(noted.value, locale);
  return redirect(`${staleAddress(context)}?eingetragen=${encodeURIComponent(title)}`);
}
