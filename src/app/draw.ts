import type { Slots } from "../kernel/module/slot.ts";
import type { Assets } from "../kernel/ui/assets.ts";
import type { PageAnswer, RefusalAnswer } from "../kernel/web/answer.ts";
import type { FrameContext as PageContext, RefusalContext } from "../kernel/web/build-app.ts";
import { signInAddress, waysOut } from "../modules/accounts/index.ts";
import {
  entriesFor,
  footEntries,
  inLanguage,
  inOtherLanguage,
  menuEntries,
  offeredLocales,
  type Site,
  startAddress,
} from "../modules/quarter/index.ts";
import { renderErrorPage } from "./layout/error-page.tsx";
import { renderFrame } from "./layout/frame.tsx";
import { bareFrame, type FrameContext, type FrameLink } from "./layout/frame-context.ts";

type Here = Pick<PageContext<Site>, "locale" | "url"> & { site?: Site | undefined };

function frameOf(here: Here, slots: Slots, assets: Assets): FrameContext {
  const { site, locale, url } = here;
  if (!site) return bareFrame(locale, assets);
  const context = { site, locale, url };
  const claim = inLanguage(site.texts.claim, locale);
  const home = startAddress(context);
  const link = (entry: { label(of: typeof locale): string; address(of: typeof context): string }) => {
    const href = entry.address(context);
    const current = url.pathname === href || (href !== home && url.pathname.startsWith(`${href}/`));
    return { label: entry.label(locale), href, current };
  };
  return {
    locale,
    site: { name: site.name, theme: site.theme, demo: site.demo, ...(claim && { claim }) },
    home,
    menu: entriesFor(menuEntries.of(slots), site).map(link),
    footer: entriesFor(footEntries.of(slots), site).map(link),
    alternates: offeredLocales(site).map((other) => ({
      locale: other,
      href: new URL(inOtherLanguage(context, other), url).href,
    })),
    canonical: new URL(url.pathname, url).href,
    assets,
  };
}

/** Draws the frame of the product around pages and refusals. */
export function createDraw(slots: Slots, assets: Assets) {
  return {
    page(page: PageAnswer, { locale, site, url: asked, visitor }: PageContext<Site>): string {
      const url = new URL(asked);
      if (page.query !== undefined) url.search = page.query;
      const frame = frameOf({ locale, site, url }, slots, assets);
      // Whoever is signed in needs no way there.
      const way = visitor && site && signInAddress({ site, locale, url });
      const current = (link: FrameLink) => ({ ...link, current: link.href === url.pathname });
      return renderFrame(page, {
        ...frame,
        footer: frame.footer.filter(({ href }) => href !== way),
        ...(page.osm && { osm: true }),
        ...(visitor && site && { own: waysOut({ site, locale, url }).map(current) }),
        ...(visitor?.looking && { looking: { ...visitor.looking, token: visitor.token } }),
      });
    },
    refusal(
      status: RefusalAnswer["status"],
      detail: string | undefined,
      context: RefusalContext<Site>,
    ): string {
      const { locale, site, url } = context;
      const frame =
        url && site
          ? { ...frameOf({ locale, url, site }, slots, assets), alternates: [] }
          : bareFrame(locale, assets);
      return renderErrorPage({ kind: "refusal", status, ...(detail !== undefined && { detail }) }, frame);
    },
  };
}
