import { type Command, Option } from "commander";
import type { BasicCredentials, BearerCredentials, Credentials } from "../../index.ts";
import type { Io } from "../io.ts";
import { modelWords } from "../output/model-words.ts";
import { type Conceal, concealing } from "../output/redact.ts";
import { Unusable } from "./read-json.ts";

/** The flags that say who sends a webhook. */
export interface SenderFlags {
  readonly user?: string;
  readonly token?: string;
  readonly secret?: readonly string[];
  readonly unchecked?: true;
}

/** The sender of a webhook, and the values that must never be printed. */
export interface Sender {
  /** `undefined` if no flag states it. */
  readonly credentials: Credentials | undefined;
  readonly secrets: { readonly [name: string]: readonly string[] };
  readonly conceal: Conceal;
}

/** The text about secrets in `--help`. */
export const aboutSecrets =
  "A password on a command line can be read by others on the machine, and stays in the shell's history: @env:VAR takes it from the environment. No output holds a secret.";

/** Adds the flags for the sender. `unchecked` is the description of `--unchecked`. */
export function addSenderFlags(command: Command, unchecked: string): Command {
  return command
    .addOption(new Option("--user <name:password>", "basic credentials; NAME:@env:VAR").conflicts(["token", "unchecked"]))
    .addOption(new Option("--token <token>", "bearer token; @env:VAR").conflicts("unchecked"))
    .option("--secret <name=value>", "a secret that a header names, NAME=@env:VAR; may be repeated", (text, before: string[] = []) => [
      ...before,
      text,
    ])
    .option("--unchecked", unchecked);
}

/** Reads the flags that say who sends. Throws {@link Unusable}, whose message holds no value of them. */
export function readSender({ user, token, secret = [], unchecked }: SenderFlags, { env }: Io): Sender {
  const basic = user === undefined ? undefined : readUser(user, env);
  const bearer = token === undefined ? undefined : { token: secretOf("--token", token, env) };
  const pairs = secret.map((text) => readSecret(text, env));
  const secrets = Object.fromEntries(
    pairs.map(([name]) => [name, pairs.flatMap(([other, value]) => (other === name ? [value] : []))] as const),
  );
  return {
    credentials: basic ?? bearer ?? (unchecked ? "unchecked" : undefined),
    secrets,
    conceal: concealing([...hiddenIn(basic ?? bearer), ...pairs.map(([, value]) => value)], modelWords),
  };
}

function hiddenIn(credentials: BasicCredentials | BearerCredentials | undefined): string[] {
  if (!credentials) return [];
  if ("token" in credentials) return [credentials.token];
  const { username, password } = credentials;
  return [password, Buffer.from(`${username}:${password}`).toString("base64")];
}

function readUser(text: string, env: Io["env"]): BasicCredentials {
  const colon = text.indexOf(":");
  if (colon < 0) throw new Unusable("--user", "Write NAME:@env:VAR or NAME:PASSWORD");
  return { username: text.slice(0, colon), password: secretOf("--user", text.slice(colon + 1), env) };
}

function readSecret(text: string, env: Io["env"]): readonly [name: string, value: string] {
  const [, name, value] = /^([A-Za-z0-9_.-]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Unusable("--secret", "Write NAME=@env:VAR or NAME=VALUE");
  }
  return [name, secretOf(`--secret ${name}`, value, env)];
}

const fromEnvironment = "@env:";

function secretOf(flag: string, text: string, env: Io["env"]): string {
  if (!text.startsWith(fromEnvironment)) return text;
  const name = text.slice(fromEnvironment.length);
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Unusable(flag, "Write the name of an environment variable after @env:");
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value) return value;
  throw new Unusable(flag, `The environment variable ${name} is ${value === "" ? "empty" : "not set"}`);
}
