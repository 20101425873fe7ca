import { register } from "tsx/esm/api";

const unregister = register();
await import("./decoder.ts");
await unregister(); // pdf.js comes when it is needed: read by a loader of TypeScript, it takes 200 MB more
