import { raw } from "hono/html";
import { localeFacts } from "../../kernel/i18n/locales.ts";
import { escapeHtml } from "../../kernel/ui/escape.ts";
import { Icon } from "../../kernel/ui/icons/icon.tsx";
import type { FrameContext, FrameLink } from "./frame-context.ts";

/** The path of an absolute address, so that a link stays on the host on which the visitor is. */
const pathOf = (href: string) => href.replace(/^https?:\/\/[^/]+/, "") || "/";

const list = (items: string[]) => raw(`<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`);

/** A list of links. Put together as text: the frame's forty links would cost as much as the rest of a page. */
export function linkList(links: FrameLink[]): ReturnType<typeof raw> {
  return list(
    links.map(({ label, href, current, icon }) => {
      const text = escapeHtml(label);
      const content = icon ? `${Icon({ name: icon })}<span>${text}</span>` : text;
      return `<a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ""}>${content}</a>`;
    }),
  );
}

/** The languages in which this page exists, each under its own name. */
export function languageList(frame: FrameContext): ReturnType<typeof raw> {
  return list(
    frame.alternates.map(({ locale, href }) => {
      const { name } = localeFacts[locale];
      const current = locale === frame.locale ? ' aria-current="true"' : "";
      return `<a href="${escapeHtml(pathOf(href))}" lang="${locale}"${current}>${name}</a>`;
    }),
  );
}

/** The same for search engines, in the head. German is the language for whom none fits. */
export function alternateLinks(frame: FrameContext): ReturnType<typeof raw> {
  const link = (hreflang: string, href: string) =>
    `<link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(href)}"/>`;
  const german = frame.alternates.find(({ locale }) => locale === "de");
  return raw(
    frame.alternates.map(({ locale, href }) => link(locale, href)).join("") +
      (german ? link("x-default", german.href) : ""),
  );
}
