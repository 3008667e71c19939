import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { requireSite, type Site } from "../../quarter/index.ts";
import { geocode } from "../actions/geocode.ts";
import { type NearestAddress, reverse } from "../actions/reverse.ts";
import type { Exactness, GeocodeReason, KnownAddress } from "../rules/locate/exactness.ts";

const exactnessText: Record<Exactness, string> = {
  address: "the house itself",
  interpolated: "worked out between known house numbers",
  "nearby-number": "worked out from a known house number nearby",
  street: "somewhere along the street",
  place: "the middle of the town, quarter or postcode",
};

const reasonText: Record<GeocodeReason, string> = {
  "not-an-address": "This is no address: a street, a postcode or a town is needed.",
  "unknown-street":
    "No street of the site is called so. Import an extract that holds it with: import osm FILE --site S",
  "unknown-postcode": "The site has no addresses with this postcode.",
  "unknown-town": "The site has no addresses in this town.",
  "street-not-there": "There is such a street, but not in this postcode or town:",
  ambiguous: "This may mean several places; add the postcode or the town:",
};

function inOneLine({ street, number, postcode, town, quarter }: KnownAddress): string {
  const place = [postcode, town].filter(Boolean).join(" ");
  return [[street, number].filter(Boolean).join(" "), place, quarter].filter(Boolean).join(", ");
}

const at = ({ lat, lon }: { lat: number; lon: number }): string => `${lat.toFixed(6)},${lon.toFixed(6)}`;

export const geocodeCommand: Command = {
  name: "geocode",
  usage: '"STREET NUMBER, POSTCODE TOWN" --site S | --reverse LAT,LON --site S',
  summary: "finds the place of an address, or the address of a place, among the imported ones",
  options: [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "reverse", value: "LAT,LON", help: "say which house and street lie nearest to this place" },
  ],
  async run(context) {
    const place = textOption(context, "reverse");
    if (place !== undefined && context.words.length > 0)
      throw new CommandRefused("Either an address or --reverse, not both.", 2);
    const words = place === undefined ? onlyWord(context, "The address (in quotes)") : "";
    const site = await requireSite(context.db, requiredOption(context, "site"));
    return place === undefined ? forward(context, site, words) : backward(context, site, place);
  },
};

async function forward({ db, out }: CommandContext, site: Site, words: string): Promise<void> {
  const found = await geocode(db, site.id, words);
  if (found.ok) {
    const { point, exactness, errorMetres, address, doubts } = found.value;
    const different = doubts.length > 0 ? [`  not as asked: ${doubts.join(", ")}`] : [];
    out.result({ site: site.key, asked: words, found: true, ...found.value }, [
      `${at(point)}  ${inOneLine(address)}`,
      `  ${exactnessText[exactness]}, within about ${errorMetres} m`,
      ...different,
    ]);
    return;
  }
  const { reason, candidates } = found.reason;
  const lines = candidates.map((candidate) => `  ${at(candidate.point)}  ${inOneLine(candidate)}`);
  // For a program a refusal is an answer as well; it comes on top of the exit code.
  if (out.json) out.result({ site: site.key, asked: words, found: false, reason, candidates }, []);
  throw new CommandRefused([reasonText[reason], ...lines].join("\n"));
}

async function backward({ db, out }: CommandContext, site: Site, place: string): Promise<void> {
  const [, lat, lon] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(place) ?? [];
  const point = { lat: Number(lat), lon: Number(lon) };
  if (lat === undefined || Math.abs(point.lat) > 90 || Math.abs(point.lon) > 180)
    throw new CommandRefused(
      `"${place}" is no place; it is written as 51.4212,6.7654 (latitude, longitude).`,
      2,
    );
  const nearest = await reverse(db, site.id, point);
  if (!nearest.house && !nearest.street)
    throw new CommandRefused(
      `The site ${site.key} knows no house and no street within two kilometres of this place.`,
    );
  const line = (what: string, found: NearestAddress | undefined) =>
    found
      ? [`${what}: ${inOneLine(found.address)} (${found.distanceMetres} m away, ${at(found.point)})`]
      : [];
  out.result({ site: site.key, asked: point, ...nearest }, [
    ...line("Nearest house", nearest.house),
    ...line("Nearest street", nearest.street),
  ]);
}
