const LINES = { 20: 19, 22: 13, 24: 0 }; // major: first minor; the "engines" of package.json

/** One sentence where this Node cannot run Digitboard, else undefined. */
export function nodeRefusal(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  const firstMinor = LINES[major];
  if (firstMinor !== undefined && minor >= firstMinor) return undefined;
  return `Digitboard runs on Node 20 (from 20.19), 22 (from 22.13) or 24, and this is Node ${version.replace(/^v/, "")}.`;
}

const refusal = nodeRefusal(process.version);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}
