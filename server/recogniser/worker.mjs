import { register } from "tsx/esm/api"; // Node 20 starts no worker from a .ts file, with a loader or without

register();
await import("./worker.ts");
