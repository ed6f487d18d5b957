import {type CommandModel, listModels} from './command-model.ts';

/** What a manual page tells beside the commands. */
export interface ManualFacts {
  readonly version: string;
  /** `2026-11-27`. */
  readonly date: string;
  /** Exit codes with what they mean. */
  readonly exitCodes: readonly (readonly [code: number, meaning: string])[];
}

/** The manual page of the program, in roff. */
export function buildManPage(program: CommandModel, {version, date, exitCodes}: ManualFacts): string {
  const [, ...others] = listModels(program);
  const lines = [
    `.TH LAMBDECK 1 "${date}" "lambdeck ${version}" "User Commands"`,
    '.SH NAME',
    `lambdeck \\- ${toRoff(program.description.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    ...[program, ...others].flatMap(({path, usage}) => [`.B ${toRoff(path)}`, toRoff(usage), '.br']),
    '.SH DESCRIPTION',
    toRoff(program.description),
    '.SH OPTIONS',
    ...listOptions(program),
    '.SH COMMANDS',
    ...others.flatMap(command => [
      `.SS ${toRoff(`${command.path} ${command.usage}`)}`,
      toRoff(command.description),
      ...command.arguments.flatMap(({name, description}) => ['.TP', `.I ${toRoff(name)}`, toRoff(description)]),
      ...listOptions(command),
    ]),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, toRoff(meaning)]),
  ];
  return `${lines.join('\n')}\n`;
}

function listOptions({options}: CommandModel): readonly string[] {
  return options.flatMap(({flags, description}) => ['.TP', `.B ${toRoff(flags)}`, toRoff(description)]);
}

/** Lines that begin with a dot or a quote would be requests; a hyphen would be a typographic one. */
function toRoff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}
