// Loaded before the product: it is a Wednesday, 11:00 in Berlin, no holiday near, and time passes. What is open is then
// the same in each run. JavaScript, because nothing translates it.
const RealDate = Date;
const ahead = RealDate.parse("2027-06-09T09:00:00Z") - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
