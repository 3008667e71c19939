import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Collection } from "../../rules/open-data/write-format.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { feedAddress } from "../addresses.ts";
import { isoDay } from "../times.ts";

/** The whole directory as files, what changed in the last thirty days, the feed; and what the licences ask for. */
export const OpenData: FC<{ context: SiteContext; collection: Collection }> = ({ context, collection }) => {
  const { site, locale, now } = context;
  const say = directoryTexts(locale);
  const base = `/api/v1/sites/${site.key}`;
  const since = isoDay(new Date(now.getTime() - 30 * 86_400_000));
  const { licence, attribution } = collection;
  const links: [label: string, href: string][] = [
    [say("data.geojson"), `${base}/businesses.geojson?lang=${locale}`],
    [say("data.csv"), `${base}/businesses.csv?lang=${locale}`],
    [say("data.changes", { format: "JSON" }), `${base}/changes?since=${since}&lang=${locale}`],
    [say("data.changes", { format: "GeoJSON" }), `${base}/businesses.geojson?since=${since}&lang=${locale}`],
    [say("data.changes", { format: "CSV" }), `${base}/businesses.csv?since=${since}&lang=${locale}`],
    [say("data.feed"), feedAddress(context, parseQuestion({}))],
    [say("data.api"), "/api/v1/openapi.json"],
  ];
  return (
    <Section id="data" title={say("data.title")}>
      <p>{say("data.lead")}</p>
      <ul>
        {links.map(([label, href]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {licence && (
        <p>
          {say("data.licence", { licence })}
          {licence.includes(" AND ") && ` – ${say("data.mixed")}`}
        </p>
      )}
      {attribution && <p>{say("data.attribution", { attribution })}</p>}
    </Section>
  );
};
