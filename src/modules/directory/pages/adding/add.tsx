// SPDX-License-Identifier: EUPL-1.2
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { MapPicture, mapCredits, pictureAround } from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { addBusiness } from "../../actions/proposals/add-business.ts";
import { publicLikeEntries } from "../../actions/proposals/candidates.ts";
import { placeOfAddress } from "../../actions/proposals/place-of-address.ts";
import type { Facts } from "../../rules/business.ts";
import { type NewStep, type ReadNew, readNew, sectorTwice } from "../../rules/proposals/read-new.ts";
import { readContact } from "../../rules/proposals/read-suggestion.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { contactFacts, otherFacts } from "../business-facts.tsx";
import { receiptAddress } from "../proposals/addresses.ts";
import { askerOf, maySend, readGuard } from "../proposals/guard.tsx";
import { editorsWord } from "../queue/decider.ts";
import { aboutNew, stepPage } from "./add-page.tsx";
import { likePage } from "./like-page.tsx";

/** The first step of entering a business that is missing. */
export const addPage = (context: SiteContext): Answer => stepPage(context, 1);

/** Goes on to the next step, or back; the last one sends. */
export async function addByForm(context: SiteContext): Promise<Answer> {
  const step = context.form?.get("step") ?? "";
  if (step === "zu1") return stepPage(context, 1);
  if (step === "zu2") return stepPage(context, 2);
  return step === "3" ? send(context) : step === "2" ? afterSecond(context) : afterFirst(context);
}

const hasProblems = ({ problems }: ReadNew): boolean => Object.keys(problems).length > 0;
const wrong = (context: SiteContext, step: NewStep, { problems }: ReadNew): Answer =>
  stepPage(context, step, {
    status: 422,
    problem: "check",
    problems,
    ...(problems.sector === "not-understood" && {
      more: [[sectorTwice, context.form?.get("sector")?.trim() ?? ""]],
    }),
  });

/** What the address was when the map did not know it: the same once more means that it is right. */
const addressTyped = ({ form }: SiteContext): string =>
  (["street", "houseNumber", "postcode", "city"] as const).map((part) => form?.get(part)?.trim()).join("|");

/** Where the business is; the middle of the site where the map does not know its address. */
async function whereIs(
  context: SiteContext,
  { facts }: ReadNew,
): Promise<{ facts: Facts; guessed: boolean }> {
  const { primary, site } = context;
  const place = await placeOfAddress(primary, site.id, facts.address ?? {});
  return { facts: { ...facts, place: place ?? site.centre }, guessed: place === undefined };
}

async function afterFirst(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), locale, primary, site } = context;
  const read = readNew(form, [1], locale);
  if (hasProblems(read)) return wrong(context, 1, read);
  const { facts, guessed } = await whereIs(context, read);
  if (guessed && form.get("gesucht") !== addressTyped(context))
    return stepPage(context, 1, {
      status: 422,
      problem: "check",
      problems: { street: "no-place" },
      more: [["gesucht", addressTyped(context)]],
    });
  const like = form.get("neu") === "1" ? [] : await publicLikeEntries(primary, site.id, facts);
  return like.length > 0 ? likePage(context, like) : stepPage(context, 2);
}

async function afterSecond(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), locale } = context;
  const first = readNew(form, [1], locale);
  if (hasProblems(first)) return wrong(context, 1, first);
  const read = readNew(form, [1, 2], locale);
  return hasProblems(read) ? wrong(context, 2, read) : summary(context, read);
}

async function summary(
  context: SiteContext,
  read: ReadNew,
  shown: Parameters<typeof stepPage>[2] = {},
): Promise<Answer> {
  const say = proposalTexts(context.locale);
  const { facts, guessed } = await whereIs(context, read);
  const { place, ...profile } = facts;
  const entry = { profile, place } as Parameters<typeof contactFacts>[1];
  const name = profile.names[0]?.value ?? "";
  const description = Object.values(profile.descriptions ?? {})[0];
  return stepPage(context, 3, {
    ...shown,
    above: (
      <>
        <h2 dir="auto">{name}</h2>
        <KeyValues
          items={[
            ...contactFacts(context, entry),
            ...(profile.openingHours
              ? [{ label: say("new.hours"), value: <span dir="ltr">{profile.openingHours}</span> }]
              : read.words !== ""
                ? [{ label: say("new.hours"), value: <span dir="auto">{read.words}</span> }]
                : []),
            ...(description
              ? [{ label: say("new.description"), value: <span dir="auto">{description}</span> }]
              : []),
            ...(read.sectorWords
              ? [{ label: say("new.sector"), value: <span dir="auto">{read.sectorWords}</span> }]
              : otherFacts(context, entry, name)),
          ]}
        />
        {guessed ? (
          <p class="muted">{say("new.placeLater")}</p>
        ) : (
          <MapPicture
            context={context}
            credits={await mapCredits(context)}
            picture={pictureAround([place], context.site.box)}
            label={say("new.map")}
            pins={[{ place, href: "#field-contact", label: name }]}
          />
        )}
      </>
    ),
  });
}

async function send(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), locale, primary, site, visitor } = context;
  for (const step of [1, 2] as const) {
    const read = readNew(form, step === 1 ? [1] : [1, 2], locale);
    if (hasProblems(read)) return wrong(context, step, read);
  }
  const read = readNew(form, [1, 2], locale);
  const contact = readContact(form.get("contact") ?? "");
  if (!contact.ok)
    return summary(context, read, { status: 422, problem: "check", problems: { contact: contact.reason } });
  const guarded = readGuard(context, aboutNew);
  if (guarded.kind === "stale") return summary(context, read, { status: 422, problem: "stale" });
  if (!maySend(context)) return summary(context, read, { status: 429, problem: "tooMany" });
  const { facts, guessed } = await whereIs(context, read);
  const { code, suspect } = guarded;
  const word = visitor?.may.has("directory-decide") ? editorsWord(context) : undefined;
  const { sectorWords } = read;
  const words = [sectorWords, read.words].filter(Boolean).join("\n");
  const added = {
    facts,
    words,
    contact: contact.value,
    code,
    suspect,
    placeGuessed: guessed,
    sectorGuessed: sectorWords !== undefined,
  };
  await addBusiness(primary, site, askerOf(context), added, word);
  return redirect(`${receiptAddress(context, code)}?neu=1`);
}
