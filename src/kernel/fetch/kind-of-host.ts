// SPDX-License-Identifier: EUPL-1.2
import { isIP } from "node:net";

const bare = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** Whether an address says by itself that it is this machine. */
export const isLoopbackHost = (url: URL): boolean =>
  bare(url) === "localhost" || bare(url) === "::1" || /^127(\.\d+){3}$/.test(bare(url));

/** Whether an address names a host of some domain: no number, so that nobody looks around in our own network by numbers. */
export const isNamedHost = (url: URL): boolean =>
  isIP(bare(url)) === 0 && bare(url).includes(".") && !/\.localhost\.?$/.test(bare(url));
