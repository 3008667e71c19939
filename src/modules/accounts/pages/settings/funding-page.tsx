// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { leastDrawing, type PhotoRefusal, photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import {
  type FundingStatement,
  longestStatement,
  mostLogos,
  projectOf,
  type SiteContext,
  type StatementProblem,
  statementsOf,
} from "../../../quarter/index.ts";
import { type SettingsText, settingsTexts } from "../../texts/settings/texts.ts";
import { dayOf } from "../moments.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { settingsAddress } from "./addresses.ts";

/** What was not right with a logo that was sent. */
export type LogoProblem = PhotoRefusal | "no-alt" | "too-many" | "none";

const logoProblems: Record<LogoProblem, SettingsText> = {
  "not-a-photo": "picture.not-a-photo",
  "too-large": "picture.too-large",
  "too-small": "picture.too-small",
  broken: "picture.broken",
  "no-alt": "funding.wrong.no-alt",
  "too-many": "funding.wrong.too-many",
  none: "funding.wrong.none",
};

/** What went wrong with a statement or with a logo. */
export interface FundingWrong {
  field?: StatementProblem;
  logo?: LogoProblem;
}

/** All that funders want to be said on paper, and the form of another; with an id in the address one of them, to change it. */
export async function fundingPage(
  context: SiteContext,
  wrong?: FundingWrong,
  asked = context.url.searchParams.get("id") ?? "",
): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const say = settingsTexts(locale);
  const { statements, project } = await readInSite(primary, site.id, async (tx) => ({
    statements: await statementsOf(tx),
    project: await projectOf(tx),
  }));
  const one = statements.find(({ id }) => id === asked);
  if (asked !== "" && !one) return notFound;
  const above = [
    { label: say("title"), href: settingsAddress(context) },
    ...(one ? [{ label: say("funding.title"), href: settingsAddress(context, "foerderung") }] : []),
  ];
  const title = one ? one.project : say("funding.title");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(wrong && { status: 422 as const }),
    body: (
      <Inside context={context} title={title} above={above} lead={one ? undefined : say("funding.lead")}>
        {wrong && (
          <FormProblem
            title={
              wrong.logo
                ? say(logoProblems[wrong.logo], { most: mostLogos, least: leastDrawing })
                : say("wrong")
            }
          />
        )}
        {url.searchParams.has("gespeichert") && <Notice title={say("saved")}>{null}</Notice>}
        {one ? (
          <>
            <Fields context={context} wrong={wrong} filled={one} />
            <Logos context={context} statement={one} wrong={wrong} />
          </>
        ) : (
          <>
            <Statements context={context} statements={statements} />
            <Section id="new" title={say("funding.new")}>
              <Fields context={context} wrong={wrong} filled={{ id: "", project: project?.title ?? "" }} />
            </Section>
          </>
        )}
      </Inside>
    ),
  };
}

/** When a statement is in force, in words. */
function timeText({ from, until }: FundingStatement, locale: Locale): string {
  const say = settingsTexts(locale);
  const day = (iso: string) => dayOf(new Date(`${iso}T12:00:00Z`), locale);
  if (from && until) return say("funding.between", { from: day(from), until: day(until) });
  if (from) return say("funding.since", { from: day(from) });
  return until ? say("funding.to", { until: day(until) }) : say("funding.always");
}

const Statements: FC<{ context: SiteContext; statements: FundingStatement[] }> = (props) => {
  const { context, statements } = props;
  const say = settingsTexts(context.locale);
  if (statements.length === 0) return <p>{say("funding.none")}</p>;
  return (
    <ul class="cases">
      {statements.map((statement) => (
        <li class="case">
          <div>
            <h2>
              <a href={`${settingsAddress(context, "foerderung")}?id=${statement.id}`}>{statement.project}</a>
            </h2>
            <p class="muted">{timeText(statement, context.locale)}</p>
            <p>{statement.words}</p>
            <p class="row">
              {statement.logos.map((logo) => (
                <LogoPicture context={context} logo={logo} />
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
};

const LogoPicture: FC<{ context: SiteContext; logo: FundingStatement["logos"][number] }> = ({
  context,
  logo: { id, alt, width, height },
}) => (
  <img
    src={`${settingsAddress(context, "foerderung", "logo")}?id=${id}`}
    alt={alt}
    width={Math.round((width / height) * 56)}
    height={56}
  />
);

interface Part {
  context: SiteContext;
  wrong: FundingWrong | undefined;
}

const Logos: FC<Part & { statement: FundingStatement }> = ({ context, statement, wrong }) => {
  const say = settingsTexts(context.locale);
  const { id, logos } = statement;
  const here = settingsAddress(context, "foerderung");
  return (
    <Section id="logos" title={say("funding.logos")}>
      {logos.map((logo) => (
        <div class="row">
          <LogoPicture context={context} logo={logo} />
          <OwnForm
            context={context}
            action={`${here}/logo-weg`}
            hidden={[
              ["logo", logo.id],
              ["statement", id],
            ]}
            inline
          >
            <Button look="secondary" small>
              {say("funding.logoRemove", { alt: logo.alt })}
            </Button>
          </OwnForm>
        </div>
      ))}
      {logos.length < mostLogos && (
        <OwnForm context={context} action={`${here}/logo`} hidden={[["statement", id]]} files>
          <FileField
            name="logo"
            label={say("funding.logo")}
            hint={say("funding.logoHint", { megabytes: photoLimits.bytes / 1024 / 1024 })}
            error={
              wrong?.logo && wrong.logo !== "no-alt"
                ? say(logoProblems[wrong.logo], { most: mostLogos, least: leastDrawing })
                : undefined
            }
            accept="image/png,image/jpeg,image/webp"
            required
          />
          <Field
            name="alt"
            label={say("funding.logoAlt")}
            hint={say("funding.logoAltHint")}
            value={wrong?.logo ? (context.form?.get("alt") ?? "") : ""}
            error={wrong?.logo === "no-alt" ? say("funding.wrong.no-alt") : undefined}
            maxlength={longestStatement.alt}
            required
          />
          <div class="actions">
            <Button look="secondary">{say("funding.logoSend")}</Button>
          </div>
        </OwnForm>
      )}
      <OwnForm context={context} action={`${here}/weg`} hidden={[["statement", id]]}>
        <div class="actions">
          <Button look="tertiary">{say("funding.remove")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

const Fields: FC<Part & { filled: Partial<FundingStatement> & { id: string } }> = (props) => {
  const { context, wrong, filled } = props;
  const say = settingsTexts(context.locale);
  // What was typed stands where it was typed.
  const typed = wrong?.field ? context.form : undefined;
  const value = (name: StatementProblem) => typed?.get(name) ?? filled[name] ?? "";
  const error = (name: StatementProblem) =>
    wrong?.field === name ? say(`funding.wrong.${name}`) : undefined;
  return (
    <OwnForm
      context={context}
      action={settingsAddress(context, "foerderung")}
      hidden={[["statement", filled.id]]}
    >
      <Field
        name="project"
        label={say("funding.project")}
        value={value("project")}
        error={error("project")}
        maxlength={longestStatement.project}
        required
      />
      <TextArea
        name="words"
        label={say("funding.words")}
        hint={say("funding.wordsHint")}
        value={value("words")}
        error={error("words")}
        maxlength={longestStatement.words}
        required
      />
      <Field
        name="from"
        type="date"
        label={say("funding.from")}
        hint={say("funding.periodHint")}
        value={value("from")}
        error={error("from")}
      />
      <Field
        name="until"
        type="date"
        label={say("funding.until")}
        value={value("until")}
        error={error("until")}
      />
      <div class="actions">
        <Button>{say(filled.id === "" ? "funding.add" : "save")}</Button>
      </div>
    </OwnForm>
  );
};
