import { berlinWall, placeInBerlin } from "../../../../kernel/clock/wall-clock.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { maxSlots, type Slot, type SlotPlan, type SlotRefusal } from "./slot-plan.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The single appointments of a session: one after the other from its start, none of them in a break or past its end. After a break
 * they go on at its end. Minutes are real ones, so that a night with a change of the clock has as many appointments as hours.
 */
export function slotsOf(session: Slot, plan: SlotPlan): Result<Slot[], SlotRefusal> {
  if (plan.breaks.some(({ from, to }) => to <= from)) return refuse("break-backwards");
  const end = session.endsAt.getTime();
  const breaks = breaksOf(session, plan);
  const length = plan.minutes * MINUTE;
  const slots: Slot[] = [];
  for (let start = session.startsAt.getTime(); start + length <= end; ) {
    const pause = breaks.find(({ from, to }) => start < to && from < start + length);
    if (pause) {
      start = pause.to;
      continue;
    }
    if (slots.length === maxSlots) return refuse("too-many");
    slots.push({ startsAt: new Date(start), endsAt: new Date(start + length) });
    start += length + plan.between * MINUTE;
  }
  return slots.length > 0 ? ok(slots) : refuse("too-short");
}

/** The breaks as moments, on each day that the session touches. */
function breaksOf({ startsAt, endsAt }: Slot, plan: SlotPlan): { from: number; to: number }[] {
  const first = Math.floor(berlinWall(startsAt) / DAY);
  const last = Math.floor(berlinWall(endsAt) / DAY);
  const days = Array.from({ length: Math.min(last - first, 30) + 1 }, (_, index) => (first + index) * DAY);
  return days.flatMap((midnight) =>
    plan.breaks.map(({ from, to }) => ({ from: moment(midnight, from), to: moment(midnight, to) })),
  );
}

function moment(midnight: number, time: string): number {
  return placeInBerlin(midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE).moment;
}
