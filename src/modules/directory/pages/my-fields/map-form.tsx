import type { FC } from "hono/jsx";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import {
  boxText,
  inPicture,
  mapAddress,
  parseBox,
  pictureAround,
  pictureOf,
  placeInPicture,
} from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readPlace } from "../../rules/open-data/to-search.ts";
import { owningTexts } from "../../texts/owning/texts.ts";

/** As large as it is drawn: where it was pressed comes in these pixels, whatever the screen. */
const shown = { width: 296, height: 222 };

/**
 * The map with the present place. Whoever presses it moves the pin there, without scripts as well: a picture that is a button sends
 * where it was pressed. A form of its own, since a button before the others would be pressed by the enter key.
 */
export const MapForm: FC<{ context: SiteContext; action: string; place: string }> = (props) => {
  const { context, action } = props;
  const say = owningTexts(context.locale);
  const place = readPlace(props.place);
  if (!place) return null;
  const picture = pictureAround([place], context.site.box);
  const { x, y } = inPicture(place, picture);
  return (
    <Section id="map" title={say("map.title")}>
      <OwnForm
        context={context}
        action={action}
        hidden={[
          ["do", "map"],
          ["box", boxText(picture.box)],
        ]}
      >
        <p>{say("map.text")}</p>
        <div class="place-map" dir="ltr">
          <input
            type="image"
            name="map"
            src={mapAddress(context, "hell", picture)}
            alt={say("map.button")}
            width={shown.width}
            height={shown.height}
          />
          <svg viewBox="0 0 600 450" width={shown.width} height={shown.height} aria-hidden="true">
            <circle class="place-dot" cx={x} cy={y} r="16" />
          </svg>
        </div>
      </OwnForm>
    </Section>
  );
};

/** The place that was pressed; undefined where the button was pressed by keyboard, or the picture is none of ours. */
export function pressedPlace(form: URLSearchParams): Point | undefined {
  const box = parseBox(form.get("box") ?? "");
  const [x, y] = [Number(form.get("map.x")), Number(form.get("map.y"))];
  if (!box || !(x > 0 && x <= shown.width && y > 0 && y <= shown.height)) return undefined;
  return placeInPicture(x / shown.width, y / shown.height, pictureOf(box));
}
