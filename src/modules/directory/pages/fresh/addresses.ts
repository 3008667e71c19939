// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** Where those see what is due who keep the directory right. */
export const staleAddress = (context: AddressContext): string => siteAddress(context, "intern", "stimmt-es");

/** Where it is noted what somebody said on the telephone. */
export const callAddress = (context: AddressContext): string =>
  siteAddress(context, "intern", "stimmt-es", "anruf");

/** Where the yearly question is answered. */
export const stillRightAddress = (context: AddressContext, token: string): string =>
  siteAddress(context, "stimmt-es", token);
