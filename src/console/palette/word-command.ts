import {createFinder} from '../../core/search/finder.ts';
import type {Choice} from '../bindings/command.ts';
import {toSearchText} from '../bindings/find-text.ts';

/** A command of the palette that is typed with what it takes behind it: `sort memory`. */
export interface WordCommand {
  /** One word, in small letters. */
  readonly name: string;
  readonly title: string;
  /** What can stand behind it. Each is called what is typed for it. */
  readonly choices: readonly Choice[];
  /** What can be typed behind it beside these. */
  readonly free?: (text: string) => Choice | undefined;
  /** Told of the choice under the cursor whenever that is another one, and of none once the command is left. */
  readonly tries?: (choice: Choice | undefined) => void;
}

/** A line taken apart: the command it begins with, what is typed behind that, and the choices this finds, best first. */
export interface WordLine {
  readonly command: WordCommand;
  readonly rest: string;
  readonly found: readonly Choice[];
}

/** Reads a line that begins with the name of a command and a blank; undefined for any other. */
export function readWordLine(commands: readonly WordCommand[], line: string): WordLine | undefined {
  const [, name = '', rest = ''] = /^\s*(\S+)\s+(.*)$/s.exec(line) ?? [];
  const command = commands.find(one => one.name === name.toLowerCase());
  if (command === undefined) return undefined;
  const found = createFinder(command.choices, toSearchText)(rest);
  const own = found.some(({label}) => label === rest.trim()) ? undefined : command.free?.(rest);
  return {command, rest, found: own === undefined ? found : [...found, own]};
}

/** How a line that is typed could go on: with the rest of a command's name, or of what the first choice is called; else empty. */
export function completeLine(commands: readonly WordCommand[], line: string, first: Choice | undefined): string {
  if (line.trim() === '') return '';
  const words = readWordLine(commands, line);
  if (words !== undefined && words.found.length > 0) return restOf(words.rest, words.found[0]?.label ?? '');
  const command = commands.find(({name}) => name.startsWith(line.toLowerCase()));
  if (command !== undefined) return `${command.name.slice(line.length)} `;
  const names = first === undefined ? [] : [first.label, first.also ?? ''];
  return names.map(name => restOf(line, name)).find(rest => rest !== '') ?? '';
}

function restOf(begun: string, name: string): string {
  return name.toLowerCase().startsWith(begun.toLowerCase()) ? name.slice(begun.length) : '';
}
