import type { FC } from "hono/jsx";
import type { Tone } from "../../../../kernel/ui/theme/tones.ts";
import type { AddressContext } from "../../rules/addresses.ts";
import { areaAddress } from "../../rules/addresses.ts";
import { areaShape } from "../../rules/area-shape.ts";
import type { Area } from "../../store/areas.ts";
import { Words } from "../parts/words.tsx";

/** So many areas are named before what people came for; the page of the areas has them all. */
export const mostAreas = 6;

/** Neighbouring areas get colours that differ strongly. */
const tones: readonly Tone[] = [4, 2, 6, 3, 1, 5, 7];

/** An area's silhouette on a round tinted ground, so that areas can be told apart at a glance. */
const AreaMark: FC<{ area: Area }> = ({ area }) => (
  <div class="card-mark">
    <span class="disc disc--large" aria-hidden="true">
      <svg class="icon" viewBox="-1 -1 26 26" aria-hidden="true">
        <path d={areaShape(area.outline, 24)} />
      </svg>
    </span>
  </div>
);

/** Areas as cards: silhouette, name, one or two sentences. */
export const AreaCards: FC<{ context: AddressContext; areas: Area[]; heading?: "h2" | "h3" }> = ({
  context,
  areas,
  heading: Heading = "h3",
}) => (
  <div class="grid">
    {areas.map((area, index) => (
      <article class={`card tone-${tones[index % tones.length]}`}>
        <AreaMark area={area} />
        <div class="card-body">
          <Heading>
            <a class="card-link" href={areaAddress(context, area.key)}>
              {area.name}
            </a>
          </Heading>
          <p>
            <Words text={area.intro} locale={context.locale} />
          </p>
        </div>
      </article>
    ))}
  </div>
);
