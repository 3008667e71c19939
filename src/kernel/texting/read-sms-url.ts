/**
 * Where text messages go: an address of a service (`https://`, or `http://` on this machine), or a folder that is there
 * (`file:///var/lib/mittendrin/sms`).
 *
 * @returns what is wrong with it, to be said after the name of the variable
 */
export function readSmsUrl(text: string): URL | { wrong: string } {
  const wrong = {
    wrong: "must be an address such as https://sms.example.org/send, or a folder such as file:///var/lib/sms",
  };
  if (!URL.canParse(text)) return wrong;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    return { wrong: "must not hold a user name or password; put the secret into SMS_TOKEN" };
  if (url.protocol === "file:") return url.host === "" && url.pathname.length > 1 ? url : wrong;
  if (url.protocol === "https:") return url;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && isHere) return url;
  return wrong;
}
