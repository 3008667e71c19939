import { readFile } from "node:fs/promises";
import { type Locale, locales } from "../../../kernel/i18n/locales.ts";
import { type CommandContext, CommandRefused, textOption } from "../../../kernel/module/command.ts";
import { type AreaInFile, areasInFile } from "../rules/areas-file.ts";
import { isColour, isHostName, type SiteTexts, type State, siteTexts, states } from "../rules/site.ts";

export const siteOptions = [
  { name: "name", value: "NAME", help: "what the town or project is called on the pages" },
  { name: "state", value: "NW", help: "the German state; it decides the public holidays" },
  { name: "centre", value: "LAT,LON", help: "the middle of the town, in degrees" },
  { name: "areas", value: "FILE", help: "outlines of the programme areas (GeoJSON)" },
  { name: "only", value: "NAMES", help: "take only these areas from the file, separated by commas" },
  {
    name: "texts",
    value: "FILE",
    help: "claim, introduction, imprint, privacy notice … (JSON, one text per language)",
  },
  {
    name: "host",
    value: "NAME",
    help: "an own host name, under which the site stands without its key; none takes it away",
  },
  {
    name: "languages",
    value: "CODES",
    help: `in which languages the pages are offered, such as de,en,tr; all means ${locales.join(",")}`,
  },
  { name: "primary", value: "#RRGGBB", help: "the main colour" },
  { name: "accent", value: "#RRGGBB", help: "the second colour" },
];

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new CommandRefused(`The file ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new CommandRefused(`The file ${file} is not valid JSON.`);
  }
}

export function stateOption(context: CommandContext): State | undefined {
  const value = textOption(context, "state")?.toUpperCase().replace(/^DE-/, "");
  if (value === undefined) return undefined;
  const state = states.find((known) => known === value);
  if (!state) throw new CommandRefused(`--state must be one of ${states.join(", ")}.`, 2);
  return state;
}

export function centreOption(context: CommandContext): { lat: number; lon: number } | undefined {
  const value = textOption(context, "centre");
  if (value === undefined) return undefined;
  const [lat, lon, ...rest] = value
    .split(",")
    .map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (
    lat === undefined ||
    lon === undefined ||
    rest.length > 0 ||
    !(Math.abs(lat) <= 85) ||
    !(Math.abs(lon) <= 180)
  )
    throw new CommandRefused(
      "--centre must be a latitude and a longitude in degrees, such as 51.4344,6.7623.",
      2,
    );
  return { lat, lon };
}

export async function areasOption(context: CommandContext): Promise<AreaInFile[] | undefined> {
  const file = textOption(context, "areas");
  if (file === undefined) return undefined;
  const { areas, faults } = areasInFile(await readJson(file));
  if (areas.length === 0)
    throw new CommandRefused(
      `The file ${file} holds no outline that can be used${faults[0] ? ` (${faults[0]})` : ""}.`,
    );
  for (const fault of faults) context.out.say(`Left out, no usable outline: ${fault}`);
  const only = textOption(context, "only")
    ?.split(",")
    .map((name) => name.trim().toLowerCase());
  if (!only) return areas;
  const isCalled = (area: AreaInFile, name: string) => area.name.toLowerCase() === name || area.key === name;
  // An area that is quietly not there is missed only when its businesses are.
  const missing = only.filter((name) => name !== "" && !areas.some((area) => isCalled(area, name)));
  if (missing.length > 0)
    throw new CommandRefused(
      `Not in the file: ${missing.join(", ")}. It has: ${areas.map((area) => area.name).join(", ")}.`,
    );
  return areas.filter((area) => only.some((name) => isCalled(area, name)));
}

export async function textsOption(context: CommandContext): Promise<SiteTexts | undefined> {
  const file = textOption(context, "texts");
  if (file === undefined) return undefined;
  const parsed = siteTexts.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CommandRefused(
    `The file ${file}: ${issue?.path.join(".") || "it"} is not as expected (${issue?.message}).`,
  );
}

/** The host name given; null where it is to be taken away, undefined where nothing is said of it. */
export function hostOption(context: CommandContext): string | null | undefined {
  const host = textOption(context, "host")?.toLowerCase();
  if (host === "none") return null;
  if (host !== undefined && !isHostName(host))
    throw new CommandRefused(
      "--host must be a host name such as quartier.example.org, without https:// and path, or none.",
      2,
    );
  return host;
}

export function colourOption(context: CommandContext, name: "primary" | "accent"): string | undefined {
  const colour = textOption(context, name);
  if (colour !== undefined && !isColour(colour))
    throw new CommandRefused(`--${name} must be a colour such as #0b5c6b.`, 2);
  return colour;
}

/** The languages given; undefined where nothing is said of them. */
export function languagesOption(context: CommandContext): readonly Locale[] | undefined {
  const value = textOption(context, "languages");
  if (value === undefined) return undefined;
  if (value === "all") return locales;
  const given = value.split(",").map((code) => code.trim());
  const unknown = given.find((code) => !locales.some((locale) => locale === code));
  if (unknown !== undefined || !given.includes("de"))
    throw new CommandRefused(
      `--languages must be some of ${locales.join(",")}, de among them, separated by commas, or all.`,
      2,
    );
  return locales.filter((locale) => given.includes(locale));
}
