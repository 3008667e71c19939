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

/** The words of the pages about a site, its areas and its project. */
export const quarterTexts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });
