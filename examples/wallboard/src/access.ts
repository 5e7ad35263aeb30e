import type { MiddlewareHandler } from "hono";
import { basicAuth } from "hono/basic-auth";

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Who may see the board: who knows the password, or if there is none, a browser of this machine. */
export function access(hostname: string, password: string | undefined): MiddlewareHandler {
  if (password) return basicAuth({ username: "board", password, realm: "Wallboard" });
  if (!["127.0.0.1", "::1", "localhost"].includes(hostname)) {
    throw new Error(
      `The board would be open to everyone at ${hostname}. Set BOARD_PASSWORD, or leave out HOST to listen on loopback only.`,
    );
  }
  // The name is checked too: a page of another site could have its own name lead to this address.
  return async ({ req, text }, next) => {
    if (!loopback.test(req.header("host") ?? "")) return text("The board answers on localhost only. Set BOARD_PASSWORD to open it.", 403);
    await next();
    return undefined;
  };
}
