/** Where and when a past is written, and for which samples. */
export interface Past {
  readonly region: string;
  /** ms since 1970. */
  readonly now: number;
  readonly accountId: string;
  /** A version's configuration as it is stored; undefined where there is none. */
  readonly find: (functionName: string, version: string) => Readonly<Record<string, unknown>> | undefined;
}
