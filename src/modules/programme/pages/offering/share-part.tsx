// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Icon } from "../../../../kernel/ui/icons/icon.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { programmeTexts } from "../../texts/texts.ts";

/** Ways to tell others, by what they have: links that ask nobody before somebody follows them, and the address to copy. */
export const SharePart: FC<{
  context: SiteContext;
  title: string;
  when: string | undefined;
  page: string;
}> = ({ context, title, when, page }) => {
  const say = programmeTexts(context.locale);
  const text = [title, when].filter(Boolean).join(", ");
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${text}\r\n${page}`)}`;
  const message = `https://wa.me/?text=${encodeURIComponent(`${text} ${page}`)}`;
  return (
    <details class="mine no-print">
      <summary>{say("open.share")}</summary>
      <div class="actions">
        <LinkButton href={message} look="secondary" small icon="chat" rel="noopener noreferrer nofollow">
          WhatsApp
        </LinkButton>
        <LinkButton href={mail} look="secondary" small icon="mail">
          {say("open.shareMail")}
        </LinkButton>
        <share-link hidden data-label={say("share")} data-done={say("shared")}>
          <Icon name="share" />
        </share-link>
      </div>
      <div class="form">
        <p class="field">
          <label for="share-address">{say("open.shareLink")}</label>
          <input class="field-input" id="share-address" readonly value={page} dir="ltr" />
        </p>
      </div>
    </details>
  );
};
