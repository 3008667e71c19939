import { writeFileSync } from "node:fs";

const kinds = [
  { shop: "hairdresser" },
  { shop: "bakery" },
  { amenity: "restaurant", cuisine: "turkish" },
  { craft: "carpenter" },
  { amenity: "pharmacy" },
];

/** The options of `site create` for the town. */
export const madeTown = ["--name", "Teststadt", "--state", "NW", "--centre", "51.43,6.76"];

/**
 * Writes a file of GeoJSON lines with this many made businesses, each with an own name, street, telephone number and
 * opening hours, all of them within the town.
 */
export function writeTown(file: string, count: number, word = "Betrieb"): void {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      type: "Feature",
      id: `node/${index + 1}`,
      geometry: {
        type: "Point",
        coordinates: [6.72 + (index % 80) / 1000, 51.4 + Math.floor(index / 80) / 1000],
      },
      properties: {
        ...kinds[index % kinds.length],
        name: `${word} Nummer ${index + 1}`,
        "addr:street": `Probestraße ${index % 40}`,
        "addr:housenumber": String(index + 1),
        phone: `+49 30 2312${String(index).padStart(4, "0")}`,
        opening_hours: `Mo-Fr ${String(7 + (index % 4)).padStart(2, "0")}:00-18:30; Sa 09:00-14:00`,
      },
    }),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
}

/** Writes the same town as a spreadsheet program would: a CSV file with an own column for each part. */
export function writeTownList(file: string, count: number): void {
  const trades = ["Friseur", "Bäckerei", "Restaurant", "Tischlerei", "Apotheke"];
  const lines = Array.from({ length: count }, (_, index) =>
    [
      index + 1,
      `Betrieb Nummer ${index + 1}`,
      trades[index % trades.length],
      `Probestraße ${index + 1}`,
      "47051",
      "Duisburg",
      `030 2312${String(index).padStart(4, "0")}`,
      `Mo-Fr ${String(7 + (index % 4)).padStart(2, "0")}:00-18:30`,
      (51.4 + Math.floor(index / 80) / 1000).toFixed(4),
      (6.72 + (index % 80) / 1000).toFixed(4),
    ].join(";"),
  );
  const header = "Nr;Name;Branche;Straße;PLZ;Ort;Telefon;Öffnungszeiten;Breite;Länge";
  writeFileSync(file, `${[header, ...lines].join("\n")}\n`);
}
