/** Payloads sent in a session by function, the newest first. They are never written anywhere. */
export type UsedPayloads = Readonly<Record<string, readonly string[]>>;

/** Payloads of a function that are remembered. */
const most = 20;

/** The payloads with one that was sent just now at the beginning of those of its function. */
export function withUsed(used: UsedPayloads, functionName: string, text: string): UsedPayloads {
  const others = (used[functionName] ?? []).filter(other => other !== text);
  return {...used, [functionName]: [text, ...others].slice(0, most)};
}
