import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder} from '../../disk/make-folder.ts';

/** Where and when a crash happened. */
export interface CrashPlace {
  stateFolder: string;
  pid: number;
  now: Date;
}

/**
 * Writes what is known of a crash to a file of its own (mode 0600) in the state folder, at once, and returns the file's
 * path, or undefined when it cannot be written. The text of an error may quote a payload or a secret: it is kept only
 * when it has the form of a programming mistake, the stack always.
 */
export const writeCrashLog = (error: unknown, {stateFolder, pid, now}: CrashPlace): string | undefined => {
  const file = join(stateFolder, `crash-${now.toISOString().replaceAll(':', '-')}-${pid}.log`);
  const text = [`time ${now.toISOString()}`, ...describeChain(error), ''].join('\n');
  try {
    makeFolder(stateFolder);
    writeFileSync(file, text, {mode: 0o600, flag: 'wx'});
    return file;
  } catch {
    return undefined;
  }
};

/** The name of an error's class, safe to print. */
export const readErrorName = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return /^[\w$]{1,60}$/.test(error.name) ? error.name : 'Error';
};

const longestChain = 5;

const describeChain = (error: unknown): string[] => {
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < longestChain && current !== undefined; depth++) {
    lines.push(`${depth === 0 ? '' : 'caused by '}${describe(current)}`, ...readFrames(current));
    current = current instanceof Error ? current.cause : undefined;
  }

  return lines;
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const code = 'code' in error && /^\w{1,60}$/.test(String(error.code)) ? ` ${String(error.code)}` : '';
  return `${readErrorName(error)}${code}${isPlainMistake(error.message) ? `: ${error.message}` : ''}`;
};

// The engine's own words for mistakes in code: they quote names of the program, never values.
const mistakes = [
  /^Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null)(?: \((?:reading|setting) '[\w$.]{1,60}'\))?$/,
  /^[\w$.()]{1,80} is not (?:a function|a constructor|defined|iterable)$/,
  /^Maximum call stack size exceeded$/,
];

const isPlainMistake = (message: string): boolean => mistakes.some(pattern => pattern.test(message));

const readFrames = (error: unknown): string[] => {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  // The stack starts with the message, which may hold a stack of its own: that of a function that failed.
  const frames = error.stack.slice(error.stack.indexOf(error.message) + error.message.length);
  return frames.split('\n').filter(line => /^ {4}at /.test(line));
};
