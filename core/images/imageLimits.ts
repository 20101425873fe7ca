/** What an image may be, and how many one person may have. */
export const IMAGE_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  pixels: 25_000_000,
  leastSide: 8,
  nameCharacters: 120,
  perRequest: 20,
  waiting: 40, // of one person, not read yet
  kept: 1_000, // of one person
  uploadsPerSecond: 1,
  uploadsBurst: 60,
} as const;
