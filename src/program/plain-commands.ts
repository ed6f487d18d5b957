import {type Command, Option} from 'commander';
import {nonEmpty} from './argument-values.ts';
import {addTarget, type TargetRequest} from './target-request.ts';

/** What telling which functions hurt was asked for. */
export interface IncidentsRequest extends TargetRequest {
  readonly kind: 'incidents';
  readonly json?: boolean;
}

/** What printing logs was asked for; times and the filter as they were typed. */
export interface LogsRequest extends TargetRequest {
  readonly kind: 'logs';
  /** Functions by name or ARN, each with a version or an alias behind a colon if that is meant. */
  readonly names: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly filter?: string;
  readonly json?: boolean;
  readonly follow?: boolean;
}

/** What one invocation was asked for. */
export interface InvocationRequest extends TargetRequest {
  readonly kind: 'invoke';
  readonly name: string;
  /** JSON. */
  readonly payload?: string;
  /** Path of a file with JSON, `-` for standard input. */
  readonly payloadFile?: string;
  readonly qualifier?: string;
  readonly type: 'RequestResponse' | 'Event' | 'DryRun';
  /** Print the end of its log, to standard error. */
  readonly log?: boolean;
  readonly readOnly?: boolean;
  /** Invoke where the target is guarded, too. */
  readonly yes?: boolean;
}

export type PlainRequest = IncidentsRequest | LogsRequest | InvocationRequest;

/** Declares the commands that answer without a screen. */
export function addPlainCommands(program: Command, accept: (request: PlainRequest) => void): void {
  const declare = (name: string, usage: string) =>
    addTarget(program.command(name))
      .helpOption('-h, --help', 'print this help')
      .showHelpAfterError(`Usage: lambdeck ${name} ${usage} (lambdeck ${name} --help lists all options)`)
      .allowExcessArguments(false);
  declare('incidents', '[--json]')
    .description(
      'print which functions hurt and since when, as the incident board knows it; exits 1 when that cannot be read',
    )
    .option('--json', 'print JSON')
    .action((_, command) => accept({kind: 'incidents', ...command.optsWithGlobals()}));
  declare('logs', '<name…> [--since 1h] [--until 14:30] [--filter TEXT] [--json] [--follow]')
    .description('print the logs of functions in the order of time; exits 1 when any cannot be read')
    .argument('<name...>', 'functions by name or ARN, with a version or alias behind a colon', nonEmptyList)
    .option('--since <time>', 'from when: 5m, 2h, 14:03, an ISO time (default: 5m)', nonEmpty)
    .addOption(new Option('--until <time>', 'to when').argParser(nonEmpty).conflicts('follow'))
    .option('--filter <text>', 'only lines with that: words, "a phrase", field=value, level>=warn, /regex/', nonEmpty)
    .option('--json', 'print a JSON object a line')
    .option('-f, --follow', 'go on with what comes')
    .action((names, _, command) => accept({kind: 'logs', names, ...command.optsWithGlobals()}));
  declareInvoke(declare, accept);
}

type Declare = (name: string, usage: string) => Command;

function declareInvoke(declare: Declare, accept: (request: InvocationRequest) => void): void {
  declare('invoke', '<name> [--payload JSON | --payload-file FILE] [--qualifier Q] [--type T] [--yes]')
    .description(
      'invoke a function once and print its response; exits 3 when the function fails, 4 when the target is guarded',
    )
    .argument('<name>', 'the function, by name or ARN', nonEmpty)
    .option('--payload <json>', 'what it is invoked with (default: nothing)', nonEmpty)
    .addOption(
      new Option('--payload-file <file>', 'a file with that; - reads standard input')
        .argParser(nonEmpty)
        .conflicts('payload'),
    )
    .option('--qualifier <name>', 'version or alias', nonEmpty)
    .addOption(
      new Option('--type <type>', 'how it is invoked')
        .choices(['RequestResponse', 'Event', 'DryRun'])
        .default('RequestResponse'),
    )
    .option('--log', 'print the end of its log, to standard error')
    .option('--read-only', 'refuse every change')
    .option('-y, --yes', 'invoke where the target is guarded, too')
    .action((name, _, command) => accept({kind: 'invoke', name, ...command.optsWithGlobals()}));
}

function nonEmptyList(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, nonEmpty(text)];
}
