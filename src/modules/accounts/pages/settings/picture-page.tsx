// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { type PhotoRefusal, photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { longestAlt, offeredLocales, type SiteContext, SitePictureImage } from "../../../quarter/index.ts";
import { type SettingsText, settingsTexts } from "../../texts/settings/texts.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { settingsAddress } from "./addresses.ts";
import { withSiteNow } from "./site-now.ts";

/** What was not right with a picture that was sent. */
export type PictureProblem = PhotoRefusal | "none" | "no-alt";

const problems: Record<PictureProblem, SettingsText> = {
  "not-a-photo": "picture.not-a-photo",
  "too-large": "picture.too-large",
  "too-small": "picture.too-small",
  broken: "picture.broken",
  none: "picture.none",
  "no-alt": "picture.no-alt",
};

const says = { gezeigt: "picture.shown", weg: "picture.gone", gespeichert: "saved" } as const;

/** The picture of the start page: looking at it, choosing another, taking it away, and the way back. */
export async function picturePage(asked: SiteContext, problem?: PictureProblem): Promise<Answer> {
  const context = await withSiteNow(asked);
  const { site, locale, url } = context;
  const say = settingsTexts(locale);
  const [, done] = Object.entries(says).find(([name]) => url.searchParams.has(name)) ?? [];
  const here = settingsAddress(context, "bild");
  return {
    kind: "page",
    title: say("picture.title"),
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={say("picture.title")}
        above={[{ label: say("title"), href: settingsAddress(context) }]}
        lead={say("picture.lead")}
      >
        {problem && <FormProblem title={say(problems[problem], { least: photoLimits.leastEdge })} />}
        {done && <Notice title={say(done)}>{null}</Notice>}
        {site.picture && (
          <Section id="now" title={say("picture.now")}>
            <div class="form">
              <SitePictureImage context={context} picture={site.picture} />
              <OwnForm context={context} action={`${here}/entfernen`}>
                <div class="actions">
                  <Button look="secondary">{say("picture.remove")}</Button>
                </div>
              </OwnForm>
            </div>
          </Section>
        )}
        {site.pictureBefore && (
          <OwnForm context={context} action={`${here}/zurueck`}>
            <p>{say("picture.beforeText", { alt: site.pictureBefore.alt.de ?? "" })}</p>
            <div class="actions">
              <Button look="secondary">{say("picture.undo")}</Button>
            </div>
          </OwnForm>
        )}
        <Section id="new" title={say(site.picture ? "picture.other" : "picture.choose")}>
          <SendPicture context={context} problem={problem} />
        </Section>
        {site.picture && (
          <Section id="words" title={say("picture.words")}>
            <OwnForm context={context} action={`${here}/beschreibung`}>
              {offeredLocales(site).map((language) => (
                <Field
                  name={`alt-${language}`}
                  label={localeFacts[language].name}
                  value={site.picture?.alt[language] ?? ""}
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

const SendPicture: FC<{ context: SiteContext; problem: PictureProblem | undefined }> = (props) => {
  const { context, problem } = props;
  const say = settingsTexts(context.locale);
  const ofFile = problem && problem !== "no-alt";
  return (
    <form class="form" method="post" action={settingsAddress(context, "bild")} enctype="multipart/form-data">
      <input type="hidden" name="token" value={context.visitor?.token} />
      <FileField
        name="picture"
        label={say("picture.file")}
        hint={say("picture.fileHint", { megabytes: photoLimits.bytes / 1024 / 1024 })}
        error={ofFile ? say(problems[problem], { least: photoLimits.leastEdge }) : undefined}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        required
      />
      <Field
        name="alt"
        label={say("picture.alt")}
        hint={say("picture.altHint")}
        value={context.form?.get("alt") ?? undefined}
        error={problem === "no-alt" ? say("picture.no-alt") : undefined}
        required
        maxlength={longestAlt}
        dir="auto"
      />
      <div class="actions">
        <Button>{say("picture.send")}</Button>
      </div>
    </form>
  );
};
