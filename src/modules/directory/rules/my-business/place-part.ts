import { type Part, readGiven } from "./part.ts";

const parts = ["street", "houseNumber", "postcode", "city", "extra"] as const;

/** The form of the address and of the place on the map. */
export const placePart: Part = {
  fill({ profile: { address = {} }, place }) {
    const form = new URLSearchParams();
    for (const part of parts) form.set(part, address[part] ?? "");
    form.set("place", `${place.lat},${place.lon}`);
    return form;
  },
  read(form, entry) {
    const { lat, lon } = entry.place;
    const place = form.get("place")?.trim() ?? "";
    return readGiven(
      [
        ...parts.map((part) => [part, part, form.get(part) ?? ""] as const),
        ...(place !== "" && place !== `${lat},${lon}` ? [["place", "place", place] as const] : []),
      ],
      entry,
    );
  },
};
