// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm, organisationsOf } from "../../../accounts/index.ts";
import { type BusinessLink, businessLinks, findBusinesses } from "../../../directory/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { setInvolved } from "../../actions/open/set-involved.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { offeringById } from "../../store/offerings.ts";
import { type InvolvedKind, involvedIn, involvedKinds } from "../../store/open/involved.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";

const mostHits = 12;

/** Who takes part in an offering: businesses are found by their name, organisations chosen from the list of the project. */
export async function involvedPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const found = await readInSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, id);
    if (!offering) return undefined;
    const involved = await involvedIn(tx, id);
    return {
      offering,
      involved,
      businesses: await businessLinks(tx, context, involved.businesses),
      organisations: await organisationsOf(tx),
    };
  });
  if (!found) return notFound;
  const { offering, involved, businesses, organisations } = found;
  const say = staffTexts(locale);
  const { title } = textIn(offering.texts, writtenIn(locale)).text;
  const asked = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const known = new Set(involved.businesses);
  const hits =
    asked === "" ? [] : (await findBusinesses(context, asked, mostHits)).filter((hit) => !known.has(hit.id));
  const takesPart = ({ id: one }: { id: string }) => involved.organisations.includes(one);
  const named = organisations.filter(takesPart);
  const more = organisations.filter((one) => !takesPart(one) && one.endedOn === null);
  const here = staffAddress(context, "angebot", id, "beteiligte");
  return {
    kind: "page",
    title: `${say("open.involved.title")}: ${title}`,
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("open.involved.title")}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", id) },
        ]}
        lead={say("open.involved.lead")}
      >
        <Section id="now" title={say("open.involved.now")}>
          {businesses.length + named.length === 0 && <p>{say("open.involved.none")}</p>}
          <ul class="cases">
            {businesses.map((business) => (
              <Row context={context} here={here} kind="business" what="remove" {...business} />
            ))}
            {named.map((one) => (
              <Row
                context={context}
                here={here}
                kind="organisation"
                what="remove"
                id={one.id}
                name={one.name}
              />
            ))}
          </ul>
        </Section>
        <Section id="find" title={say("open.involved.business")}>
          <form class="form" method="get" action={`${here}#find`}>
            <Field name="q" label={say("open.involved.search")} value={asked} type="search" />
            <div class="actions">
              <Button look="secondary">{say("open.involved.find")}</Button>
            </div>
          </form>
          {asked !== "" && (
            <div role="status">
              <p>{say("open.involved.hits", { count: hits.length })}</p>
            </div>
          )}
          <ul class="cases">
            {hits.map((hit) => (
              <Row context={context} here={here} kind="business" what="add" {...hit} />
            ))}
          </ul>
        </Section>
        {more.length > 0 && (
          <Section id="organisation" title={say("open.involved.organisation")}>
            <OwnForm
              context={context}
              action={here}
              hidden={[
                ["do", "add"],
                ["kind", "organisation"],
              ]}
            >
              <SelectField
                name="id"
                label={say("open.involved.organisationName")}
                choices={more.map((one) => ({ value: one.id, label: one.name }))}
              />
              <div class="actions">
                <Button look="secondary">{say("open.involved.add")}</Button>
              </div>
            </OwnForm>
          </Section>
        )}
      </Inside>
    ),
  };
}

const Row: FC<
  { context: SiteContext; here: string; kind: InvolvedKind; what: "add" | "remove" } & Pick<
    BusinessLink,
    "id" | "name"
  > &
    Partial<BusinessLink>
> = ({ context, here, kind, what, id, name, note, href }) => {
  const say = staffTexts(context.locale);
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <strong>{href ? <a href={href}>{name}</a> : name}</strong>
          {note && <p class="muted">{note}</p>}
        </div>
        <OwnForm
          context={context}
          action={here}
          inline
          hidden={[
            ["do", what],
            ["kind", kind],
            ["id", id],
          ]}
        >
          <Button
            look={what === "add" ? "secondary" : "tertiary"}
            small
            label={`${say(`open.involved.${what}`)}: ${name}`}
          >
            {say(`open.involved.${what}`)}
          </Button>
        </OwnForm>
      </div>
    </li>
  );
};

/** Names one that takes part, or names it no more. */
export async function involvedByForm(context: SiteContext): Promise<Answer> {
  const { params, form = new URLSearchParams() } = context;
  const offeringId = params.id ?? "";
  const kind = involvedKinds.find((each) => each === form.get("kind"));
  const what = (["add", "remove"] as const).find((each) => each === form.get("do"));
  const id = form.get("id") ?? "";
  if (!isId(offeringId) || !kind || !what || !isId(id)) return notFound;
  const isThere = await setInvolved(doingOf(context), offeringId, what, { kind, id });
  return isThere ? redirect(staffAddress(context, "angebot", offeringId, "beteiligte")) : notFound;
}
