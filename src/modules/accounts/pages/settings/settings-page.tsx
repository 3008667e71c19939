// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { offeredLocales, type SiteContext } from "../../../quarter/index.ts";
import { settingEntries } from "../../index.ts";
import { settingsTexts } from "../../texts/settings/texts.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { settingsAddress } from "./addresses.ts";
import { LookExample } from "./look-example.tsx";
import { withSiteNow } from "./site-now.ts";

/** What was not right in one of the forms. */
export type SettingProblem = "primary" | "accent" | "host" | "host-taken";

/** What of a site can be set, each in a form of its own. */
export async function settingsPage(asked: SiteContext, wrong?: SettingProblem): Promise<Answer> {
  const context = await withSiteNow(asked);
  const { locale, slots, url } = context;
  const say = settingsTexts(locale);
  const entries = [
    {
      icon: "language" as const,
      title: say("texts.title"),
      text: say("texts.lead"),
      href: settingsAddress(context, "texte"),
    },
    {
      icon: "house" as const,
      title: say("picture.title"),
      text: say("picture.text"),
      href: settingsAddress(context, "bild"),
    },
    {
      icon: "card" as const,
      title: say("funding.title"),
      text: say("funding.text"),
      href: settingsAddress(context, "foerderung"),
    },
    ...settingEntries.of(slots).map(({ icon, title, text, address }) => ({
      icon,
      title: title(locale),
      text: text(locale),
      href: address(context),
    })),
  ];
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    ...(wrong && { status: 422 as const }),
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        {wrong && <FormProblem title={say("wrong")} />}
        {url.searchParams.has("gespeichert") && <Notice title={say("saved")}>{null}</Notice>}
        <Look context={context} wrong={wrong} />
        <Languages context={context} />
        <Section id="texts" title={say("more.title")}>
          <ul class="grid">
            {entries.map(({ icon, title, text, href }) => (
              <li>
                <Card heading="h3" icon={icon} title={title} href={href}>
                  <p class="muted">{text}</p>
                </Card>
              </li>
            ))}
          </ul>
        </Section>
        <Host context={context} wrong={wrong} />
      </Inside>
    ),
  };
}

interface Part {
  context: SiteContext;
  wrong?: SettingProblem | undefined;
}

const Look: FC<Part> = ({ context, wrong }) => {
  const { site, form, locale } = context;
  const say = settingsTexts(locale);
  const field = (name: "primary" | "accent") => (
    <Field
      name={name}
      label={say(`look.${name}`)}
      hint={say("look.hint")}
      value={form?.get(name) ?? site.theme[name]}
      error={wrong === name ? say("look.wrong") : undefined}
      required
      maxlength={7}
      dir="ltr"
    />
  );
  return (
    <Section id="look" title={say("look.title")}>
      <p class="text">{say("look.how")}</p>
      <LookExample context={context} />
      <OwnForm context={context} action={settingsAddress(context, "farben")}>
        {field("primary")}
        {field("accent")}
        <div class="actions">
          <Button look="secondary">{say("save")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

const Languages: FC<Part> = ({ context }) => {
  const say = settingsTexts(context.locale);
  const offered = offeredLocales(context.site);
  return (
    <Section id="languages" title={say("languages.title")}>
      <OwnForm context={context} action={settingsAddress(context, "sprachen")}>
        <fieldset class="choices">
          <legend>{say("languages.choose")}</legend>
          <p class="field-hint">{say("languages.hint")}</p>
          {locales
            .filter((one) => one !== "de")
            .map((one) => (
              <Checkbox name="language" value={one} checked={offered.includes(one)}>
                {localeFacts[one].name}
              </Checkbox>
            ))}
        </fieldset>
        <div class="actions">
          <Button look="secondary">{say("save")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

const Host: FC<Part> = ({ context, wrong }) => {
  const { site, form } = context;
  const say = settingsTexts(context.locale);
  const error = wrong === "host" ? say("host.wrong") : wrong === "host-taken" ? say("host.taken") : undefined;
  return (
    <Section id="host" title={say("host.title")}>
      <OwnForm context={context} action={settingsAddress(context, "adresse")}>
        <Field
          name="host"
          label={say("host.label")}
          hint={say("host.hint", { key: site.key })}
          value={form?.get("host") ?? site.host ?? ""}
          error={error}
          maxlength={253}
          dir="ltr"
        />
        <div class="actions">
          <Button look="secondary">{say("save")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};
