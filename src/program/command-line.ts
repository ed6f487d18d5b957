import {Command, CommanderError, Option} from 'commander';
import {openingViews, type StartView} from '../core/target/opening.ts';
import {groupedBy, nonEmpty} from './argument-values.ts';
import {addPlainCommands, type PlainRequest} from './plain-commands.ts';
import {
  addSandboxCommands,
  type DeliveriesRequest,
  type DeliverRequest,
  type SandboxRequest,
} from './sandbox-commands.ts';
import {type AskingForTags, collectTags, withTags} from './tag-option.ts';
import {addTarget, type TargetRequest} from './target-request.ts';

/** What the console was asked for. */
export interface ConsoleRequest extends TargetRequest, StartView {
  readonly kind: 'console';
  readonly readOnly?: boolean;
  /** The screen is put into words, line by line. */
  readonly screenReader?: boolean;
  /** False with --no-color: what is left are bold, inverse and the like, without which no focus could be seen. */
  readonly color: boolean;
  /** Name of the theme to draw in, in place of the settings' one. */
  readonly theme?: string;
  /** Draw without letters beyond ASCII. */
  readonly ascii?: boolean;
}

/** What the description of the setup was asked for: what the console would be. */
export interface InfoRequest extends Omit<ConsoleRequest, 'kind'> {
  readonly kind: 'info';
}

/** A command line taken apart; `done` was answered by a text (help, version, wrong usage) and has an exit code. */
export type Request =
  | ConsoleRequest
  | InfoRequest
  | PlainRequest
  | SandboxRequest
  | DeliverRequest
  | DeliveriesRequest
  | {readonly kind: 'done'; readonly text: string; readonly exitCode: number};

/** Takes a command line apart, without the program's name. Wrong usage is `done` with exit code 2. */
export function parseCommandLine(args: readonly string[], version: string): Request {
  let request: Request | undefined;
  let text = '';
  const collect = (written: string) => {
    text += written;
  };
  const program = createProgram(version, result => {
    request = result;
  });
  for (const command of listCommands(program)) {
    command.exitOverride().configureOutput({writeOut: collect, writeErr: collect});
  }
  try {
    refuseHelp(program, args);
    program.parse(args, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return {kind: 'done', text, exitCode: error.exitCode === 0 ? 0 : 2};
  }
  return request ?? {kind: 'console', color: true};
}

/** The definition of the command line, of which its help, manual page and completions are made. */
export function createProgram(version: string, accept: (request: Request) => void): Command {
  const program = addTarget(new Command('lambdeck'))
    .description('A full-screen terminal console for AWS Lambda.')
    .usage('[options] | info | incidents | logs <name…> | invoke <name> | sandbox | help [command]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--read-only', 'refuse every change')
    .option('--function <name>', 'start with this function in view', nonEmpty)
    .option(
      '--pane <name>',
      'start in this pane: functions, layers, and with --function versions, aliases, mappings',
      nonEmpty,
    )
    .option('--filter <text>', 'start with that pane filtered, or with --view the log', nonEmpty)
    .option('--tag <key[=value]>', 'start with what has that tag; several are all asked for', collectTags)
    .option('--group <by>', 'start with that pane grouped by stack, by a tag such as tag:team, or by none', groupedBy)
    .addOption(
      new Option('--view <view>', 'start with the incident board, or with the logs or invocations of --function')
        .choices(openingViews)
        .conflicts(['pane', 'group']),
    )
    .option('--theme <name>', 'draw in this theme', nonEmpty)
    .option('--screen-reader', 'say in lines of text what is on the screen and what changes')
    .option('--no-color', 'use no colours')
    .option('--ascii', 'draw without characters beyond ASCII')
    .showHelpAfterError('Usage: lambdeck [options] (lambdeck --help lists them)')
    .allowExcessArguments(true)
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .action((options: Omit<ConsoleRequest, 'kind'> & AskingForTags, command: Command) => {
      refuseOthers(command);
      accept({kind: 'console', ...withTags(options)});
    });
  addInfo(program, accept);
  addPlainCommands(program, accept);
  addSandboxCommands(program, accept);
  return program;
}

function addInfo(program: Command, accept: (request: Request) => void): void {
  addTarget(program.command('info'))
    .description(
      'print what would be used, and why: settings, profile, region, credentials, endpoint, network, terminal',
    )
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Usage: lambdeck info [--profile P] [--region R] [--endpoint-url URL] [--sandbox]')
    .allowExcessArguments(false)
    .action((_, command) => accept({kind: 'info', color: true, ...withTags(command.optsWithGlobals())}));
}

/** Ends where a word stands that is no command. */
function refuseOthers(program: Command): void {
  const [name] = program.args;
  if (name === undefined) return;
  const names = [...program.commands.map(command => command.name()), 'help'].join(', ');
  program.error(
    `error: there is no command '${name}'. There are: ${names}. --function ${name} starts with a function in view.`,
  );
}

/** Ends where help of a word is asked for that is no command. */
function refuseHelp(program: Command, [word, name]: readonly string[]): void {
  if (word !== 'help' || name === undefined || name.startsWith('-')) return;
  const names = program.commands.map(command => command.name());
  if (!names.includes(name)) program.error(`error: there is no command '${name}'. There are: ${names.join(', ')}.`);
}

/** What can be run without a screen, as it is typed. */
export function listPlainCommands(): readonly string[] {
  const pathOf = (command: Command): string =>
    [command.parent && pathOf(command.parent), command.name()].join(' ').trim();
  const [, ...others] = listCommands(createProgram('', () => {}));
  return [...others.map(pathOf), 'lambdeck --help'];
}

function listCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(listCommands)];
}
