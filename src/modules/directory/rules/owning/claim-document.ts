/** For so many days after the decision a paper is kept: as long as it may be asked about. */
export const documentDays = 30;
