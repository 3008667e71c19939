/** What an import did, or would do. Every thing inside the box stands in exactly one of the lines of `things`. */
export interface ImportReport {
  /** All that the source holds, of whatever kind and wherever. */
  elements: number;
  things: {
    /**
     * Businesses and useful places that were new, changed, stand elsewhere now, are there again after they were perhaps
     * closed, are the same as before, or hidden at somebody's wish. Joined: new to the source, but in the directory already.
     */
    new: number;
    joined: number;
    changed: number;
    moved: number;
    returned: number;
    unchanged: number;
    hidden: number;
    /** Disused or empty shops: no business at present. */
    vacant: number;
    /** Kinds that the directory does not list, such as parking and benches. */
    notListed: number;
    /** Outside the box of the site, or outside the area that was asked for. */
    outsideBox: number;
    outsideArea: number;
    /** Could not be taken; listed with id, field and reason. */
    rejected: number;
  };
  /** Entries that the source named before and names no more. */
  missing: {
    perhapsClosed: number;
    /** Left alone: a person or another source says that they are there. */
    confirmed: number;
    /** Left alone: this source does not cover where they are, or leaves out their kind. */
    beyond: number;
    otherKinds: number;
  };
  /** Pairs of entries that may be the same: questions for somebody. */
  asked: number;
  /** Entries that the source drew anew under another name, such as a building instead of a point. */
  renewed: number;
  businesses: number;
  places: number;
  nameless: number;
  /** Fields that were not understood; the entry was taken without them. */
  fieldsDropped: number;
  /** Streets, water, green … for the base map. */
  baseFeatures: number;
  /** House numbers for finding places by their address. */
  addresses: number;
  /** Entries by group of categories. */
  groups: Record<string, number>;
}

export const emptyReport = (): ImportReport => ({
  elements: 0,
  things: {
    new: 0,
    joined: 0,
    changed: 0,
    moved: 0,
    returned: 0,
    unchanged: 0,
    hidden: 0,
    vacant: 0,
    notListed: 0,
    outsideBox: 0,
    outsideArea: 0,
    rejected: 0,
  },
  missing: { perhapsClosed: 0, confirmed: 0, beyond: 0, otherKinds: 0 },
  asked: 0,
  renewed: 0,
  businesses: 0,
  places: 0,
  nameless: 0,
  fieldsDropped: 0,
  baseFeatures: 0,
  addresses: 0,
  groups: {},
});
