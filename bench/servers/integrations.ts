import { defineIntegration, type Integration } from "../../src/index.ts";
import { routes, user } from "./job.ts";

/** The integration of each route. */
export const integrations: { readonly [route in keyof typeof routes]: Integration } = {
  conformance: integrationOf("conformance"),
  everyProperty: integrationOf("everyProperty"),
};

function integrationOf(route: keyof typeof routes): Integration {
  const { configuration, url } = routes[route];
  return defineIntegration({ configuration: configuration as object, url: url as string, credentials: user });
}
