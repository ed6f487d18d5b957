import type {Command} from 'commander';
import {nonEmpty, url} from './argument-values.ts';

/** What to connect to, as the command line says it. */
export interface TargetRequest {
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly sandbox?: boolean;
  /** Keep a log of the requests, without what is in them. */
  readonly debug?: boolean;
}

/** Gives a command the options that say what to connect to. */
export function addTarget(command: Command): Command {
  return command
    .option('-p, --profile <name>', 'profile of the AWS configuration files', nonEmpty)
    .option('-r, --region <region>', 'AWS region', nonEmpty)
    .option('--endpoint-url <url>', 'endpoint to use instead of AWS', url)
    .option('--sandbox', 'open the built-in sandbox')
    .option('--debug', 'write a log of all requests, without what is in them');
}
