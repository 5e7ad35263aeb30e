import type { MiddlewareHandler } from "hono";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Lets the page load its own files only, and run no code from strings. */
export const securityHeaders: MiddlewareHandler = async ({ header }, next) => {
  header("content-security-policy", policy);
  header("x-content-type-options", "nosniff");
  header("referrer-policy", "no-referrer");
  header("cross-origin-opener-policy", "same-origin");
  header("cross-origin-resource-policy", "same-origin");
  header("cache-control", "no-store");
  await next();
};
