/** Codes of the areas that contain this one, the nearest first: a village's township, then its district. */
export const areasAbove = (area: string): readonly string[] =>
  [9, 6].filter((digits) => digits < area.length).map((digits) => area.slice(0, digits));
