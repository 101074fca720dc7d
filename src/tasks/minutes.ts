/** Minutes between two ISO instants. */
export const minutesBetween = (earlier: string, later: string): number =>
  (new Date(later).getTime() - new Date(earlier).getTime()) / 60_000;
