/** How a command without a screen ends. */
export const exitCodes = {done: 0, failed: 1, wrongUsage: 2, functionFailed: 3, guarded: 4} as const;

/** What each exit code of the program says. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.done, 'What was asked for was done.'],
  [exitCodes.failed, 'It could not be done, or something of it is not known.'],
  [
    exitCodes.wrongUsage,
    'The command line, the settings or the AWS configuration ask for something that is not there.',
  ],
  [exitCodes.functionFailed, 'The invoked function failed.'],
  [exitCodes.guarded, 'Nothing was sent, for the target is guarded and --yes was not given.'],
  [130, 'Interrupted by Ctrl-C.'],
];
