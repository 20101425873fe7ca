/** What a picker offers to choose; what a file really is, is told by its content. */
export const ACCEPTED = "image/*,.heic,.heif,application/pdf";
