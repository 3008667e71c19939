import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import { businessesAddress } from "../../rules/addresses.ts";
import type { ProjectProfile } from "../../rules/project.ts";
import { type Area, areasOf } from "../../store/areas.ts";
import { projectOf } from "../../store/projects.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Words } from "../parts/words.tsx";
import { Fields } from "./fields.tsx";
import { FundingPlan } from "./funding-plan.tsx";
import { Goals, TargetGroups } from "./goals.tsx";
import { Partners } from "./partners.tsx";
import { ProfileFacts } from "./profile-facts.tsx";

const Project: FC<{ context: SiteContext; project: ProjectProfile; areas: Area[] }> = ({
  context,
  project,
  areas,
}) => {
  const { locale, site } = context;
  return (
    <div class="wrap">
      <PageHead
        context={context}
        title={project.title}
        crumb={quarterTexts(locale)("menu.project")}
        lead={<Words text={site.texts.intro} locale={locale} />}
      />
      <div class="columns section">
        <div>
          <Fields project={project} locale={locale} />
          <Goals project={project} locale={locale} />
        </div>
        <div>
          <ProfileFacts context={context} project={project} areas={areas} />
          <TargetGroups project={project} locale={locale} />
        </div>
      </div>
      <Partners project={project} locale={locale} />
      {project.funding && <FundingPlan funding={project.funding} locale={locale} />}
    </div>
  );
};

/** The project of a site: what it does, for whom, with whom and with whose money. */
export async function projectPage(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale } = context;
  const { project, areas } = await readInSite(db, site.id, async (tx) => ({
    project: await projectOf(tx),
    areas: await areasOf(tx),
  }));
  const say = quarterTexts(locale);
  if (project)
    return {
      kind: "page",
      title: say("project.title", { project: project.title }),
      description: say("project.description", { project: project.title }),
      body: <Project context={context} project={project} areas={areas} />,
    };
  return {
    kind: "page",
    title: say("menu.project"),
    noIndex: true,
    body: (
      <div class="wrap">
        <PageHead context={context} title={say("menu.project")} />
        <EmptyState
          icon="people"
          title={say("project.empty")}
          text={say("project.emptyText", { site: site.name })}
        >
          <LinkButton href={businessesAddress(context)} icon="search">
            {say("areas.toSearch")}
          </LinkButton>
        </EmptyState>
      </div>
    ),
  };
}
