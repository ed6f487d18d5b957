import {existsSync} from 'node:fs';
import {ProblemError} from '../../core/problem.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {AwsEnvironment} from './config-files.ts';

const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

/** Throws a setup problem for a file that the environment names and that is not there: what should be in it is not known. */
export function checkNamedFiles(env: AwsEnvironment): void {
  const missing = names.find(name => env[name] && !existsSync(env[name]));
  if (missing === undefined) return;
  throw new ProblemError({
    kind: 'setup',
    what: 'The AWS configuration is not there',
    why: `${missing} names ${cleanText(env[missing] ?? '')}: there is no such file.`,
    tryThis: `Set ${missing} to a file that is there, or unset it.`,
  });
}
