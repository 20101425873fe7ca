/** Why an image is not taken or not read, in words for the person: what is the matter and what to do. */
export const IMAGE_REASONS = {
  "not-an-image":
    "This is no file that can be read here. PNG, JPEG, WebP, AVIF, GIF, BMP, TIFF, HEIC and PDF are accepted, up to 10 MB and 25 megapixels (8 in AVIF).",
  locked: "This PDF is locked with a password. Save it without one and choose that.",
  "too-many-pages":
    "This PDF has more than 40 pages. Save the pages that matter as a PDF of their own and choose that.",
  "no-pdf-here": "This server cannot open PDF files. Save the page as PNG or JPEG and choose that.",
  "too-many-bytes": "This file is larger than 10 MB. Make the image smaller and choose it again.",
  "too-many-pixels": "This image has more than 25 megapixels. Make it smaller and choose it again.",
  "too-many-to-unpack":
    "AVIF images may have 8 megapixels here. Save this one as JPEG, or make it smaller, and choose that.",
  "page-too-fine":
    "A picture on this page has more than 12 megapixels. Scan it at 300 dpi, or save the page as JPEG, and choose that.",
  "too-few-pixels": "This image is smaller than 8 × 8 pixels. Choose a larger one.",
  damaged: "This file is damaged or cut short. Save the image again and choose it anew.",
  unreadable:
    "This file could not be opened with the time and memory there are. Save it as PNG or JPEG and choose that.",
  "too-blurred": "This image is too blurred to read. Hold the camera still, closer and in good light.",
  "no-writing":
    "No handwriting was found in this image. Turn it if it lies on its side, or choose one in which digits are written by hand.",
  "read-failed": "This image could not be read. Choose a smaller part of it and try again.",
  "too-fast": "These are more images than can be taken at once. Wait a minute and choose them again.",
  "too-many-waiting":
    "Many of your images are still being read. Wait until they are and choose the rest again.",
  "too-many-kept": "You have as many images as can be kept. Delete some of them under Images first.",
  busy: "The server is busy with other images. Try again in a minute.",
} as const satisfies Record<string, string>;

export type ImageReason = keyof typeof IMAGE_REASONS;

export function isImageReason(text: string): text is ImageReason {
  return Object.hasOwn(IMAGE_REASONS, text);
}
