import {offerNames, type WrongSetting} from '../settings/wrong-setting.ts';
import type {OwnCommand} from './own-command.ts';

/** The commands in a value of the settings, and why others are left out. */
export interface ReadOwnCommands {
  readonly commands: readonly OwnCommand[];
  readonly wrong: readonly WrongSetting[];
}

/** Reads the commands of the settings; one that is wrong is left out, and the others stay. */
export function readOwnCommands(value: unknown): ReadOwnCommands {
  if (value === undefined) return {commands: [], wrong: []};
  if (!Array.isArray(value))
    return {commands: [], wrong: [{path: ['commands'], what: '"commands" is a list of objects'}]};
  const commands: OwnCommand[] = [];
  const wrong: WrongSetting[] = [];
  const leaveOut = (index: number, what: string) =>
    void wrong.push({path: ['commands', index], what: `${what}. This command is left out`});
  for (const [index, entry] of value.entries()) {
    const read = readCommand(entry, index);
    if (typeof read === 'string') leaveOut(index, read);
    else if (commands.some(({name}) => name === read.name))
      leaveOut(index, `there is a command called "${read.title}" before it: give it another title`);
    else commands.push(read);
  }
  return {commands, wrong};
}

const rules: Readonly<Record<string, {readonly right: string; isRight(value: unknown): boolean}>> = {
  title: {right: 'a text', isRight: value => isText(value) && /[a-z\d]/i.test(value)},
  command: {
    right:
      'a list of texts, the program and its arguments: ["aws", "lambda", "get-function", "--function-name", "{{FunctionName}}"]',
    isRight: value => isTexts(value) && value.length > 0 && value[0]?.trim() !== '',
  },
  shell: {
    right: 'a text for a shell, such as "aws lambda get-policy --function-name \\"$FunctionName\\" | jq ."',
    isRight: value => isText(value) && !/\{\{\s*\w+\s*\}\}/.test(value),
  },
  output: {
    right: '"dialog", "terminal" or "log"',
    isRight: value => value === 'dialog' || value === 'terminal' || value === 'log',
  },
  credentials: {right: 'true or false', isRight: isFlag},
  key: {right: 'the name of a key, such as "ctrl+e"', isRight: isText},
  panes: {right: 'a list of names of panes, such as ["functions"]', isRight: isTexts},
  changes: {right: 'true or false', isRight: isFlag},
  confirm: {right: 'true or false', isRight: isFlag},
};

/** What is needed whatever else is there. */
const required = ['title'];

function readCommand(entry: unknown, place: number): OwnCommand | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return 'a command is an object such as {"title": "Last commits", "command": ["git", "log"]}';
  const given = entry as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find(name => !Object.hasOwn(rules, name));
  if (unknown !== undefined) return `a command has no "${unknown}"; ${offerNames(unknown, Object.keys(rules))}`;
  for (const [name, {right, isRight}] of Object.entries(rules)) {
    const value = given[name];
    if (value === undefined ? required.includes(name) : !isRight(value)) return `its "${name}" is ${right}`;
  }
  if (given['command'] === undefined && given['shell'] === undefined)
    return `its "command" is ${rules['command']?.right}`;
  if (given['command'] !== undefined && given['shell'] !== undefined)
    return 'it has a "command" and a "shell": one of them is left out';
  const {title, key, panes, command = [], changes = true, confirm = false, ...more} = given as unknown as Given;
  const {shell, output = 'dialog', credentials = false} = more;
  const name = `command-${title
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;
  return {name, place, title, key, panes, words: command, shell, output, credentials, changes, confirm};
}

interface Given {
  readonly title: string;
  readonly key?: string;
  readonly panes?: readonly string[];
  readonly command?: readonly string[];
  readonly shell?: string;
  readonly output?: OwnCommand['output'];
  readonly credentials?: boolean;
  readonly changes?: boolean;
  readonly confirm?: boolean;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}
