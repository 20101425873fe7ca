/** What an image may be, and how many one person may have. */
export const IMAGE_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  pixels: 25_000_000,
  avifPixels: 8_000_000, // whose decoder takes 20 bytes a pixel
  pdfPicturePixels: 12_000_000, // of one picture on a page: A4 at 350 dpi
  leastSide: 8,
  nameCharacters: 120,
  perRequest: 20,
  pdfPages: 40,
  waiting: 60, // of one person, not read yet
  kept: 1_000, // of one person
  uploadsPerSecond: 1,
  uploadsBurst: 60,
} as const;
