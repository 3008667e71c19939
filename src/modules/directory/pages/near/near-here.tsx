import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import type { Hit } from "../../store/search/search.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { listAddress } from "../addresses.ts";
import { HitCard } from "../hit-card.tsx";

/** So many neighbours are shown: enough to go on to, and few enough for a page on prepaid data. */
export const neighbours = 4;

const nothing = parseQuestion({});

/** What else is near an entry, the nearest first, and the way to all of it. */
export const NearHere: FC<{ context: SiteContext; place: { lat: number; lon: number }; hits: Hit[] }> = (
  props,
) => {
  const { context, place, hits } = props;
  const say = directoryTexts(context.locale);
  if (hits.length === 0) return null;
  const here = `${place.lat.toFixed(5)},${place.lon.toFixed(5)}`;
  return (
    <div class="no-print">
      <Section
        id="near"
        title={say("business.near")}
        more={{
          label: say("area.all"),
          href: listAddress(context, nothing, { ort: here, umkreis: "1000" }),
        }}
      >
        <ul class="cards in-two">
          {hits.map((hit) => (
            <li>
              <HitCard context={context} hit={hit} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
};
