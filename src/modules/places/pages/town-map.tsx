import type { FC } from "hono/jsx";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { localeFacts } from "../../../kernel/i18n/locales.ts";
import { type AddressContext, siteAddress } from "../../quarter/index.ts";
import { boxText, type Picture } from "../rules/picture.ts";
import { placesTexts } from "../texts/texts.ts";
import type { MapCredits } from "./map-credits.tsx";
import { MapPicture, type MapPin } from "./map-picture.tsx";

export interface TownMapProps {
  context: AddressContext;
  /** What stands there without scripts, and until the map has come. */
  picture: Picture;
  pins: MapPin[];
  label: string;
  credits: MapCredits;
  /** What the map shows first. */
  view: Box;
  /** Where the pins of a view come from, and what stands where one of them was pressed. */
  points: string;
  hits: string;
  /** The page that asks again within the view; its box is added as a parameter of this name. */
  search: { address: string; parameter: string };
  /** Whether the map comes by itself, or when somebody presses its button: it weighs more than a page. */
  start: "now" | "tap";
}

const styleAddress = (context: AddressContext, shade: "hell" | "dunkel"): string =>
  siteAddress(context, "kartenstil", `${shade}.json`);

/** A map that can be moved, where scripts run and the device can draw it; a picture everywhere else. Its island is `town-map`. */
export const TownMap: FC<TownMapProps> = (props) => {
  const { context, picture, pins, label, credits, view, points, hits, search, start } = props;
  const say = placesTexts(context.locale);
  const words = {
    label: say("map.label", { label }),
    zoomIn: say("map.zoomIn"),
    zoomOut: say("map.zoomOut"),
    search: say("map.search"),
    group: say("map.group", { count: "#" }),
    panel: say("map.panel"),
    close: say("map.close"),
    failed: say("map.failed"),
  };
  return (
    <town-map
      class={`town-map town-map--${start}`}
      data-start={start}
      data-view={boxText(view)}
      data-points={points}
      data-hits={hits}
      data-search={search.address}
      data-parameter={search.parameter}
      data-light={styleAddress(context, "hell")}
      data-dark={styleAddress(context, "dunkel")}
      data-numbers={localeFacts[context.locale].intl}
      data-words={JSON.stringify(words)}
    >
      <MapPicture context={context} picture={picture} pins={pins} label={label} credits={credits} />
      <button class="kern-btn kern-btn--secondary kern-btn--small map-open" type="button" hidden>
        <span class="kern-label">{say("map.open")}</span>
      </button>
      <span class="kern-sr-only" role="status"></span>
    </town-map>
  );
};
