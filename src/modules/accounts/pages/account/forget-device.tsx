// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { startAddress } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";

/**
 * What pages of this site have kept on the device for a place without a network, such as a roll call, is looked after: too old, it is
 * deleted. The page names the island `forget-device`.
 *
 * @param all deletes it all: somebody has signed out
 * @param warn says, before that, what nobody has sent yet
 */
export const ForgetDevice: FC<{ context: SiteContext; all?: boolean; warn?: boolean }> = ({
  context,
  all,
  warn,
}) => {
  const say = accountsTexts(context.locale);
  return (
    <forget-device
      data-begin={startAddress(context).replace(/[^/]*$/, "")}
      data-all={all ? "" : undefined}
      hidden
    >
      {warn && (
        <Notice kind="warning" title={say("device.unsent")}>
          <p>
            {say("device.text")} (<span data-count />)
          </p>
          <p>
            <a href={startAddress(context)}>{say("device.open")}</a>
          </p>
        </Notice>
      )}
    </forget-device>
  );
};
