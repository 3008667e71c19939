import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { ProjectProfile } from "../../rules/project.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { Words } from "../parts/words.tsx";

/** What the project wants to achieve. */
export const Goals: FC<{ project: ProjectProfile; locale: Locale }> = ({ project, locale }) => {
  if (project.goals.length === 0) return null;
  return (
    <section class="section" aria-labelledby="goals">
      <h2 id="goals">{quarterTexts(locale)("project.goals")}</h2>
      <ul class="text">
        {project.goals.map((goal) => (
          <li>
            <Words text={goal} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** For whom the project is there. */
export const TargetGroups: FC<{ project: ProjectProfile; locale: Locale }> = ({ project, locale }) => {
  if (project.targetGroups.length === 0) return null;
  return (
    <section class="panel panel--accent" aria-labelledby="target-groups">
      <h2 id="target-groups">{quarterTexts(locale)("project.targetGroups")}</h2>
      <ul>
        {project.targetGroups.map((group) => (
          <li>
            <Words text={group} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
};
