/** Control characters, and those that turn the direction of the text around them: a name could pass for another. */
const misleading = /[\p{Cc}\p{Co}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** The name of a person in one line; undefined for one that is none. */
export function readPersonName(typed: string): string | undefined {
  const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  return name === "" || name.length > 120 || misleading.test(name) ? undefined : name;
}

/** Whether a folded text can be what somebody signs in with. */
export function isFitLogin(login: string): boolean {
  return login.length >= 3 && login.length <= 120 && !/[\s\p{C}]/u.test(login);
}
