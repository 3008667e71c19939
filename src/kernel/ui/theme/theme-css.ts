import { deriveTheme, type Shades, type SiteTheme } from "./derive-theme.ts";

const declarations = (shades: Shades) =>
  Object.entries(shades)
    .map(([name, hex]) => `--${name}:${hex}`)
    .join(";");

/** The site's colours as CSS variables, light by default, dark where the visitor's device asks for it. */
export function themeCss(theme: SiteTheme): string {
  const { light, dark } = deriveTheme(theme);
  return `:root{${declarations(light)}}@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;
}
