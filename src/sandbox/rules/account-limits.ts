/** What a new account may use in a region (Lambda quotas page); sizes in bytes. */
export const accountLimits = {
  totalCodeSize: 80_530_636_800,
  codeSizeUnzipped: 262_144_000,
  codeSizeZipped: 52_428_800,
  concurrentExecutions: 1000,
  /** Executions that reservations must leave to the other functions. */
  minimumUnreserved: 100,
} as const;
