const isDevelopment = process.env.NODE_ENV === "development";

/** Next puts its own inline scripts in each page; nothing else may run, and nothing may be sent elsewhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const headers = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "Referrer-Policy", value: "same-origin" }, // a board's address is its key
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
];

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
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
