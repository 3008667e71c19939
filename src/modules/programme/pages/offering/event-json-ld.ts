// SPDX-License-Identifier: EUPL-1.2
import type { OfferingText } from "../../rules/planning/offering.ts";
import { placeOf } from "../../rules/planning/place.ts";
import type { Session } from "../../store/sessions.ts";
import type { PublicOffering } from "./public-offering.ts";

/** The coming dates as schema.org knows them, for search engines. */
export function eventJsonLd(
  { offering, sessions }: PublicOffering,
  text: OfferingText,
  { page, site, image }: { page: string; site: string; image?: string },
): unknown {
  const { details, languages } = offering;
  const events = sessions.map((session) => {
    const { startsAt, endsAt, movedFrom } = session;
    const { place, address } = placeOf(session, offering);
    return {
      "@type": "Event",
      name: text.title,
      ...(text.description && { description: text.description }),
      startDate: startsAt.toISOString(),
      endDate: endsAt.toISOString(),
      ...previousStart(movedFrom),
      eventStatus: `https://schema.org/${statusOf(session)}`,
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      url: page,
      ...(image && { image: [image] }),
      location: {
        "@type": "Place",
        name: place || address || site,
        ...(address && { address }),
      },
      organizer: { "@type": "Organization", name: details.organiser || site },
      isAccessibleForFree: details.costs === 0,
      ...(languages.length > 0 && { inLanguage: languages }),
    };
  });
  return events.length === 0 ? undefined : { "@context": "https://schema.org", "@graph": events };
}

const statusOf = ({ state, movedFrom }: Session): string =>
  state === "cancelled" ? "EventCancelled" : movedFrom.length > 0 ? "EventRescheduled" : "EventScheduled";

/** When it was to begin before; also of a cancelled date, which whoever knows the first time finds by that. */
function previousStart(movedFrom: readonly Date[]): { previousStartDate?: string | string[] } {
  const [first, ...more] = movedFrom.map((at) => at.toISOString());
  return first === undefined ? {} : { previousStartDate: more.length === 0 ? first : [first, ...more] };
}
