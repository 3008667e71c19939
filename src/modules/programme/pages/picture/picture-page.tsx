// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import { longestAlt, offeredLocales, type SiteContext } from "../../../quarter/index.ts";
import {
  describeOfferingPicture,
  type PictureRefusal,
  removeOfferingPicture,
  setOfferingPicture,
} from "../../actions/open/set-offering-picture.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type Picture, pictureName } from "../../rules/planning/picture.ts";
import { offeringById } from "../../store/offerings.ts";
import { pictureOfOffering } from "../../store/open/pictures.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { OfferingPicture } from "./offering-picture.tsx";

type PictureProblem = Exclude<PictureRefusal, "no-such-offering"> | "none";

const problems: Record<PictureProblem, StaffText> = {
  "not-a-photo": "open.picture.not-a-photo",
  "too-large": "open.picture.too-large",
  "too-small": "open.picture.too-small",
  broken: "open.picture.broken",
  none: "open.picture.none",
  "no-alt": "open.picture.no-alt",
};

const says = { gezeigt: "open.picture.shown", weg: "open.picture.gone", gespeichert: "open.saved" } as const;

/** The picture of an offering: looking at it, choosing another, saying what is to be seen, taking it away. */
export async function picturePage(context: SiteContext, problem?: PictureProblem): Promise<Answer> {
  const { primary, site, locale, url, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const { offering, picture } = await readInSite(primary, site.id, async (tx) => ({
    offering: await offeringById(tx, id),
    picture: await pictureOfOffering(tx, id),
  }));
  if (!offering) return notFound;
  const say = staffTexts(locale);
  const { title } = textIn(offering.texts, writtenIn(locale)).text;
  const [, done] = Object.entries(says).find(([name]) => url.searchParams.has(name)) ?? [];
  const here = (...parts: string[]) => staffAddress(context, "angebot", id, "bild", ...parts);
  return {
    kind: "page",
    title: `${say("open.picture.title")}: ${title}`,
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={say("open.picture.title")}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", id) },
        ]}
        lead={say("open.picture.lead")}
      >
        {problem && <FormProblem title={say(problems[problem], { least: photoLimits.leastEdge })} />}
        {done && <Notice title={say(done)}>{null}</Notice>}
        {picture && (
          <Section id="now" title={say("open.picture.now")}>
            <div class="form">
              <OfferingPicture
                context={context}
                picture={picture}
                source={(size) => here(pictureName(picture, size))}
              />
              <OwnForm context={context} action={here("entfernen")}>
                <div class="actions">
                  <Button look="secondary">{say("open.picture.remove")}</Button>
                </div>
              </OwnForm>
            </div>
          </Section>
        )}
        <Section id="new" title={say(picture ? "open.picture.other" : "open.picture.choose")}>
          <SendPicture context={context} action={here()} problem={problem} />
        </Section>
        {picture && (
          <Section id="words" title={say("open.picture.words")}>
            <OwnForm context={context} action={here("beschreibung")}>
              {offeredLocales(site).map((language) => (
                <Field
                  name={`alt-${language}`}
                  label={localeFacts[language].name}
                  value={picture.alt[language] ?? ""}
                  required={language === "de"}
                  maxlength={longestAlt}
                  dir="auto"
                />
              ))}
              <div class="actions">
                <Button look="secondary">{say("save")}</Button>
              </div>
            </OwnForm>
          </Section>
        )}
      </Inside>
    ),
  };
}

const SendPicture: FC<{ context: SiteContext; action: string; problem: PictureProblem | undefined }> = ({
  context,
  action,
  problem,
}) => {
  const say = staffTexts(context.locale);
  return (
    <OwnForm context={context} action={action} files>
      <FileField
        name="picture"
        label={say("open.picture.file")}
        hint={say("open.picture.fileHint", { megabytes: photoLimits.bytes / 1024 / 1024 })}
        error={
          problem && problem !== "no-alt"
            ? say(problems[problem], { least: photoLimits.leastEdge })
            : undefined
        }
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        required
      />
      <Field
        name="alt"
        label={say("open.picture.alt")}
        hint={say("open.picture.altHint")}
        value={context.form?.get("alt") ?? undefined}
        error={problem === "no-alt" ? say("open.picture.no-alt") : undefined}
        required
        maxlength={longestAlt}
      />
      <div class="actions">
        <Button>{say("open.picture.send")}</Button>
      </div>
    </OwnForm>
  );
};

const sentence = (text: string | null | undefined): string => cleanLine(text ?? "", longestAlt);

function answer(
  context: SiteContext,
  reason: PictureRefusal | undefined,
  said: keyof typeof says,
): Answer | Promise<Answer> {
  if (reason === "no-such-offering") return notFound;
  if (reason) return picturePage(context, reason);
  return redirect(`${staffAddress(context, "angebot", context.params.id ?? "", "bild")}?${said}=1`);
}

/** Takes a picture that was sent. */
export async function setPictureByForm(context: SiteContext): Promise<Answer> {
  const { files = [], form, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const file = files.find(({ field }) => field === "picture");
  if (!file || file.bytes === 0) return picturePage(context, "none");
  const alt = sentence(form?.get("alt"));
  const sent = { bytes: await readFile(file.path), alt: alt === "" ? {} : { de: alt } };
  const done = await setOfferingPicture(doingOf(context), id, sent);
  return answer(context, done.ok ? undefined : done.reason, "gezeigt");
}

/** Takes the picture away. */
export async function removePictureByForm(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  if (!isId(id)) return notFound;
  // Taken away by somebody else meanwhile: it is away.
  await removeOfferingPicture(doingOf(context), id);
  return answer(context, undefined, "weg");
}

/** Says in the languages of the site what is to be seen. */
export async function describePictureByForm(context: SiteContext): Promise<Answer> {
  const { site, params, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const alt: Picture["alt"] = {};
  for (const language of offeredLocales(site)) {
    const words = sentence(form.get(`alt-${language}`));
    if (words !== "") alt[language] = words;
  }
  const done = await describeOfferingPicture(doingOf(context), id, alt);
  return answer(context, done.ok ? undefined : done.reason, "gespeichert");
}
