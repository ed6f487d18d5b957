import {existsSync} from 'node:fs';
import {type Problem, ProblemError} from '../../core/problem.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {AwsEnvironment} from './config-files.ts';

const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

/** That a file is not there which the environment names: what should be in it is not known. */
export function findMissingFile(env: AwsEnvironment): Problem | undefined {
  const missing = names.find(name => env[name] && !existsSync(env[name]));
  if (missing === undefined) return undefined;
  return {
    kind: 'setup',
    what: 'The AWS configuration is not there',
    why: `${missing} names ${cleanText(env[missing] ?? '')}: there is no such file.`,
    tryThis: `Set ${missing} to a file that is there, or unset it.`,
  };
}

/** The same, thrown. */
export function checkNamedFiles(env: AwsEnvironment): void {
  const problem = findMissingFile(env);
  if (problem !== undefined) throw new ProblemError(problem);
}
