// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { keepResource } from "../../actions/rooms/manage-rooms.ts";
import { type ResourceProblems, readResource } from "../../rules/rooms/resource.ts";
import { resourcesOf } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { RoomForm } from "./room-form.tsx";

/** Whether whoever asks may change rooms and machines. */
export const maysChange = (context: SiteContext): boolean => signedIn(context).may.has("programme-rooms");

/** All rooms, machines, vehicles and childcare places. */
export async function roomsPage(
  context: SiteContext,
  problems?: ResourceProblems | "name-taken",
): Promise<Answer> {
  const { primary, site, locale } = context;
  const say = staffTexts(locale);
  const resources = await readInSite(primary, site.id, resourcesOf);
  return {
    kind: "page",
    title: say("rooms.title"),
    noIndex: true,
    ...(problems && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("rooms.title")}
        lead={say("rooms.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {problems && <FormProblem title={say(problems === "name-taken" ? "rooms.nameTaken" : "check")} />}
        {resources.length === 0 ? (
          <p>{say("rooms.empty")}</p>
        ) : (
          <DataTable
            caption={say("rooms.title")}
            hideCaption
            columns={[
              { label: say("rooms.name") },
              { label: say("field.kind") },
              { label: say("rooms.units"), number: true },
              { label: say("rooms.capacity"), number: true },
              { label: say("rooms.equipment") },
            ]}
            rows={resources.map(({ id, name, kind, units, capacity, equipment }) => [
              <a href={staffAddress(context, "raeume", id)}>
                <bdi>{name}</bdi>
              </a>,
              say(`resource.${kind}`),
              String(units),
              capacity === null ? "–" : String(capacity),
              equipment,
            ])}
          />
        )}
        {maysChange(context) && (
          <Section id="new" title={say("rooms.new")}>
            <RoomForm
              context={context}
              action={staffAddress(context, "raeume")}
              problems={typeof problems === "object" ? problems : {}}
            />
          </Section>
        )}
      </Inside>
    ),
  };
}

/** Enters a new room or machine. */
export async function addRoom(context: SiteContext): Promise<Answer> {
  const read = readResource(context.form ?? new URLSearchParams());
  if (!read.ok) return roomsPage(context, read.reason);
  const kept = await keepResource(doingOf(context), undefined, read.value);
  return kept.ok ? redirect(staffAddress(context, "raeume", kept.value)) : roomsPage(context, "name-taken");
}
