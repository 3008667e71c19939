import type { Locale } from "../../../kernel/i18n/locales.ts";
import type { Role } from "../rules/roles.ts";
import { accountsTexts } from "../texts/texts.ts";

/** What a role is called. */
export const roleName = (role: Role, locale: Locale): string => accountsTexts(locale)(`role.${role}`);
