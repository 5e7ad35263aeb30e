/** A duration as a person reads it: `0:07`, `12:30`, `1:02:03`. What is not known is a dash. */
export function duration(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return unknown;
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** A share of one in percent. */
export function percent(share: number | undefined): string {
  return share === undefined ? unknown : `${Math.round(share * 100)} %`;
}

/** The time of a day. */
export function timeOf(at: number | undefined): string {
  return at === undefined ? unknown : new Date(at).toLocaleTimeString("en-GB");
}

export const unknown = "–";
