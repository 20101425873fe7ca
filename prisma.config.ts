import { defineConfig } from "prisma/config";

// The URL is for `prisma migrate deploy` and `prisma studio` only: the server opens its database by itself.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
