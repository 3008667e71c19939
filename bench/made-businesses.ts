/** Made businesses for measuring: as many as wanted, always the same, spread over a town like real ones. */

const families =
  "Yılmaz Schröder Kaya Demir Şahin Çelik Öztürk Aydın Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Maier Köhler König Walter Huber Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Kowalski Nowak Wiśniewski Dąbrowski Petrow Dimitrowa Iwanow Georgiew Popescu Ionescu Dumitru Radu Haddad Mansour Khalil Saleh Ibrahim Shevchenko Kovalenko Bondarenko".split(
    " ",
  );
const firsts =
  "Ayşe Mehmet Fatma Ali Elif Mustafa Anna Peter Maria Thomas Sabine Klaus Olga Iwan Elena Nikolai Layla Omar Yasmin Karim Ioana Mihai Kasia Piotr Oksana Taras".split(
    " ",
  );
const beginnings =
  "Son Mond Stern Rosen Linden Berg Tal Bach See Wald Feld Garten Hof Markt Brücken Turm Burg Kloster Mühlen Eichen Birken Kastanien Ahorn Ulmen Falken Adler Schwanen Löwen Hirsch Bären".split(
    " ",
  );
const endings = "straße gasse weg allee platz ring damm ufer".split(" ");
const trades: [word: string, tags: Record<string, string>][] = [
  ["Logopädie", { healthcare: "speech_therapist" }],
  ["Physiotherapie", { healthcare: "physiotherapist" }],
  ["Bäckerei", { shop: "bakery" }],
  ["Friseursalon", { shop: "hairdresser" }],
  ["Änderungsschneiderei", { shop: "tailor" }],
  ["Kiosk", { shop: "kiosk" }],
  ["Apotheke", { amenity: "pharmacy" }],
  ["Restaurant", { amenity: "restaurant" }],
  ["Imbiss", { amenity: "fast_food" }],
  ["Café", { amenity: "cafe" }],
  ["Blumen", { shop: "florist" }],
  ["Autowerkstatt", { shop: "car_repair" }],
  ["Fahrschule", { amenity: "driving_school" }],
  ["Elektro", { craft: "electrician" }],
  ["Malerbetrieb", { craft: "painter" }],
  ["Steuerberatung", { office: "tax_advisor" }],
  ["Rechtsanwalt", { office: "lawyer" }],
  ["Supermarkt", { shop: "supermarket" }],
  ["Buchhandlung", { shop: "books" }],
  ["Handyladen", { shop: "mobile_phone" }],
  ["Zahnarztpraxis", { amenity: "dentist" }],
  ["Reisebüro", { shop: "travel_agency" }],
];
const hours = [
  "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off",
  "Mo-Sa 08:00-20:00",
  "Mo-Fr 08:00-12:30,14:00-18:30; Sa 08:00-13:00",
  "Tu-Su 11:30-14:30,17:30-23:00",
  "24/7",
  "Mo,Tu,Th 08:00-18:00; We,Fr 08:00-13:00; PH off",
  "Mo-Fr 10:00-19:00; Sa 10:00-16:00",
];
const languages = ["tr", "ar", "bg", "ro", "pl", "uk", "en", "ru"];

/** Numbers as if by chance, always the same ones (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const centre = { lat: 51.4344, lon: 6.7623 };

export interface MadeBusiness {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: [lon: number, lat: number] };
  properties: Record<string, string>;
}

/** One made business as a GeoJSON feature. */
export function madeBusiness(index: number, random: () => number): MadeBusiness {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [word, tags] = pick(trades);
  const name = random() < 0.7 ? `${word} ${pick(families)}` : `${pick(firsts)}s ${word} ${pick(beginnings)}`;
  const street = `${pick(beginnings)}${pick(endings)}`;
  const some = random();
  return {
    type: "Feature",
    id: `n${9_500_000_000 + index}`,
    geometry: {
      type: "Point",
      coordinates: [centre.lon + (random() - 0.5) * 0.2, centre.lat + (random() - 0.5) * 0.14],
    },
    properties: {
      ...tags,
      name,
      "addr:street": street,
      "addr:housenumber": String(1 + Math.floor(random() * 180)),
      "addr:postcode": "47051",
      "addr:city": "Duisburg",
      ...(random() < 0.6 && { opening_hours: pick(hours) }),
      ...(random() < 0.5 && { phone: `+49 221 4710${String(Math.floor(random() * 1000)).padStart(3, "0")}` }),
      ...(some < 0.3 && { wheelchair: pick(["yes", "limited", "no"]) }),
      ...(some < 0.25 && { [`language:${pick(languages)}`]: "yes", "language:de": "yes" }),
      ...(some < 0.2 && { "payment:cash": "yes", "payment:girocard": pick(["yes", "no"]) }),
      ...(some < 0.05 && { "offers:internship": "yes" }),
      ...(random() < 0.2 && {
        description: `${word} in der ${street}: freundlich, gründlich und seit vielen Jahren im Viertel zu Hause.`,
      }),
    },
  };
}

/** The headings of a made list. */
export const madeHeadings = "Nr;Name;Branche;Straße;PLZ;Ort;Telefon;Breite;Länge";

const quoted = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A made business as another list has it: other spellings, and a place some metres off. */
export function madeRow(
  number: number,
  { geometry, properties }: MadeBusiness,
  random: () => number,
): string {
  const [lon, lat] = geometry.coordinates;
  const { name = "", phone = "" } = properties;
  const street = `${properties["addr:street"]?.replace(/straße$/, "str.")} ${properties["addr:housenumber"]}`;
  const trade = trades.find(([word]) => name.includes(word))?.[0] ?? "Kiosk";
  return [
    String(number),
    random() < 0.3 ? name.toUpperCase() : name,
    trade,
    street,
    "47051",
    "Duisburg",
    phone.replace("+49 ", "0"),
    (lat + (random() - 0.5) * 0.0003).toFixed(6),
    (lon + (random() - 0.5) * 0.0004).toFixed(6),
  ]
    .map(quoted)
    .join(";");
}

/** Questions as people ask them: trades, names, both, with and without a wrong letter. */
export function questions(random: () => number, wrongLetter: boolean): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kind = random();
  const [trade] = pick(trades);
  const text =
    kind < 0.3
      ? trade
      : kind < 0.6
        ? pick(families)
        : kind < 0.8
          ? `${trade} ${pick(families)}`
          : `${pick(beginnings)}${pick(endings)}`;
  if (!wrongLetter) return text;
  const at = 1 + Math.floor(random() * (text.length - 2));
  return `${text.slice(0, at)}x${text.slice(at + 1)}`;
}
