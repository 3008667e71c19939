// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Permission } from "../../../../kernel/module/permission.ts";
import type { Contribution } from "../../../../kernel/module/slot.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { SelectField } from "../../../../kernel/ui/controls/form.tsx";
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
import { type ModerationKey, moderationSchema, passages } from "../../rules/proposals/moderation.ts";
import { firstGroupsOf, moderationOf } from "../../store/settings.ts";
import { directorySettingsTexts } from "../../texts/settings/texts.ts";

const keys = Object.keys(moderationSchema.shape) as ModerationKey[];
const part = "verzeichnis";
const permission: Permission["name"] = "site-settings";

/** What of the directory goes live at once, and which trades stand first. */
async function directorySettings(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const say = directorySettingsTexts(locale);
  const { moderation, first } = await inSite(primary, site.id, async (tx) => ({
    moderation: await moderationOf(tx),
    first: await firstGroupsOf(tx),
  }));
  const written = locale === "en" ? "en" : "de";
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
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

/** Takes the form; what it does not say stays as the program has it. */
async function setDirectory(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const said = Object.fromEntries(
    keys.flatMap((key) => {
      const passage = passages.find((known) => known === form.get(key));
      return passage ? [[key, passage]] : [];
    }),
  );
  const chosen = Array.from({ length: mostFirst }, (_, index) => form.get(`first-${index}`) ?? "");
  await setUpDirectory(doingOf(context), {
    moderation: moderationSchema.parse(said),
    firstGroups: firstGroupsSchema.parse(chosen),
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
    handle: directorySettings,
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
  }),
];
