/** How a command without a screen ends. */
export const exitCodes = {done: 0, failed: 1, wrongUsage: 2, functionFailed: 3, guarded: 4} as const;
