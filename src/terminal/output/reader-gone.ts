import {codeOfDisk, formatDiskError} from '../../disk/disk-error.ts';

/**
 * Lets a program that prints end quietly when nobody reads any more what it prints, as in `lambdeck --help | head -1`. What else
 * keeps it from printing, such as a full disk, is one line and exit code 1.
 */
export const watchReaders = (process: NodeJS.Process): void => {
  process.stderr.on('error', () => {
    // There is nowhere left to say it.
  });
  process.stdout.on('error', error => {
    if (codeOfDisk(error) === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`lambdeck cannot print: ${formatDiskError(error)}\n`);
  });
};
