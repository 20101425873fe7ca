/** What `probe.mjs` tells of the server's process, since the question before. */
export type ProbeAnswer = {
  readonly stallP99Ms: number; // of the main thread
  readonly stallMaxMs: number;
  readonly busy: number; // the share of the time, 0 to 1, that the main thread was at work
  readonly cpuMs: number; // of all threads
  readonly rssBytes: number; // after a collection
  readonly heapBytes: number;
};
