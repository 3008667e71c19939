// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type OfferingTexts, textIn } from "../../rules/planning/offering.ts";
import { writtenIn } from "../staff-words.ts";
import { type Span, spanText } from "../when.ts";

/** Dates for which something is still to be done, each with the way there. Nothing where there is none. */
export const SessionCases: FC<{
  locale: Locale;
  id: string;
  title: string;
  sessions: readonly (Span & { id: string; texts: OfferingTexts })[];
  href(sessionId: string): string;
  button: string;
}> = ({ locale, id, title, sessions, href, button }) =>
  sessions.length === 0 ? null : (
    <Section id={id} title={title}>
      <ul class="cases">
        {sessions.map((session) => (
          <li class="case">
            <div class="case-side">
              <div>
                <h3>{textIn(session.texts, writtenIn(locale)).text.title}</h3>
                <p>{spanText(session, writtenIn(locale))}</p>
              </div>
              <LinkButton href={href(session.id)} look="secondary" small>
                {button}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
