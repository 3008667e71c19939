// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { contrast } from "../../../../kernel/ui/theme/color.ts";
import { deriveTheme, type Shades } from "../../../../kernel/ui/theme/derive-theme.ts";
import { isColour, type SiteContext } from "../../../quarter/index.ts";
import { settingsTexts } from "../../texts/settings/texts.ts";

/** How the colours in the form look on a light and on a dark screen, and how well they read. */
export const LookExample: FC<{ context: SiteContext }> = ({ context }) => {
  const { site, form, locale } = context;
  const say = settingsTexts(locale);
  const given = { primary: form?.get("primary") ?? "", accent: form?.get("accent") ?? "" };
  const theme = isColour(given.primary) && isColour(given.accent) ? given : site.theme;
  const { light, dark } = deriveTheme(theme);
  const isAdjusted = contrast(theme.primary, light.page) < 4.5;
  return (
    <>
      {isAdjusted && <p>{say("look.adjusted", { given: theme.primary, used: light.primary })}</p>}
      <div class="row">
        <Example context={context} mode="light" shades={light} />
        <Example context={context} mode="dark" shades={dark} />
      </div>
    </>
  );
};

const Example: FC<{ context: SiteContext; mode: "light" | "dark"; shades: Shades }> = (props) => {
  const { context, mode, shades } = props;
  const say = settingsTexts(context.locale);
  const ratio = (ink: string, ground: string) => Math.floor(contrast(ink, ground) * 10) / 10;
  const link = ratio(shades.primary, shades.page);
  const title = `${say("look.example", { mode: say(`look.${mode}`) })}: ${say("look.contrast", { ratio: link })}`;
  return (
    <svg class="look-example" viewBox="0 0 280 150" role="img" aria-label={title}>
      <rect width="280" height="150" rx="12" fill={shades.page} />
      <rect width="280" height="34" fill={shades.deep} />
      <circle cx="22" cy="17" r="8" fill={shades.accent} />
      <text x="40" y="22" font-size="14" font-weight="600" fill={shades["on-deep"]}>
        {context.site.name}
      </text>
      <text x="16" y="62" font-size="14" fill={shades.text}>
        {say(`look.${mode}`)}
      </text>
      <text x="16" y="84" font-size="13" fill={shades.primary} text-decoration="underline">
        {say("look.contrast", { ratio: link })}
      </text>
      <rect x="16" y="100" width="112" height="34" rx="17" fill={shades.primary} />
      <text x="72" y="122" font-size="13" font-weight="600" text-anchor="middle" fill={shades["on-primary"]}>
        {String(ratio(shades["on-primary"], shades.primary))}
      </text>
      <rect x="144" y="100" width="112" height="34" rx="17" fill={shades.accent} />
      <text x="200" y="122" font-size="13" font-weight="600" text-anchor="middle" fill={shades["on-accent"]}>
        {String(ratio(shades["on-accent"], shades.accent))}
      </text>
    </svg>
  );
};
