import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { ProjectProfile } from "../../rules/project.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { Words } from "../parts/words.tsx";

type Partner = ProjectProfile["partners"][number];

const ProjectPartners: FC<{ partners: Partner[]; locale: Locale }> = ({ partners, locale }) => (
  <div>
    <h3>{quarterTexts(locale)("project.partnersProject")}</h3>
    <ul class="grid">
      {partners.map((partner) => (
        <li class="card tone-5">
          <Disc icon="house" />
          <strong class="card-body">
            <Words text={partner.name} locale={locale} />
          </strong>
        </li>
      ))}
    </ul>
  </div>
);

const Cooperation: FC<{ partners: Partner[]; locale: Locale }> = ({ partners, locale }) => (
  <div class="panel">
    <h3>{quarterTexts(locale)("project.partnersCooperation")}</h3>
    <ul class="tags">
      {partners.map((partner) => (
        <li class="tag">
          <Words text={partner.name} locale={locale} />
        </li>
      ))}
    </ul>
  </div>
);

/** Who takes part: the partners who run the project, and those who cooperate. */
export const Partners: FC<{ project: ProjectProfile; locale: Locale }> = ({ project, locale }) => {
  const of = (role: Partner["role"]) => project.partners.filter((partner) => partner.role === role);
  const [running, cooperating] = [of("project"), of("cooperation")];
  if (project.partners.length === 0) return null;
  return (
    <Section id="partners" title={quarterTexts(locale)("project.partners")}>
      <div class="cards">
        {running.length > 0 && <ProjectPartners partners={running} locale={locale} />}
        {cooperating.length > 0 && <Cooperation partners={cooperating} locale={locale} />}
      </div>
    </Section>
  );
};
