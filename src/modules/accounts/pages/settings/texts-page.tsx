// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { settingsTexts } from "../../texts/settings/texts.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { settingsAddress } from "./addresses.ts";
import { withSiteNow } from "./site-now.ts";

/** The texts that a site writes itself. */
export const ownTexts = ["claim", "intro", "imprint", "privacy", "accessibility"] as const;
export type OwnTextName = (typeof ownTexts)[number];

/** In characters, as many as the longest privacy notices have; of scripts that need more room in a form, fewer fit into one. */
const longest = { latin: 20_000, others: 9_000 };
/** In bytes, of the 64 KB that a form may have. */
const roomInForm = 60_000;

/** Whether a text is longer than what one form takes. */
export const isTooLongText = (words: string): boolean =>
  words.length > longest.latin || new URLSearchParams({ words }).toString().length > roomInForm;

/** Which text in which language is meant: by the address, or by the form. */
export function textAsked({ url, form }: SiteContext): { name: OwnTextName; language: Locale } {
  const asked = form ?? url.searchParams;
  return {
    name: ownTexts.find((known) => known === asked.get("text")) ?? "imprint",
    language: locales.find((known) => known === asked.get("sprache")) ?? "de",
  };
}

/** One text in one language. */
export async function textsPage(asked: SiteContext, isTooLong = false): Promise<Answer> {
  const context = await withSiteNow(asked);
  const { site, locale, form, url } = context;
  const say = settingsTexts(locale);
  const { name, language } = textAsked(context);
  const title = say("texts.edit", { text: say(`texts.${name}`), language: localeFacts[language].name });
  const { dir, intl } = localeFacts[language];
  return {
    kind: "page",
    title: say("texts.title"),
    noIndex: true,
    ...(isTooLong && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={say("texts.title")}
        above={[{ label: say("title"), href: settingsAddress(context) }]}
        lead={say("texts.lead")}
      >
        {isTooLong && <FormProblem title={say("wrong")} />}
        {url.searchParams.has("gespeichert") && <Notice title={say("saved")}>{null}</Notice>}
        <form class="form" method="get" action={settingsAddress(context, "texte")}>
          <SelectField
            name="text"
            label={say("texts.which")}
            value={name}
            choices={ownTexts.map((value) => ({ value, label: say(`texts.${value}`) }))}
          />
          <SelectField
            name="sprache"
            label={say("texts.language")}
            value={language}
            choices={locales.map((value) => ({
              value,
              label: site.texts[name]?.[value]
                ? `${localeFacts[value].name} (${say("texts.is")})`
                : localeFacts[value].name,
            }))}
          />
          <div class="actions">
            <Button look="secondary">{say("texts.open")}</Button>
          </div>
        </form>
        <OwnForm
          context={context}
          action={settingsAddress(context, "texte")}
          hidden={[
            ["text", name],
            ["sprache", language],
          ]}
        >
          <div lang={intl} dir={dir}>
            <TextArea
              name="words"
              label={title}
              hint={say("texts.hint")}
              value={form?.get("words") ?? site.texts[name]?.[language] ?? ""}
              error={isTooLong ? say("texts.long", longest) : undefined}
              rows={18}
              dir="auto"
            />
          </div>
          <div class="actions">
            <Button>{say("save")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}
