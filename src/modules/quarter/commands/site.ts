import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Geometry, Point } from "../../../kernel/geo/geometry.ts";
import {
  type Command,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { type CreateSiteRefusal, createSite } from "../actions/create-site.ts";
import { setSite, siteChanges } from "../actions/set-site.ts";
import { defaultTheme, type Site } from "../rules/site.ts";
import { siteBox, tooFar } from "../rules/site-box.ts";
import { areasOf } from "../store/areas.ts";
import { allSites, siteByKey } from "../store/sites.ts";
import {
  areasOption,
  centreOption,
  colourOption,
  hostOption,
  languagesOption,
  siteOptions,
  stateOption,
  textsOption,
} from "./site-options.ts";

const hostTaken = "Another site has this host name; take it away there first with --host none.";

const refusals: Record<CreateSiteRefusal, (key: string) => string> = {
  form: (key) =>
    `"${key}" cannot be a site's key: use 2 to 40 small letters, digits and hyphens, a letter first.`,
  reserved: (key) => `"${key}" cannot be a site's key: the platform itself uses this address.`,
  "host-taken": () => hostTaken,
  taken: (key) => `There is already a site "${key}"; change it with "site set ${key}".`,
};

/** A centre far from the areas is a slip, such as latitude and longitude swapped: imports would take half a state. */
function refuseFar(centre: Point, areas: readonly { name: string; outline: Geometry }[]): void {
  const far = tooFar(centre, areas).map(({ name }) => name);
  if (far.length > 0)
    throw new CommandRefused(
      `The centre ${centre.lat},${centre.lon} lies more than 50 km from ${far.slice(0, 5).join(", ")}${far.length > 5 ? " …" : ""}; is it latitude first, and is it the right file?`,
    );
}

export const siteCreate: Command = {
  name: "site create",
  usage: "KEY --name NAME --state NW --centre LAT,LON",
  summary: "opens a site for a town",
  options: siteOptions,
  async run(context) {
    const key = onlyWord(context, "KEY");
    const name = requiredOption(context, "name");
    requiredOption(context, "state");
    requiredOption(context, "centre");
    const state = stateOption(context);
    const centre = centreOption(context);
    if (!state || !centre) return;
    const areas = (await areasOption(context)) ?? [];
    refuseFar(centre, areas);
    const languages = languagesOption(context);
    const created = await createSite(context.db, {
      key,
      name,
      state,
      centre,
      box: siteBox(
        centre,
        areas.map((area) => area.outline),
      ),
      host: hostOption(context) ?? null,
      theme: {
        primary: colourOption(context, "primary") ?? defaultTheme.primary,
        accent: colourOption(context, "accent") ?? defaultTheme.accent,
      },
      demo: false,
      ...(languages && { languages }),
      texts: (await textsOption(context)) ?? {},
      areas: areas.map((area) => ({ ...area, intro: {} })),
    });
    if (!created.ok) throw new CommandRefused(refusals[created.reason](key));
    context.out.result({ key, id: created.id, areas: areas.map((area) => area.key) }, [
      `The site "${name}" is open at /${key}.`,
      ...(areas.length > 0 ? [`Areas: ${areas.map((area) => area.name).join(", ")}.`] : []),
      `Next: npm run cli -- import osm FILE.osm.pbf --site ${key}`,
    ]);
  },
};

/** The site of a key, or a refusal that names the ones there are. */
export async function requireSite(db: Parameters<typeof allSites>[0], key: string): Promise<Site> {
  const site = await siteByKey(db, key);
  if (site) return site;
  const keys = (await allSites(db)).map((known) => known.key);
  throw new CommandRefused(
    keys.length > 0
      ? `There is no site "${key}". There are: ${keys.join(", ")}.`
      : `There is no site yet; open one with "site create".`,
  );
}

export const siteSet: Command = {
  name: "site set",
  usage: "KEY [--name …] [--state …] …",
  summary: "changes what is given of a site",
  options: siteOptions,
  async run(context) {
    const key = onlyWord(context, "KEY");
    // --only narrows --areas and asks for nothing by itself.
    if (!siteOptions.some(({ name }) => name !== "only" && textOption(context, name) !== undefined))
      throw new CommandRefused(
        `Nothing was asked for; give what is to change, such as --name NAME. "site set --help" shows all.`,
        2,
      );
    const site = await requireSite(context.db, key);
    const areas = await areasOption(context);
    const centre = centreOption(context);
    // Areas that are not in the file stay, unless one of the same key is.
    if (areas || centre) {
      const known = await readInSite(context.db, site.id, areasOf);
      const kept = known.filter((area) => !areas?.some(({ key }) => key === area.key));
      refuseFar(centre ?? site.centre, [...kept, ...(areas ?? [])]);
    }
    const host = hostOption(context);
    const texts = await textsOption(context);
    const languages = languagesOption(context);
    const state = stateOption(context) ?? site.state;
    const set = await setSite(
      context.db,
      site,
      {
        name: textOption(context, "name") ?? site.name,
        state,
        ...(centre && { centre }),
        ...(host !== undefined && { host }),
        theme: {
          primary: colourOption(context, "primary") ?? site.theme.primary,
          accent: colourOption(context, "accent") ?? site.theme.accent,
        },
        texts: { ...site.texts, ...texts },
        ...(areas && { areas }),
        ...(languages && { languages }),
      },
      async (tx) => {
        if (areas || state !== site.state)
          for (const part of siteChanges.of(context.slots)) await part(tx, site);
      },
    );
    if (!set.ok) throw new CommandRefused(hostTaken);
    context.out.result({ key: site.key }, [`The site "${site.key}" is changed.`]);
  },
};

export const siteList: Command = {
  name: "site list",
  usage: "",
  summary: "lists the sites",
  options: [],
  async run({ db, out }) {
    const sites = await allSites(db);
    out.result(
      sites.map(({ key, name, state, host, demo }) => ({ key, name, state, host, demo })),
      sites.length > 0
        ? sites.map(
            (site) => `${site.key.padEnd(20)} ${site.state}  ${site.name}${site.demo ? " (demo)" : ""}`,
          )
        : ["There is no site yet."],
    );
  },
};
