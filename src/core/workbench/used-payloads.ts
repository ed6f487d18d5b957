/** Payloads sent in a session by connection and function, the newest first. They are never written anywhere. */
export type UsedPayloads = Readonly<Record<string, readonly string[]>>;

/** Payloads of a function that are remembered. */
const most = 20;

/** The payloads with one that was sent just now at the beginning of those under its key. */
export function withUsed(used: UsedPayloads, key: string, text: string): UsedPayloads {
  const others = (used[key] ?? []).filter(other => other !== text);
  return {...used, [key]: [text, ...others].slice(0, most)};
}
