// SPDX-License-Identifier: EUPL-1.2
import type { OfferingText } from "../../rules/planning/offering.ts";
import type { PublicOffering } from "./public-offering.ts";

/** The coming dates as schema.org knows them, for search engines. */
export function eventJsonLd(
  { offering, sessions }: PublicOffering,
  text: OfferingText,
  { page, site, image }: { page: string; site: string; image?: string },
): unknown {
  const { details, languages } = offering;
  const events = sessions.map(({ startsAt, endsAt, state }) => ({
    "@type": "Event",
    name: text.title,
    ...(text.description && { description: text.description }),
    startDate: startsAt.toISOString(),
    endDate: endsAt.toISOString(),
    eventStatus: `https://schema.org/${state === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    url: page,
    ...(image && { image: [image] }),
    location: {
      "@type": "Place",
      name: details.place || site,
      ...(details.address && { address: details.address }),
    },
    organizer: { "@type": "Organization", name: details.organiser || site },
    isAccessibleForFree: details.costs === 0,
    ...(languages.length > 0 && { inLanguage: languages }),
  }));
  return events.length === 0 ? undefined : { "@context": "https://schema.org", "@graph": events };
}
