import type { Meta } from "../elements/elements.ts";
import { message, nextKey, skip, unsigned, type Wire, zigzag } from "./wire.ts";

/** What a block says about how its numbers are to be read. */
export interface Scale {
  /** Nanodegrees per unit of position. */
  granularity: number;
  latOffset: number;
  lonOffset: number;
  /** Milliseconds per unit of time. */
  dateGranularity: number;
}

/** Degrees of a position in the block's units, rounded to the seven digits of OpenStreetMap. */
export function degrees(value: number, offset: number, scale: Scale): number {
  return Math.round((offset + value * scale.granularity) / 100) / 1e7;
}

/** Version and time as they are told outside; a time beyond what a Date holds is left out. */
export function metaOf(version: number, time: number, scale: Scale): Meta {
  const meta: Meta = {};
  // A missing version is written as -1, which read without sign is enormous.
  if (version > 0 && version < 2 ** 31) meta.version = version;
  const moment = new Date(time * scale.dateGranularity);
  if (time > 0 && !Number.isNaN(moment.getTime())) meta.timestamp = moment.toISOString();
  return meta;
}

const lastInfo = { version: 0, time: 0, visible: true };

/** Reads an Info message, always into the same object; `visible` is false only for what was deleted (history). */
export function readInfo(w: Wire): { version: number; time: number; visible: boolean } {
  lastInfo.version = 0;
  lastInfo.time = 0;
  lastInfo.visible = true;
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 8) lastInfo.version = unsigned(w);
    else if (key === 16) lastInfo.time = unsigned(w);
    else if (key === 48) lastInfo.visible = unsigned(w) !== 0;
    else skip(w, key);
  }
  return lastInfo;
}

/** Reads a DenseInfo message in step with the nodes; times are differences, versions are not. */
export function readDenseInfo(w: Wire): {
  next: () => void;
  version: number;
  time: number;
  visible: boolean;
} {
  const none = { ...w, end: w.pos };
  let versions = none;
  let times = none;
  let visibles = none;
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 10) versions = message(w);
    else if (key === 18) times = message(w);
    else if (key === 50) visibles = message(w);
    else skip(w, key);
  }
  const info = {
    version: 0,
    time: 0,
    visible: true,
    next() {
      if (versions.pos < versions.end) info.version = unsigned(versions);
      if (times.pos < times.end) info.time += zigzag(times);
      if (visibles.pos < visibles.end) info.visible = unsigned(visibles) !== 0;
    },
  };
  return info;
}
