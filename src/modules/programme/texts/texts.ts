// SPDX-License-Identifier: EUPL-1.2
import { defineTexts } from "../../../kernel/i18n/texts.ts";
import ar from "./ar.json" with { type: "json" };
import bg from "./bg.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import simple from "./de-simple.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import ro from "./ro.json" with { type: "json" };
import tr from "./tr.json" with { type: "json" };
import uk from "./uk.json" with { type: "json" };

/** The words for the programme as the public sees it, and for the messages about a sign-up. */
export const programmeTexts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });

export type ProgrammeText = keyof typeof de;
