import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import type { Tone } from "../../../../kernel/ui/theme/tones.ts";
import { groupActivities } from "../../rules/group-activities.ts";
import type { ProjectProfile } from "../../rules/project.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { Words } from "../parts/words.tsx";

const marks: readonly { icon: string; tone: Tone }[] = [
  { icon: "people", tone: 3 },
  { icon: "house", tone: 2 },
  { icon: "star", tone: 6 },
  { icon: "heart", tone: 1 },
];

/** What the project does, by field of action. */
export const Fields: FC<{ project: ProjectProfile; locale: Locale }> = ({ project, locale }) => {
  const say = quarterTexts(locale);
  const groups = groupActivities(project);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="fields">
      <h2 id="fields">{say("project.fields")}</h2>
      <div class="cards">
        {groups.map(({ name, note, activities }, index) => {
          const mark = marks[index % marks.length];
          return (
            <article class={`card card--plain tone-${mark?.tone}`}>
              <div class="row">
                <Disc icon={mark?.icon ?? "star"} />
                <h3>{name ? <Words text={name} locale={locale} /> : say("project.otherActivities")}</h3>
              </div>
              {note && (
                <p class="muted">
                  <Words text={note} locale={locale} />
                </p>
              )}
              {activities.length > 0 && (
                <ul>
                  {activities.map((activity) => (
                    <li>
                      <Words text={activity} locale={locale} />
                    </li>
                  ))}
                </ul>
              )}
            </article>
          );
        })}
      </div>
    </section>
  );
};
