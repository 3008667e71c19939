import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { type AddressContext, areaAddress } from "../../rules/addresses.ts";
import type { ProjectProfile } from "../../rules/project.ts";
import type { Area } from "../../store/areas.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { formatTime, formatTimes } from "../parts/format.ts";
import { Words } from "../parts/words.tsx";

/** How long the project runs, in words; undefined where neither end is known. */
export function durationOf(
  { from, to }: Pick<ProjectProfile, "from" | "to">,
  locale: Locale,
): string | undefined {
  const say = quarterTexts(locale);
  if (from && to) return formatTimes(from, to, locale);
  if (from) return say("project.since", { day: formatTime(from, locale) });
  return to ? say("project.until", { day: formatTime(to, locale) }) : undefined;
}

/** The project's profile: programme, round, duration, region, areas. What is not known is left out. */
export const ProfileFacts: FC<{ context: AddressContext; project: ProjectProfile; areas: Area[] }> = ({
  context,
  project,
  areas,
}) => {
  const { locale } = context;
  const say = quarterTexts(locale);
  const duration = durationOf(project, locale);
  const items: (KeyValue | false | undefined | null | "")[] = [
    duration && { label: say("project.duration"), icon: "calendar", value: duration },
    areas.length > 0 && {
      label: say("project.areas"),
      icon: "pin",
      value: areas.map((area, index) => (
        <>
          {index > 0 && ", "}
          <a href={areaAddress(context, area.key)}>{area.name}</a>
        </>
      )),
    },
    project.programme && {
      label: say("project.programme"),
      icon: "star",
      value: <Words text={project.programme} locale={locale} />,
    },
    project.round && { label: say("project.round"), icon: "clock", value: project.round },
    project.region && {
      label: say("project.region"),
      icon: "globe",
      value: <Words text={project.region} locale={locale} />,
    },
  ];
  const known = items.filter((item) => typeof item === "object" && item !== null);
  if (known.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="profile">
      <h2 id="profile">{say("project.profile")}</h2>
      <KeyValues items={known} />
    </section>
  );
};
