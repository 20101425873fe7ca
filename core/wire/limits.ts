/** What one user may send, and how large. Limits go by user, never by address: a class shares one address. */
export const LIMITS = {
  messageBytes: 512 * 1024, // above this a message is not read, and answered so
  transportBytes: 8 * 1024 * 1024, // above this the connection ends: no page of ours sends such a message
  inkBytes: 250 * 1024, // of a stroke or of an image's blobs
  frameBytes: 8 * 1024,
  marksPerOp: 10_000,
  partsPerLabel: 200,
  labelsPerPlace: 1_000,
  candidatesPerLabel: 8,
  boardMarks: 50_000,
  opsPerSecond: 20,
  opsBurst: 400, // pending ops that come all at once after an hour without a network
  framesPerSecond: 130, // ink and cursor frames: one each an animation frame of a 120 Hz screen
  framesBurst: 260,
  frameBytesPerSecond: 32 * 1024, // a pen at 240 Hz makes 4 kB
  frameBytesBurst: 64 * 1024,
  joinsPerSecond: 2,
  joinsBurst: 20,
  bufferedBytes: 4 * 1024 * 1024, // a slower client than this is sent a fresh join instead
  tickMs: 33,
} as const;
