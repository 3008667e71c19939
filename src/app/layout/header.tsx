import type { FC } from "hono/jsx";
import { localeFacts } from "../../kernel/i18n/locales.ts";
import { Icon } from "../../kernel/ui/icons/icon.tsx";
import type { FrameContext } from "./frame-context.ts";
import { languageList, linkList } from "./link-list.ts";
import { layoutTexts } from "./texts.ts";

const Mark: FC = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
    <rect class="mark-ground" width="40" height="40" rx="11" />
    <circle class="mark-line" cx="20" cy="20" r="11.5" />
    <circle class="mark-dot" cx="20" cy="20" r="5" />
  </svg>
);

const LanguageMenu: FC<{ frame: FrameContext }> = ({ frame }) => (
  <details class="languages">
    <summary>
      <Icon name="globe" />
      <span class="kern-sr-only">{layoutTexts(frame.locale)("language")}: </span>
      {localeFacts[frame.locale].name}
    </summary>
    {languageList(frame)}
  </details>
);

/** Name and mark, main menu, language menu. */
export const Header: FC<{ frame: FrameContext }> = ({ frame }) => {
  const say = layoutTexts(frame.locale);
  return (
    <header class="head">
      <div class="wrap">
        <a class="brand" href={frame.home}>
          <Mark />
          <span>
            <strong>{frame.site?.name ?? "Mittendrin"}</strong>
            <small>{frame.site ? frame.site.claim : say("platformClaim")}</small>
          </span>
        </a>
        {frame.menu.length > 0 && (
          <nav class="menu" aria-label={say("mainMenu")}>
            {linkList(
              frame.menu.map((link) => (link.href === frame.home ? { ...link, icon: "house" } : link)),
            )}
          </nav>
        )}
        {frame.alternates.length > 1 && <LanguageMenu frame={frame} />}
      </div>
      {frame.own && (
        <nav class="own" aria-label={frame.own[0]?.label}>
          <div class="wrap">{linkList(frame.own)}</div>
        </nav>
      )}
    </header>
  );
};
