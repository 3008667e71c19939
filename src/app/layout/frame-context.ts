import type { Locale } from "../../kernel/i18n/locales.ts";
import type { Assets } from "../../kernel/ui/assets.ts";
import type { SiteTheme } from "../../kernel/ui/theme/derive-theme.ts";

export interface FrameLink {
  label: string;
  href: string;
  /** This page, or the part of the site in which it lies. */
  current?: boolean;
  /** Stands for the label where the screen is narrow; the label is read out all the same. */
  icon?: string;
}

/** What the frame around a page needs to know: data only, so that it can be drawn without a database. */
export interface FrameContext {
  locale: Locale;
  /** Absent on pages of the whole platform, such as the list of sites. */
  site?: {
    name: string;
    /** One short line under the name. */
    claim?: string;
    theme: SiteTheme;
    /** Everything shown is invented: said on every page. */
    demo: boolean;
  };
  /** Where the name in the header leads. */
  home: string;
  menu: FrameLink[];
  /** Of whoever is signed in: the own account and the way out. */
  own?: FrameLink[];
  /** Imprint, privacy, accessibility, site map and the like. */
  footer: FrameLink[];
  /** This page in each language it exists in, as absolute addresses. Empty where there is only one. */
  alternates: { locale: Locale; href: string }[];
  /** The page's own absolute address, without what does not change its content. */
  canonical?: string;
  /** Somebody only looks for now: says as what, and leads back. */
  looking?: { text: string; label: string; action: string; lang: string; token: string };
  /** The page shows data of OpenStreetMap. */
  osm?: boolean;
  assets: Pick<Assets, "url" | "stylesheetUrl" | "iconUrl">;
}

/** The frame where nothing is known but the language: for errors while the database is gone. */
export function bareFrame(locale: Locale, assets: FrameContext["assets"], home = "/"): FrameContext {
  return { locale, home, menu: [], footer: [], alternates: [], assets };
}
