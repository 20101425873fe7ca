import { register } from "tsx/esm/api";

register();
await import("./worker.ts"); // Node 20 starts no worker from a .ts file
