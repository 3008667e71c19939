import type { BusinessReason } from "./business-evidence.ts";

/** One reason in English, for the command line. */
function words(reason: BusinessReason): string {
  switch (reason.code) {
    case "name":
      return reason.likeness === 1 ? "same name" : `name ${reason.likeness.toFixed(2)}`;
    case "name-differs":
      return "other name";
    case "place":
      return reason.metres < 10_000
        ? `${reason.metres} m apart`
        : `${Math.round(reason.metres / 1_000)} km apart`;
    case "phone-same":
      return "same telephone";
    case "phone-differs":
      return "other telephone";
    case "website-same":
      return "same website";
    case "website-host-same":
      return "website of the same host";
    case "website-differs":
      return "other website";
    case "mail-same":
      return "same mail";
    case "address-same":
      return "same address";
    case "address-differs":
      return "other address";
    case "category-same":
      return "same category";
    case "category-differs":
      return "other category";
  }
}

/** Reasons in English: "same telephone, 12 m apart, name 0.82". */
export const businessReasonText = (reasons: readonly BusinessReason[]): string =>
  reasons.map(words).join(", ");
