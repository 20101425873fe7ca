/** One pointer reading. `x` and `y` in board units (CSS pixels at zoom 1, y down), `t` in ms since its stroke began, `pressure` 0…1. */
export type Sample = {
  readonly x: number;
  readonly y: number;
  readonly t: number;
  readonly pressure: number;
};
