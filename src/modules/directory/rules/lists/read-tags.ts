import type { Habits } from "../columns/habits.ts";
import type { Mapping } from "../columns/mapping.ts";
import { parseEmail } from "../fields/email.ts";
import { parseWz } from "../fields/identifiers.ts";
import { splitLegalForm } from "../fields/names.ts";
import { parsePostcode } from "../fields/postcode/postcode.ts";
import { splitAddress, splitPlace, splitTown, usualPostcode, usualStreetLine } from "../german/address.ts";
import { phoneTexts } from "../german/phones.ts";
import { isAllCaps, properCase } from "../german/proper-case.ts";
import { restoreWz } from "../sectors/wz-category.ts";
import type { Cells } from "./cells.ts";
import { rangeOfDate } from "./range-of-date.ts";
import { hoursOf } from "./read-hours.ts";
import { withoutOwner } from "./without-owner.ts";

/** The tags of a row under OpenStreetMap's names, and from which field of the list each came. */
export type RowTags = Record<string, string>;

type Always = NonNullable<Mapping["always"]>;

/** The name of a row: in usual spelling, with what stands in a second column. */
export function nameOf(cells: Cells, capitals: boolean): string {
  const raw = withoutOwner([cells.first("name"), cells.first("name2")].filter(Boolean).join(" "));
  if (!isAllCaps(raw)) return raw;
  const words = raw.match(/\p{L}{4,}/gu) ?? [];
  // One word in capitals in a list of usual spelling is meant so: it is a brand.
  return capitals || words.length >= 2 ? properCase(raw) : raw;
}

function addressTags(cells: Cells, habits: Habits, always: Always): RowTags {
  const whole = splitAddress(cells.first("address"));
  const place = splitPlace(cells.first("place"));
  // "47053 Duisburg" also stands in columns that are called town.
  const cityCell = splitPlace(cells.first("city"));
  const street = usualStreetLine(cells.first("street") || (whole.streetLine ?? ""));
  const house = cells.first("houseNumber").replace(/[.,]0$/, "");
  const number = [rangeOfDate(house) ?? house, cells.first("houseSuffix")].filter(Boolean).join(" ");
  const postcode =
    [cells.first("postcode"), place.postcode, cityCell.postcode, whole.postcode, always.postcode].find(
      Boolean,
    ) ?? "";
  const town = [cityCell.town, place.town, whole.town, always.city].find(Boolean) ?? "";
  const { city, suburb } = splitTown(town, habits.towns);
  const usual = usualPostcode(postcode);
  return {
    "addr:street": street.street ?? "",
    "addr:housenumber": number || (street.houseNumber ?? ""),
    "addr:postcode": parsePostcode(usual).ok ? usual : postcode,
    "addr:city": city,
    "addr:suburb": cells.first("suburb") || suburb || (always.suburb ?? ""),
    "addr:unit": cells.first("addressExtra"),
  };
}

/** The codes of economic activities: `WZ 47.71.0; 47.72` with the zeros that they lost. */
function wzText(cells: Cells, field: "wz" | "wz2025", habits: Habits): string {
  return cells
    .all(field)
    .flatMap((text) => text.split(/[;,|]/))
    .map((text) => restoreWz(text.replace(/^\s*(?:WZ|NACE)\s*(?:20\d\d)?[\s:]*/i, ""), habits.wzWidth))
    .filter((text) => text !== "" && parseWz("WZ2008", text).ok)
    .join(";");
}

const isMail = (text: string): boolean => !text.includes("/") && parseEmail(text).ok;

/** Puts a row under the names of OpenStreetMap, for the same readers that read the map. */
export function tagsOf(cells: Cells, habits: Habits, always: Always): RowTags {
  const name = nameOf(cells, habits.capitals);
  const form = cells.first("legalForm");
  const areaCode = cells.first("areaCode") || always.areaCode;
  const online = cells
    .all("website")
    .flatMap((text) => text.split(/[;\s]+/))
    .filter(Boolean);
  const tags: RowTags = {
    name,
    official_name:
      form !== "" && name !== "" && splitLegalForm(name).form === undefined ? `${name} ${form}` : "",
    brand: cells.first("brand"),
    ...addressTags(cells, habits, always),
    phone: cells
      .all("phone")
      .flatMap((text) => phoneTexts(text, areaCode))
      .join(";"),
    // Who has no website writes the mail address there.
    email: [...cells.all("email"), ...online.filter(isMail)].join(";"),
    website: online.filter((text) => !isMail(text)).join("; "),
    "contact:facebook": cells.first("facebook"),
    "contact:instagram": cells.first("instagram"),
    opening_hours: hoursOf(cells),
    description: cells.first("description"),
    languages: cells.first("languages"),
    wheelchair: cells.first("wheelchair"),
    cuisine: cells.first("cuisine"),
    "wz:2008": wzText(cells, "wz", habits),
    "wz:2025": wzText(cells, "wz2025", habits),
    ...Object.fromEntries(cells.starting("tag:").map(({ field, text }) => [field.slice(4), text])),
  };
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== ""));
}
