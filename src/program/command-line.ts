import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';

/** What the console was asked for. */
export interface ConsoleRequest {
  readonly kind: 'console';
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly sandbox?: boolean;
  readonly readOnly?: boolean;
  readonly function?: string;
  /** False with --no-color. */
  readonly color: boolean;
}

/** What serving the sandbox alone was asked for. */
export interface SandboxRequest {
  readonly kind: 'sandbox';
  readonly port: number;
  readonly data?: string;
  readonly memory?: boolean;
  readonly empty?: boolean;
}

/** A command line taken apart; `done` was answered by a text (help, version, wrong usage) and has an exit code. */
export type Request =
  | ConsoleRequest
  | SandboxRequest
  | {readonly kind: 'done'; readonly text: string; readonly exitCode: number};

/** Takes a command line apart, without the program's name. Wrong usage is `done` with exit code 2. */
export function parseCommandLine(args: readonly string[], version: string): Request {
  let request: Request | undefined;
  let text = '';
  const collect = (written: string) => {
    text += written;
  };
  const program = toProgram(version, result => {
    request = result;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({writeOut: collect, writeErr: collect});
  }
  try {
    program.parse(args, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return {kind: 'done', text, exitCode: error.exitCode === 0 ? 0 : 2};
  }
  return request ?? {kind: 'console', color: true};
}

function toProgram(version: string, accept: (request: Request) => void): Command {
  const program = new Command('lambdeck')
    .description('A full-screen terminal console for AWS Lambda.')
    .usage('[options] | sandbox [options]')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .option('--profile <name>', 'profile of the AWS configuration files', nonEmpty)
    .option('--region <region>', 'AWS region', nonEmpty)
    .option('--endpoint-url <url>', 'endpoint to use instead of AWS', url)
    .option('--sandbox', 'open the built-in sandbox')
    .option('--read-only', 'refuse every change')
    .option('--function <name>', 'start with this function in view', nonEmpty)
    .option('--no-color', 'use no colours')
    .showHelpAfterError('Usage: lambdeck [options] (lambdeck --help lists them)')
    .allowExcessArguments(false)
    .addHelpCommand(false)
    .action(options => accept({kind: 'console', ...options}));
  program
    .command('sandbox')
    .description('serve the sandbox alone, for any AWS client')
    .helpOption('--help', 'print this help')
    .addOption(new Option('--port <number>', 'port on 127.0.0.1').default(9001).argParser(port))
    .option('--data <folder>', 'where its state is kept', nonEmpty)
    .option('--memory', 'keep nothing')
    .option('--empty', 'without the sample functions')
    .showHelpAfterError('Usage: lambdeck sandbox [--port N] [--data DIR] [--memory] [--empty]')
    .allowExcessArguments(false)
    .action(options => accept({kind: 'sandbox', ...options}));
  return program;
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return number;
}

function url(text: string): string {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It must be a URL such as http://127.0.0.1:9001.');
  }
  return text;
}
