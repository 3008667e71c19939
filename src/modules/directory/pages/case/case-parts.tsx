// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ProposalKind } from "../../rules/proposals/proposal.ts";
import type { LoadedCase } from "./case-page.tsx";
import { ClaimPart } from "./claim-part.tsx";
import { PhotoPart } from "./photo-part.tsx";

/** What else an editor must see of a kind, below what was asked. */
export const caseParts: Partial<Record<ProposalKind, FC<{ context: SiteContext; loaded: LoadedCase }>>> = {
  change: PhotoPart,
  claim: ClaimPart,
};
