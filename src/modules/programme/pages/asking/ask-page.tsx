// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn, wallOf } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askForRoom } from "../../actions/asking/ask-for-room.ts";
import { type FreeTime, freeTimes } from "../../rules/asking/free-times.ts";
import { readWish } from "../../rules/asking/read-wish.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import { readSignUp, type SignUpProblems } from "../../rules/sign-up/read-sign-up.ts";
import { askableResource } from "../../store/asking/room-requests.ts";
import { bookingsOf } from "../../store/rooms.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { askAddress, listAddress, requestAddress } from "../addresses.ts";
import { anybodyDoing, Guard, maySend, readGuard } from "../sign-up/guard.tsx";
import { SignUpFields } from "../sign-up/sign-up-fields.tsx";
import { tellerOf } from "../sign-up/teller.ts";
import { longDay, timeSpan } from "../when.ts";

const daysShown = 14;
const day = 86_400_000;

interface Again {
  status: 422 | 429;
  problem: string;
  problems?: SignUpProblems;
}

/** When one room or machine is free, and the form to ask for it. It says of nobody that they have it. */
export async function askPage(context: SiteContext, again?: Again): Promise<Answer> {
  const { primary, site, params, now, locale } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const { resource, bookings } = await readInSite(primary, site.id, async (tx) => ({
    resource: await askableResource(tx, id),
    bookings: await bookingsOf(tx, id, {
      startsAt: now,
      endsAt: new Date(now.getTime() + (daysShown + 1) * day),
    }),
  }));
  if (!resource) return notFound;
  const say = programmeTexts(locale);
  const title = say("ask.formTitle", { name: resource.name });
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[
            { label: say("menu"), href: listAddress(context) },
            { label: say("ask.title"), href: askAddress(context) },
          ]}
          lead={<span dir="auto">{resource.equipment}</span>}
        />
        {again && <FormProblem title={again.problem} />}
        <Section id="free" title={say("ask.free")}>
          <FreeList
            context={context}
            resource={resource}
            times={freeTimes(resource, bookings, now, daysShown)}
          />
        </Section>
        <Section id="ask" title={say("ask.open")}>
          <AskForm context={context} resource={resource} problems={again?.problems ?? {}} />
        </Section>
      </div>
    ),
  };
}

/** Free times by day; each leads to the form with its time filled in. */
const FreeList: FC<{ context: SiteContext; resource: Resource; times: FreeTime[] }> = ({
  context,
  resource,
  times,
}) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  if (times.length === 0) return <p>{say("ask.noFree")}</p>;
  const days = [...groupByDay(times).values()];
  return (
    <>
      <p class="muted">{say("ask.freeLead")}</p>
      <dl class="facts">
        {days.map((all) => (
          <div>
            <dt>{all[0] && longDay(all[0].startsAt, locale)}</dt>
            <dd>
              {all.map((time, index) => (
                <>
                  {index > 0 && " · "}
                  <a href={`${askAddress(context, resource.id)}?${queryOf(time)}#ask`} rel="nofollow">
                    <bdi>{timeSpan(time, locale)}</bdi>
                    {resource.units > 1 && ` (${say("ask.count", { count: time.free })})`}
                  </a>
                </>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

function groupByDay(times: readonly FreeTime[]): Map<string, FreeTime[]> {
  const days = new Map<string, FreeTime[]>();
  for (const time of times) {
    const key = dayIn(time.startsAt);
    days.set(key, [...(days.get(key) ?? []), time]);
  }
  return days;
}

function queryOf({ startsAt, endsAt }: FreeTime): string {
  const [from, to] = [wallOf(startsAt), wallOf(endsAt)];
  return new URLSearchParams({ tag: from.day, von: from.time, bis: to.time }).toString();
}

const AskForm: FC<{ context: SiteContext; resource: Resource; problems: SignUpProblems }> = ({
  context,
  resource,
  problems,
}) => {
  const { locale, form, url } = context;
  const say = programmeTexts(locale);
  const kept = (name: string, asked: string) => form?.get(name) ?? url.searchParams.get(asked) ?? "";
  return (
    <OwnForm context={context} action={askAddress(context, resource.id)}>
      <Guard context={context} about={`raum ${resource.id}`} seal={form?.get("seal") ?? null} />
      <div class="special-dates date-fields">
        <Field name="day" label={say("ask.day")} type="date" value={kept("day", "tag")} required />
        {(["from", "to"] as const).map((name) => (
          <div class="field">
            <label for={`field-${name}`}>{say(`ask.${name}`)}</label>
            <input
              class="field-input"
              id={`field-${name}`}
              name={name}
              type="time"
              value={kept(name, name === "from" ? "von" : "bis")}
              required
            />
          </div>
        ))}
      </div>
      {resource.units > 1 && (
        <Field
          name="units"
          label={say("ask.units")}
          value={form?.get("units") ?? "1"}
          inputmode="numeric"
          maxlength={3}
          dir="ltr"
        />
      )}
      <TextArea
        name="purpose"
        label={say("ask.purpose")}
        hint={say("ask.purposeHint")}
        value={form?.get("purpose") ?? undefined}
        rows={2}
        maxlength={500}
        dir="auto"
      />
      <SignUpFields
        context={context}
        offering={{ quotas: [], childcare: false }}
        problems={problems}
        written={locale}
        alone
      />
      <div class="actions">
        <Button>{say("ask.send")}</Button>
      </div>
      <p class="muted small">{say("ask.privacy")}</p>
    </OwnForm>
  );
};

const wishWords = { when: "ask.problem.when", far: "ask.problem.far", units: "ask.problem.units" } as const;
const refusalWords = { closed: "ask.problem.closed", taken: "ask.problem.taken" } as const;

/** Takes the form, and answers with a receipt. */
export async function askByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, now, locale, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  const resource = isId(id) ? await readInSite(primary, site.id, (tx) => askableResource(tx, id)) : undefined;
  if (!resource) return notFound;
  const say = programmeTexts(locale);
  const again = (problem: ProgrammeText, more: Partial<Again> = {}, values = {}) =>
    askPage(context, { status: 422, problem: say(problem, values), ...more });
  const who = readSignUp(form, locale);
  if (!who.ok) return again("problem.check", { problems: who.reason });
  const wish = readWish(form, resource.units, now);
  if (!wish.ok) return again(wishWords[wish.reason], {}, { most: resource.units });
  const guarded = readGuard(context, `raum ${id}`);
  if (guarded.kind === "stale") return again("problem.stale");
  if (!maySend(context)) return again("problem.tooMany", { status: 429 });
  const { code, doubtful } = guarded;
  const done = await askForRoom(anybodyDoing(context), tellerOf(context), {
    resourceId: id,
    wish: wish.value,
    who: who.value,
    code,
    doubtful,
  });
  if (done.ok) return redirect(requestAddress(context, code));
  return done.reason === "no-such-resource" ? notFound : again(refusalWords[done.reason]);
}
