/** A text as one cell of a CSV file. Spreadsheets take what begins with = or @ for a formula; a minus sign may begin a number. */
export function csvCell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-[^\d.]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
