import type { Table } from "../rules/aligning/table.ts";

/** Two made lists that overlap, and which rows of them are the same thing. */
export interface MadeLists {
  left: Table;
  right: Table;
  truth: Set<string>;
}

/** Numbers that look random and are the same in every run. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    yes: (share: number) => next() < share,
    of: <T>(values: readonly T[]): T => values[below(values.length)] as T,
  };
}
type Chance = ReturnType<typeof chance>;

/** One slip of the finger: a letter left out, doubled, swapped with the next, or another. */
function slip(text: string, { below, of }: Chance): string {
  if (text.length < 4) return text;
  const at = 1 + below(text.length - 2);
  const rest = text.slice(at + 1);
  return of([
    text.slice(0, at) + rest,
    text.slice(0, at) + text[at] + text[at] + rest,
    text.slice(0, at) + rest.slice(0, 1) + text[at] + rest.slice(1),
    `${text.slice(0, at)}${of([..."aeiorstn"])}${rest}`,
  ]);
}

const syllables =
  "ba ber dor el fen gar hol in ka lin mar nau os per ru sel tan ul ver wil zan bru che dri gol hau".split(
    " ",
  );
const madeWord = ({ of, below }: Chance): string => {
  const word = Array.from({ length: 2 + below(2) }, () => of(syllables)).join("");
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};
const digits = ({ below }: Chance, count: number) => Array.from({ length: count }, () => below(10)).join("");

interface Plan<Thing> {
  seed: number;
  size: number;
  /** Share of the things that stand in both lists. */
  common: number;
  make: (random: Chance, at: number) => Thing;
  headers: [left: string[], right: string[]];
  left: (thing: Thing, random: Chance) => string[];
  right: (thing: Thing, random: Chance) => string[];
}

function makeLists<Thing>({ seed, size, common, make, headers, left, right }: Plan<Thing>): MadeLists {
  const random = chance(seed);
  const lists: [string[][], string[][]] = [[], []];
  const truth = new Set<string>();
  for (let at = 0; at < size; at++) {
    const thing = make(random, at);
    const both = random.yes(common);
    const where = random.yes(0.5);
    if (both) truth.add(`${lists[0].length} ${lists[1].length}`);
    if (both || where) lists[0].push(left(thing, random));
    if (both || !where) lists[1].push(right(thing, random));
  }
  return {
    left: { name: "left.csv", header: headers[0], rows: lists[0] },
    right: { name: "right.csv", header: headers[1], rows: lists[1] },
    truth,
  };
}

const schoolKinds = [
  ["Gemeinschaftsgrundschule", "GGS"],
  ["Katholische Grundschule", "KGS"],
  ["Städtisches Gymnasium", "Gymnasium"],
  ["Realschule", "RS"],
  ["Gesamtschule", "GE"],
  ["Förderschule", "Förderschule"],
] as const;

/** Schools: kinds that are abbreviated, streets, several schools on one campus, columns that are called otherwise. */
export function madeSchools(size: number, seed = 7): MadeLists {
  const streets = Array.from(
    { length: Math.ceil(size / 6) },
    (_, at) => `${madeWord(chance(seed * 991 + at))}`,
  );
  const towns = Array.from({ length: 12 }, (_, at) => `${madeWord(chance(seed * 77 + at))}burg`);
  return makeLists({
    seed,
    size,
    common: 0.5,
    make: (random) => {
      const town = random.below(towns.length);
      const [long, short] = random.of(schoolKinds);
      return {
        long,
        short,
        // Half of all schools are called after their street, which others share.
        called: random.yes(0.5) ? madeWord(random) : random.of(streets),
        street: random.of(streets),
        number: 1 + random.below(90),
        town: towns[town] ?? "",
        postcode: String(47_000 + 10 * town + random.below(4)),
        phone: `02${town}3 ${digits(random, 6)}`,
      };
    },
    headers: [
      ["Schulnummer", "Schulname", "Straße", "PLZ", "Ort", "Telefon"],
      ["id", "name", "address", "zip", "city", "phone"],
    ],
    left: (school, random) => [
      digits(random, 6),
      `${school.long} ${school.called}`,
      `${school.street}straße ${school.number}`,
      school.postcode,
      school.town,
      random.yes(0.2) ? "" : school.phone,
    ],
    right: (school, random) => {
      const name = `${random.yes(0.5) ? school.short : school.long} ${school.called}`;
      return [
        `S-${digits(random, 7)}`,
        random.yes(0.3) ? slip(name, random) : name,
        `${random.yes(0.2) ? slip(school.street, random) : school.street}${random.of(["str.", " Straße", "straße"])} ${school.number}`,
        random.yes(0.05) ? slip(school.postcode, random) : school.postcode,
        school.town,
        random.yes(0.3) ? "" : school.phone.replace(/^0/, "+49 ").replace(" ", "/"),
      ];
    },
  });
}

const trades = [
  "Bäckerei",
  "Friseur",
  "Kiosk",
  "Apotheke",
  "Grill",
  "Blumen",
  "Optik",
  "Fahrschule",
  "Reisebüro",
];
const chains = ["Kamps", "Fielmann", "Rossmann", "Takko", "Subway", "Netto"];

/** Shops: branches of chains, several shops in one house, legal forms, capitals, swapped columns. */
export function madeShops(size: number, seed = 11): MadeLists {
  const streets = Array.from({ length: 60 }, (_, at) => `${madeWord(chance(seed * 31 + at))}straße`);
  return makeLists({
    seed,
    size,
    common: 0.4,
    make: (random, at) => {
      const mall = random.yes(0.1);
      return {
        name: random.yes(0.2) ? random.of(chains) : `${random.of(trades)} ${madeWord(random)}`,
        street: mall ? (streets[0] ?? "") : random.of(streets),
        number: mall ? "1" : String(1 + random.below(150)),
        postcode: `470${51 + random.below(8)}`,
        lat: 51.4 + random.below(60_000) / 1e6,
        lon: 6.7 + random.below(90_000) / 1e6,
        phone: random.yes(0.6) ? `0203${digits(random, 6)}` : "",
        at,
      };
    },
    headers: [
      ["Firma", "Strasse", "Hausnummer", "PLZ", "Telefon", "Breite", "lon"],
      ["Name", "Anschrift", "Postleitzahl", "Tel", "lat", "Länge"],
    ],
    left: (shop, random) => [
      random.yes(0.4) ? shop.name.toUpperCase() : shop.name,
      shop.street.replace("straße", random.of(["straße", "str.", "strasse"])),
      shop.number,
      shop.postcode,
      shop.phone,
      shop.lat.toFixed(6),
      shop.lon.toFixed(6),
    ],
    right: (shop, random) => [
      `${random.yes(0.2) ? slip(shop.name, random) : shop.name}${random.of(["", "", " GmbH", " e.K."])}`,
      random.yes(0.1) ? shop.street : `${shop.street} ${shop.number}`,
      random.yes(0.1) ? "" : shop.postcode,
      random.yes(0.3) ? "" : shop.phone.replace(/^0203/, "+49 203 "),
      (shop.lat + (random.below(40) - 20) / 1e5).toFixed(6),
      (shop.lon + (random.below(40) - 20) / 1e5).toFixed(6),
    ],
  });
}

const brands = ["Sonara", "Kelvano", "Brightec", "Omnivox", "Tarsis", "Lumeon"];
const goods = [
  "digital camera",
  "lcd television",
  "washing machine",
  "wireless headphones",
  "laser printer",
  "notebook",
];
const extras = ["black", "silver", "with remote", "new", "energy star", "bundle", "refurbished", "wifi"];

/** Products: titles in which only the model number tells one from its sister, prices that differ, texts of shops. */
export function madeProducts(size: number, seed = 23): MadeLists {
  return makeLists({
    seed,
    size,
    common: 0.5,
    make: (random) => ({
      brand: random.of(brands),
      kind: random.of(goods),
      model: `${random.of(["DSC", "KDL", "WM", "HX", "LP"])}-${random.of([..."ABCWXYZ"])}${digits(random, 3 + random.below(2))}`,
      size: String(10 + random.below(50)),
      price: 20 + random.below(2_000),
    }),
    headers: [
      ["id", "title", "manufacturer", "price"],
      ["id", "name", "description", "price"],
    ],
    left: (product, random) => [
      digits(random, 5),
      `${product.brand} ${product.size} inch ${product.kind} ${product.model} ${random.of(extras)}`,
      random.yes(0.3) ? "" : product.brand,
      random.yes(0.2) ? "" : `$${product.price}.00`,
    ],
    right: (product, random) => [
      digits(random, 5),
      `${product.brand} ${random.yes(0.8) ? product.model.replace("-", random.of(["-", ""])) : `${product.model}/B`} ${product.kind}`,
      `${product.size}" ${product.kind} ${random.of(extras)} ${random.of(extras)}`,
      random.yes(0.4) ? "" : (product.price * (0.9 + random.below(20) / 100)).toFixed(2),
    ],
  });
}

const makers = ["belora soft", "quintal works", "nordlicht media", "tarsis", "paper boat"];
const programs = ["photo studio", "tax helper", "typing teacher", "backup", "page designer", "chess master"];
const editions = ["", "professional", "home", "deluxe", "student", "upgrade", "5 user"];

/** Programs: the makers stand in a column of one list and in the titles of the other, editions and years tell them apart. */
export function madePrograms(size: number, seed = 29): MadeLists {
  const names = Array.from(
    { length: Math.ceil(size / 12) },
    (_, at) => `${madeWord(chance(seed * 57 + at)).toLowerCase()} ${programs[at % programs.length]}`,
  );
  const seen = new Set<string>();
  return makeLists({
    seed,
    size,
    common: 0.4,
    make: (random) => {
      for (;;) {
        const at = random.below(names.length);
        const [year, edition] = [String(2003 + random.below(6)), random.of(editions)];
        const key = `${at} ${year} ${edition}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const price = 10 + random.below(900);
        return { name: names[at] ?? "", maker: makers[at % makers.length] ?? "", year, edition, price };
      }
    },
    headers: [
      ["id", "title", "manufacturer", "price"],
      ["key", "name", "manufacturer", "price"],
    ],
    left: ({ name, maker, year, edition, price }, random) => [
      `b${digits(random, 8)}`,
      `${name} ${edition} ${year}`,
      maker,
      String(price),
    ],
    right: ({ name, maker, year, edition, price }, random) => [
      `g${digits(random, 8)}`,
      `${random.yes(0.7) ? `${maker} ` : ""}${random.yes(0.1) ? slip(name, random) : name} ${year} ${edition}`,
      random.yes(0.1) ? maker : "",
      (price * random.of([1, 1, 0.9, 0.95])).toFixed(2),
    ],
  });
}

/** One list in which day nurseries stand up to four times, from sources that shorten and leave out differently. */
export function madeSites(size: number, seed = 31): MadeLists {
  const random = chance(seed);
  const sources = ["portal.csv", "permits.csv", "partners.csv", "handbook.csv"];
  const rows: string[][] = [];
  const truth = new Set<string>();
  for (let at = 0; at < size; at++) {
    const called = `${madeWord(random)} ${random.of(["Day Care", "Learning", "Preschool", "Nursery"])}`;
    const address = [String(1 + random.below(9_000)), random.of(["N", "S", "W"]), madeWord(random)];
    const [zip, phone] = [`606${digits(random, 2)}`, digits(random, 7)];
    const from = rows.length;
    for (const source of sources.slice(random.below(4))) {
      const name =
        `${random.yes(0.1) ? slip(called, random) : called} ${random.of(["Center", "Ctr", ""])}`.trim();
      const street = `${address.join(" ")} ${random.of(["Ave", "Avenue", ""])}`.trim();
      const loud = source === "permits.csv";
      for (let other = from; other < rows.length; other++) truth.add(`${rows.length} ${other}`);
      rows.push([
        source,
        loud ? name.toUpperCase() : name,
        loud ? street.toUpperCase() : street,
        random.yes(0.3) ? "" : zip,
        random.yes(0.5) ? "" : phone,
        random.yes(0.2) ? "Head Start" : "",
      ]);
    }
  }
  const list = {
    name: "sites.csv",
    header: ["Source", "Site name", "Address", "Zip", "Phone", "Program name"],
    rows,
  };
  return { left: list, right: list, truth };
}
