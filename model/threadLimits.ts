/**
 * What the heap of a thread that reads may grow to, in MiB, as Node's `resourceLimits` name it. Left alone, V8 lets
 * garbage grow with the machine's memory: some 70 MB more for the same work.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 } as const;

/** The same for a whole process; V8 counts three semi-spaces as the young generation. */
export const PROCESS_FLAGS: readonly string[] = [
  `--max-semi-space-size=${THREAD_LIMITS.maxYoungGenerationSizeMb / 3}`,
  `--max-old-space-size=${THREAD_LIMITS.maxOldGenerationSizeMb}`,
];

/**
 * TensorFlow runs one operation of a graph after the other, and each on one core: those of a few glyphs are too small to be shared out.
 * It reads these once, when it is loaded, from the process and never from a worker's own copy.
 */
export const TENSORFLOW_THREADS = { TF_NUM_INTEROP_THREADS: "1", TF_NUM_INTRAOP_THREADS: "1" } as const;

/**
 * What a process that reads is started with. Left alone, glibc keeps for later what large tensors and arrays took, in an arena for each
 * few threads: 20 to 40 MB more for the same work.
 */
export const PROCESS_ENV: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "1000000",
  ...TENSORFLOW_THREADS,
};
