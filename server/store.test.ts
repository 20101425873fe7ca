import { temporaryFolder, temporaryPostgres } from "./store/testing/temporary.ts";
import { storeContract } from "./store.contract.ts";

storeContract("PGlite", temporaryFolder);

const serverUrl = process.env.TEST_DATABASE_URL;
if (serverUrl !== undefined && serverUrl !== "")
  storeContract("PostgreSQL", () => temporaryPostgres(serverUrl));
