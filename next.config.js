/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname }, // a lock file in a folder above must not move the root
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types: a start need not do it again
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/client",
    "@tensorflow/tfjs-node",
    "nodemailer",
    "pino",
  ],
};

export default config;
