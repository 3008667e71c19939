import parsePhoneNumber from "libphonenumber-js";

/** A telephone number (E.164, `;ext=` behind) as people read it: national for Germany, "0203 123456", else international. */
export function phoneText(phone: string): string {
  const number = parsePhoneNumber(phone.replace(";ext=", " ext. "));
  if (!number) return phone;
  return number.country === "DE" ? number.formatNational() : number.formatInternational();
}
