import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { type Locale, localeFacts, locales } from "../i18n/locales.ts";
import { anyCharacter } from "../i18n/testing/any-character.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { type MessageParts, makeMessage } from "./make-message.ts";
import { openTransport, type Transport } from "./open-transport.ts";
import { decodeMail } from "./testing/decode-mail.ts";
import { settingsFor } from "./testing/mail-tests.ts";
import { type Received, startSmtpServer, type TestSmtpServer } from "./testing/smtp-server.ts";

const greetings: Record<Locale, { subject: string; text: string }> = {
  de: { subject: "Ihr Zugang für Hochfeld", text: "Schön, dass Sie dabei sind!" },
  "de-simple": { subject: "Ihr Zugang", text: "Schön: Sie machen mit." },
  en: { subject: "Your access", text: "It’s good to have you." },
  tr: { subject: "Erişiminiz hazır", text: "Aramıza hoş geldiniz, İşletmeniz görünüyor." },
  ar: { subject: "رمز الدخول الخاص بك", text: "أهلاً وسهلاً، متجركم ظاهر الآن." },
  bg: { subject: "Вашият достъп", text: "Радваме се, че сте с нас." },
  ro: { subject: "Accesul dumneavoastră", text: "Ne bucurăm că sunteți cu noi." },
  pl: { subject: "Twój dostęp", text: "Cieszymy się, że jesteś z nami." },
  uk: { subject: "Ваш доступ", text: "Раді, що ви з нами. Її сторінка готова." },
};

describe("the message", () => {
  let server: TestSmtpServer;
  let transport: Transport;
  before(async () => {
    server = await startSmtpServer();
    transport = openTransport(settingsFor(server.port));
  });
  after(async () => {
    transport.close();
    await server.close();
  });

  const parts: MessageParts = {
    id: "0199-1",
    to_address: "ayse@example.org",
    to_name: null,
    from_name: "Quartier",
    reply_to: null,
    locale: "de",
    subject: "Probe",
    text: "Guten Tag",
    created_at: new Date("2026-03-01T12:00:00Z"),
  };
  const deliver = async (more: Partial<MessageParts>): Promise<Received> => {
    const delivery = await transport.deliver(makeMessage({ ...parts, ...more }, settingsFor(server.port)));
    assert.ok(delivery.sent, JSON.stringify(delivery));
    const received = server.received.pop();
    assert.ok(received);
    return received;
  };

  for (const locale of locales)
    it(`arrives readable as ${locale}, as text and as a page`, async () => {
      const { subject, text: said } = greetings[locale];
      const body = `${said}\n\n1 & 2 <b>\nhttps://quartier.example/${localeFacts[locale].path}/k/23?a=1&b=2.\n\n4711 0815`;
      const { data } = await deliver({ subject, text: body, locale, to_name: subject, from_name: said });
      assert.doesNotMatch(data, /[^\r\n -~\t]/, "only ASCII on the way");
      assert.ok(
        data.split("\r\n").every((line) => line.length <= 998),
        "RFC 5322, 2.1.1",
      );
      const { headers, text, html } = decodeMail(data);
      assert.equal(headers.subject, subject);
      assert.equal(headers.to?.replaceAll('"', ""), `${subject} <ayse@example.org>`);
      assert.equal(headers.from?.replaceAll('"', ""), `${said} <office@quartier.example>`);
      assert.equal(text.replaceAll("\r\n", "\n").trim(), body);
      const { dir } = localeFacts[locale];
      assert.ok(html.startsWith(`<!doctype html><html lang="${locale}" dir="${dir}">`), html.slice(0, 80));
      assert.match(html, new RegExp(`<div lang="${locale}" dir="${dir}"`));
      assert.ok(html.includes(said.replaceAll("’", "’")));
      assert.ok(html.includes("1 &amp; 2 &lt;b&gt;<br"));
      const link = `https://quartier.example/${localeFacts[locale].path}/k/23?a=1&amp;b=2`;
      assert.ok(html.includes(`<a href="${link}" dir="ltr"`), html);
      assert.ok(html.includes(`>${link}</a>.`), "the full stop is none of it");
      assert.equal(headers["content-language"], locale);
      assert.equal(headers["auto-submitted"], "auto-generated");
      assert.equal(headers.date, "Sun, 01 Mar 2026 12:00:00 +0000");
    });

  it("has answers go where they are wanted", async () => {
    const { data } = await deliver({ reply_to: "laden@example.org" });
    assert.equal(decodeMail(data).headers["reply-to"], "laden@example.org");
  });

  it("has the headers and the recipient that it is to have, whatever names, subject and text hold", async () => {
    const bad = fc.constantFrom(
      "\r\nBcc: evil@example.net",
      "\nX-Evil: 1",
      "\r\n\r\nbody",
      "\r\n.\r\nMAIL FROM:<evil@example.net>\r\n",
      '" <evil@example.net>, "',
      "=?UTF-8?Q?=0D=0ABcc:_evil=40example.net?=",
      "<script>alert(1)</script>",
      "\u2028Bcc: x",
      "\0",
      'https://quartier.example/"onclick=x',
      ",;:<>@()",
    );
    const text = fc
      .array(fc.oneof(bad, fc.string({ unit: anyCharacter, maxLength: 8 })), { minLength: 1, maxLength: 5 })
      .map((pieces) => `x${pieces.join("")}`);
    const usual = decodeMail((await deliver({ to_name: "Ayşe" })).data);
    const names = Object.keys(usual.headers).sort();
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (subject, body, toName, fromName) => {
        const received = await deliver({
          subject: cleanLine(subject),
          text: cleanText(body),
          to_name: cleanLine(toName, 100),
          from_name: cleanLine(fromName, 100),
        });
        assert.equal(server.received.length, 0, "one mail");
        assert.deepEqual([received.from, received.to], ["office@quartier.example", "ayse@example.org"]);
        const mail = decodeMail(received.data);
        assert.deepEqual(Object.keys(mail.headers).sort(), names);
        assert.match(mail.headers.to ?? "", /<ayse@example\.org>$/);
        assert.match(mail.headers.from ?? "", /<office@quartier\.example>$/);
        assert.doesNotMatch(`${mail.headers.to}${mail.headers.from}${mail.headers["message-id"]}`, /\n/);
        assert.doesNotMatch(mail.html, /<script|<[^>]* onclick/i);
        assert.equal(mail.text.replaceAll("\r\n", "\n").trim(), cleanText(body).trim());
      }),
      { numRuns: 60 },
    );
  });

  it("brings a calendar file as an invitation and as a file, with its method", async () => {
    const calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
    const { icalEvent } = makeMessage({ ...parts, calendar }, settingsFor(server.port));
    assert.deepEqual(icalEvent, { method: "cancel", content: calendar, filename: "termin.ics" });
    assert.equal(makeMessage(parts, settingsFor(server.port)).icalEvent, undefined);
    const { data } = await deliver({ calendar });
    assert.match(data, /Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
    assert.match(data, /filename="?termin\.ics/);
    assert.equal(decodeMail(data).text.trim(), parts.text.trim());
  });
});
