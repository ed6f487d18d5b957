/** Environment variables, as `process.env` has them. */
export type TerminalEnvironment = Readonly<Record<string, string | undefined>>;
