// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Permission } from "../../../../kernel/module/permission.ts";
import type { Contribution } from "../../../../kernel/module/slot.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import {
  doingOf,
  eventWords,
  Inside,
  OwnForm,
  settingEntries,
  settingsAddress,
} from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { setUpDirectory } from "../../actions/set-up-directory.ts";
import { firstGroupsSchema, mostFirst } from "../../rules/categories/first-groups.ts";
import { groupName, groups } from "../../rules/categories/groups.ts";
import { type AskingField, readAsking } from "../../rules/fresh/asking.ts";
import {
  type Moderation,
  type ModerationKey,
  moderationSchema,
  passages,
} from "../../rules/proposals/moderation.ts";
import { askingOf, firstGroupsOf, moderationOf } from "../../store/settings.ts";
import { directorySettingsTexts } from "../../texts/settings/texts.ts";
import { logWords } from "../log/log-words.ts";
import { AskingFields } from "./asking-fields.tsx";

const keys = Object.keys(moderationSchema.shape) as ModerationKey[];
const part = "verzeichnis";
const permission: Permission["name"] = "site-settings";

/** What of the directory goes live at once, which trades stand first, and how entries are kept fresh. */
async function directorySettings(
  context: SiteContext,
  problems: readonly AskingField[] = [],
): Promise<Answer> {
  const { primary, site, locale, url, form } = context;
  const say = directorySettingsTexts(locale);
  const { moderation, first, asking } = await readInSite(primary, site.id, async (tx) => ({
    moderation: form ? moderationIn(form) : await moderationOf(tx),
    first: form ? groupsIn(form) : await firstGroupsOf(tx),
    asking: await askingOf(tx),
  }));
  const written = locale === "en" ? "en" : "de";
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    ...(problems.length > 0 && { status: 422 as const }),
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        {problems.length > 0 && <FormProblem title={say("wrong")} />}
        {url.searchParams.has("gespeichert") && <Notice title={say("saved")}>{null}</Notice>}
        <OwnForm context={context} action={settingsAddress(context, part)}>
          <Section id="moderation" title={say("moderation.title")}>
            <div class="form">
              {keys.map((key) => (
                <SelectField
                  name={key}
                  label={say(`moderation.${key}`)}
                  value={moderation[key]}
                  choices={passages.map((value) => ({ value, label: say(`moderation.${value}`) }))}
                />
              ))}
            </div>
          </Section>
          <AskingFields locale={locale} asking={asking} form={form} problems={problems} />
          <Section id="first" title={say("first.title")}>
            <p>{say("first.lead")}</p>
            <div class="form">
              {Array.from({ length: mostFirst }, (_, index) => (
                <SelectField
                  name={`first-${index}`}
                  label={say("first.place", { place: index + 1 })}
                  value={first[index] ?? ""}
                  choices={[
                    { value: "", label: say("first.usual") },
                    ...groups().map(({ id }) => ({ value: id, label: groupName(id, written) })),
                  ]}
                />
              ))}
            </div>
          </Section>
          <div class="actions">
            <Button>{say("save")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

/** What the form says; what it does not say stays as the program has it. */
const moderationIn = (form: URLSearchParams): Moderation =>
  moderationSchema.parse(
    Object.fromEntries(
      keys.flatMap((key) => {
        const passage = passages.find((known) => known === form.get(key));
        return passage ? [[key, passage]] : [];
      }),
    ),
  );

const groupsIn = (form: URLSearchParams): string[] =>
  firstGroupsSchema.parse(Array.from({ length: mostFirst }, (_, index) => form.get(`first-${index}`) ?? ""));

/** Takes the form. */
async function setDirectory(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const asking = readAsking(form);
  if (!asking.ok) return directorySettings(context, asking.reason);
  await setUpDirectory(doingOf(context), {
    moderation: moderationIn(form),
    firstGroups: groupsIn(form),
    asking: asking.value,
  });
  return redirect(`${settingsAddress(context, part)}?gespeichert=1`);
}

export const directorySettingsRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/intern/einstellungen/verzeichnis",
    permission,
    audit: null,
    cache: "none",
    handle: (context) => directorySettings(context),
  },
  {
    method: "POST",
    path: "/intern/einstellungen/verzeichnis",
    permission,
    audit: "directory.set",
    grave: true,
    cache: "none",
    handle: setDirectory,
  },
];

/** The way in from the settings of the site, and the words of the audit log. */
export const directorySettingsContributions: Contribution[] = [
  settingEntries.fill(10, {
    icon: "filter",
    title: (locale) => directorySettingsTexts(locale)("title"),
    text: (locale) => directorySettingsTexts(locale)("text"),
    address: (context) => settingsAddress(context, part),
  }),
  eventWords.fill(130, {
    event: "directory.set",
    words: (locale) => directorySettingsTexts(locale)("event.directory.set"),
    ...logWords("directory.set", "rounds"),
  }),
];
