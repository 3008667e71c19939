import { defineTexts } from "../../kernel/i18n/texts.ts";
import ar from "./texts/ar.json" with { type: "json" };
import bg from "./texts/bg.json" with { type: "json" };
import de from "./texts/de.json" with { type: "json" };
import simple from "./texts/de-simple.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import pl from "./texts/pl.json" with { type: "json" };
import ro from "./texts/ro.json" with { type: "json" };
import tr from "./texts/tr.json" with { type: "json" };
import uk from "./texts/uk.json" with { type: "json" };

/** The words of the frame and of the error pages. */
export const layoutTexts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });
