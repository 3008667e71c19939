import type { FC } from "hono/jsx";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Chip, Chips } from "../../../../kernel/ui/controls/chips.tsx";
import {
  type Candidate,
  type Exactness,
  type GeocodeReason,
  type GeocodeRefusal,
  geocode,
  type KnownAddress,
  type Located,
} from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Question } from "../../rules/search/question.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { formAddress, listAddress, questionValues } from "../addresses.ts";
import { distanceText } from "../hit-card.tsx";

/** What became of the address near which somebody looks. */
export type NearAddress = Result<Located, GeocodeRefusal>;

/** Finds the address that is asked for; undefined where none is. */
export async function findAddress(context: SiteContext, { bei }: Question): Promise<NearAddress | undefined> {
  const { db, site, remember } = context;
  return bei === "" ? undefined : remember(`near ${site.id} ${bei}`, () => geocode(db, site.id, bei));
}

/** The question with the place that its address stands for; a place from elsewhere gives way to the address. */
export function atAddress(asked: Question, near: NearAddress | undefined): Question {
  if (!near) return asked;
  return { ...asked, ort: near.ok ? near.value.point : undefined };
}

/** "Wanheimer Straße 12, 47053 Duisburg (Hochfeld)". */
function addressText({ street, number, postcode, town, quarter }: KnownAddress): string {
  const line = [street, number].filter(Boolean).join(" ");
  const place = [postcode, town ?? quarter].filter(Boolean).join(" ");
  const more = quarter && town ? ` (${quarter})` : "";
  return [line, place].filter(Boolean).join(", ") + more;
}

/** The same without what does not belong in a question. */
const asQuestion = ({ quarter, ...address }: KnownAddress): string =>
  addressText(address.town || address.postcode || !quarter ? address : { ...address, quarter });

type Say = ReturnType<typeof directoryTexts>;

const exactnessTexts: Record<Exactness, (say: Say, distance: string) => string> = {
  address: () => "",
  interpolated: (say, distance) => say("near.estimated", { distance }),
  "nearby-number": (say, distance) => say("near.estimated", { distance }),
  street: (say) => say("near.street"),
  place: (say) => say("near.place"),
};

const refusalTexts: Record<GeocodeReason, Parameters<Say>[0]> = {
  "not-an-address": "near.notAddress",
  "unknown-street": "near.unknownStreet",
  "unknown-postcode": "near.unknownTown",
  "unknown-town": "near.unknownTown",
  "street-not-there": "near.notThere",
  ambiguous: "near.ambiguous",
};

/** What was found for the address, and how exactly; or why nothing was, and what may be meant. */
export const AddressNotice: FC<{ context: SiteContext; asked: Question; near: NearAddress }> = (props) => {
  const { context, asked, near } = props;
  const say = directoryTexts(context.locale);
  if (near.ok) {
    const { address, exactness, errorMetres, doubts } = near.value;
    const texts = [
      say("near.found", { address: addressText(address) }),
      exactnessTexts[exactness](say, distanceText(errorMetres, context.locale)),
      doubts.length > 0 ? say("near.check") : "",
    ];
    return <Notice>{texts.filter((text) => text !== "").join(" ")}</Notice>;
  }
  const { reason, candidates } = near.reason;
  return (
    <Notice kind="warning">
      <p>{say(refusalTexts[reason])}</p>
      {candidates.length > 0 && (
        <Chips label={say("near.choice")} chips={choices(context, asked, candidates)} />
      )}
    </Notice>
  );
};

/** Links to what may be meant. Places that no words tell apart are numbered, and their links lead to the place itself. */
function choices(context: SiteContext, asked: Question, found: readonly Candidate[]): Chip[] {
  // What is near the middle of the town comes first.
  const far = ({ point }: Candidate): number => distanceMetres(point, context.site.centre);
  const candidates = [...found].sort((a, b) => far(a) - far(b));
  const labels = candidates.map(addressText);
  return candidates.map((candidate, index) => {
    const label = labels[index] ?? "";
    const alike = labels.filter((other) => other === label).length > 1;
    const { lat, lon } = candidate.point;
    return {
      label: alike
        ? `${label} (${labels.slice(0, index + 1).filter((other) => other === label).length})`
        : label,
      href: listAddress(
        context,
        asked,
        alike
          ? { bei: undefined, ort: `${lat.toFixed(5)},${lon.toFixed(5)}` }
          : { bei: asQuestion(candidate), ort: undefined },
      ),
    };
  });
}

/** Asks for an address to look near; keeps the other filters. */
export const AddressForm: FC<{ context: SiteContext; asked: Question }> = ({ context, asked }) => {
  const say = directoryTexts(context.locale);
  const { bei, ort: _, seite: __, ...kept } = questionValues(asked);
  return (
    <form class="filter-form" action={formAddress(context, asked)} method="get">
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="near-address">{say("near.label")}</label>
      <input
        class="field-input"
        id="near-address"
        name="bei"
        value={bei ?? ""}
        maxlength={200}
        autocomplete="address-line1"
      />
      <Button look="secondary" small>
        {say("filter.apply")}
      </Button>
    </form>
  );
};
