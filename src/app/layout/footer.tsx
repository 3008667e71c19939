import type { FC } from "hono/jsx";
import type { FrameContext } from "./frame-context.ts";
import { languageList, linkList } from "./link-list.ts";
import { layoutTexts } from "./texts.ts";

/** Under a page in a frame: whose it is and where the whole of it stands. */
export const FramedFooter: FC<{ frame: FrameContext }> = ({ frame }) => (
  <footer class="framed-foot">
    <p>
      <a href={frame.home}>{frame.site?.name ?? "Mittendrin"}</a>
    </p>
    {frame.osm && <OsmCredit before={layoutTexts(frame.locale)("mapData")} />}
  </footer>
);

/** The wording that OpenStreetMap's licence asks for, the same in every language. */
const OsmCredit: FC<{ before: string }> = ({ before }) => (
  <p>
    {before}{" "}
    <a href="https://www.openstreetmap.org/copyright" lang="en" dir="ltr">
      © OpenStreetMap contributors, ODbL
    </a>
  </p>
);

/**
 * Links about the site, all languages, sources. The languages stand in the header as well; a `brief` footer leaves them
 * out, because each of their links would repeat the whole question that the page answers.
 */
export const Footer: FC<{ frame: FrameContext; brief?: boolean | undefined }> = ({ frame, brief }) => {
  const say = layoutTexts(frame.locale);
  return (
    <footer class="foot">
      <div class="wrap">
        <p class="foot-title">{frame.site?.name ?? "Mittendrin"}</p>
        {frame.footer.length > 0 && <nav aria-label={say("footerMenu")}>{linkList(frame.footer)}</nav>}
        {frame.alternates.length > 1 && !brief && (
          <nav aria-label={say("language")}>{languageList(frame)}</nav>
        )}
        {frame.osm && <OsmCredit before={say("mapData")} />}
        <p>{say("openSource")}</p>
      </div>
    </footer>
  );
};
