import { defineIntegration, type Integration } from "../../src/index.ts";

export const getOnly = { request: { method: "GET" } } as const;
export const postBody = { request: { method: "POST", body: { id: "{contact.id}", cad: "{contact.cad}" } } } as const;

/** Defines an integration of values that the types refuse. */
export const defineAny = defineIntegration as unknown as (input: unknown) => Integration;
