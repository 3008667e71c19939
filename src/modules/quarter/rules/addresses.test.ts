import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { localeFacts, locales } from "../../../kernel/i18n/locales.ts";
import { type AddressContext, inOtherLanguage, siteAddress } from "./addresses.ts";
import { defaultTheme, type Site } from "./site.ts";

const site: Site = {
  id: "019aa000-0000-7000-8000-000000000000",
  key: "musterstadt",
  name: "Musterstadt",
  state: "NW",
  centre: { lat: 51, lon: 7 },
  box: { west: 6, south: 50, east: 8, north: 52 },
  host: null,
  theme: defaultTheme,
  demo: false,
  texts: {},
  changedAt: new Date(0),
  areas: [],
};

const anyLocale = fc.constantFrom(...locales);
const anyParts = fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { maxLength: 4 });
const at = (host: string | null, locale: AddressContext["locale"], path = "/"): AddressContext => ({
  site: { ...site, host },
  locale,
  url: new URL(path, "https://quartier.example"),
});

describe("addresses", () => {
  it("hold site, language and every part, whatever its characters", () => {
    fc.assert(
      fc.property(anyLocale, anyParts, (locale, parts) => {
        const address = siteAddress(at(null, locale), ...parts);
        assert.match(address, /^(?:\/[\w.~!*'()%-]+)+$/);
        assert.deepEqual(address.slice(1).split("/").map(decodeURIComponent), [
          "musterstadt",
          localeFacts[locale].path,
          ...parts,
        ]);
      }),
    );
  });

  it("leave out the site's key under its own host only", () => {
    fc.assert(
      fc.property(anyLocale, anyParts, (locale, parts) => {
        const long = siteAddress(at(null, locale), ...parts);
        assert.equal(siteAddress(at("quartier.example", locale), ...parts), long.replace("/musterstadt", ""));
        assert.equal(siteAddress(at("other.example", locale), ...parts), long);
      }),
    );
  });

  it("lead to another language and back to the same page with its whole state", () => {
    fc.assert(
      fc.property(
        anyLocale,
        anyLocale,
        anyParts,
        fc.boolean(),
        fc.webQueryParameters(),
        (here, there, parts, own, query) => {
          const host = own ? "quartier.example" : null;
          const path = siteAddress(at(host, here), ...parts) + (query ? `?${query}` : "");
          const start = at(host, here, path);
          const other = inOtherLanguage(start, there);
          assert.equal(inOtherLanguage(at(host, there, other), here), start.url.pathname + start.url.search);
        },
      ),
    );
  });
});
