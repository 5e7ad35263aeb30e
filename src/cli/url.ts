import type { AddressInfo } from "node:net";

/** A URL, or the template of one, without scheme, host and port. */
export function withoutOrigin(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
}

/** The origin of a server that listens at an address of this machine. */
export function originOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
