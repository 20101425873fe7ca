import type { Site } from "../site.ts";
import type { Strain } from "../strain.ts";

/** How hard to press: seconds a measurement, and the ink to replay (the project's own where undefined). */
export type Effort = { readonly seconds: number; readonly quick: boolean; readonly ink: string | undefined };

/** One line of the report. `bar` is the figure to stay under (or over, for rates); undefined where there is none. */
export type Row = {
  readonly what: string;
  readonly unit: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly bars: Readonly<Record<string, { readonly atMost: number } | { readonly atLeast: number }>>;
  readonly note?: string;
  /** What was measured besides; the report finds in it why a bar is missed. */
  readonly strain?: Strain;
};

/** Measures one thing on a running site. */
export type Scenario = (site: Site, effort: Effort) => Promise<readonly Row[]>;
