import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fillShell} from '../../../src/core/own-commands/fill-shell.ts';
import {fillWords} from '../../../src/core/own-commands/fill-words.ts';
import {readOwnCommands} from '../../../src/core/own-commands/read-own-commands.ts';

const items = [{FunctionName: 'orders-api', MemorySize: 512, Environment: {}}, {FunctionName: 'two words; rm'}];
const target = {region: 'eu-west-1', accountId: '123456789012', profile: undefined};

describe('the words of a command', () => {
  it.each([
    [
      ['echo', '{{region}}/{{accountId}}'],
      ['echo', 'eu-west-1/123456789012'],
    ],
    [
      ['echo', '--name={{FunctionName}}', 'end'],
      ['echo', '--name=orders-api', '--name=two words; rm', 'end'],
    ],
    [
      ['echo', '{{ FunctionName }}:{{region}}'],
      ['echo', 'orders-api:eu-west-1', 'two words; rm:eu-west-1'],
    ],
    [
      ['echo', '{{}} {{Function-Name}} $HOME'],
      ['echo', '{{}} {{Function-Name}} $HOME'],
    ],
  ])('%j become %j', (words, filled) => {
    expect(fillWords(words, {items, target})).toEqual(filled);
  });

  it.each([
    [['echo', '{{Environment}}'], 'no text, number, true or false'],
    [['echo', '{{MemorySize}}'], 'there is no {{MemorySize}} here'],
    [['echo', '{{profile}}'], 'there is no {{profile}} here'],
    [['echo', '{{toString}}'], 'there is no {{toString}} here'],
  ])('%j are refused: %s', (words, why) => {
    expect(fillWords(words, {items, target})).toContain(why);
  });

  it('are refused without a selection, when they are of one', () => {
    expect(fillWords(['echo', '{{FunctionName}}'], {items: [], target})).toContain('nothing is');
    expect(fillWords(['echo', '{{region}}'], {items: [], target})).toEqual(['echo', 'eu-west-1']);
  });

  it('never become an option that the settings have not written, unless behind --', () => {
    const of = (words: readonly string[], FunctionName: string) => fillWords(words, {items: [{FunctionName}], target});
    fc.assert(
      fc.property(fc.string(), name => {
        const filled = of(['p', '{{FunctionName}}', '-x{{FunctionName}}'], name);
        if (name.startsWith('-') || name.includes('\0')) expect(filled).toBeTypeOf('string');
        else expect(filled).toEqual(['p', name, `-x${name}`]);
        if (!name.includes('\0')) expect(of(['p', '--', '{{FunctionName}}'], name)).toEqual(['p', '--', name]);
      }),
      {numRuns: 200},
    );
  });
});

describe('the commands of the settings', () => {
  const right = {title: 'Last commits', command: ['git', 'log'], panes: ['functions'], changes: false};

  it('are read with their defaults, and those that are wrong are left out alone, with what would be right', () => {
    const {commands, wrong} = readOwnCommands([
      right,
      {title: 'Deploy it!', command: ['./deploy', '{{FunctionName}}'], key: 'ctrl+e'},
      'git log',
      {title: 'x'},
      {...right, title: 'y', command: 'git log'},
      {...right, title: 'y', comand: []},
      {...right, title: 'y', outptu: 'dialog'},
      {...right, title: 'y', changes: 'no'},
      {...right, title: 'last commits!'},
    ]);
    expect(commands).toEqual([
      {
        name: 'command-last-commits',
        place: 0,
        title: 'Last commits',
        words: ['git', 'log'],
        output: 'dialog',
        credentials: false,
        panes: ['functions'],
        changes: false,
        confirm: false,
      },
      expect.objectContaining({name: 'command-deploy-it', key: 'ctrl+e', changes: true}),
    ]);
    expect(wrong.map(({path}) => path)).toEqual([2, 3, 4, 5, 6, 7, 8].map(index => ['commands', index]));
    expect(wrong.map(({what}) => what)).toEqual([
      expect.stringContaining('a command is an object such as'),
      expect.stringContaining('its "command" is a list of texts'),
      expect.stringContaining('its "command" is a list of texts'),
      'a command has no "comand"; "command" may be meant. This command is left out',
      expect.stringContaining('a command has no "outptu"; "output" may be meant'),
      expect.stringContaining('its "changes" is true or false'),
      expect.stringContaining('called "last commits!" before it'),
    ]);
  });

  it('are read whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const {commands, wrong} = readOwnCommands(value);
        expect(commands.length + wrong.length).toBe(Array.isArray(value) ? value.length : 1);
      }),
      {numRuns: 300},
    );
  });
});

describe('a command for a shell', () => {
  const target = {region: 'eu-west-1', accountId: undefined, profile: 'dev'};
  const items = [
    {FunctionName: '$(reboot)', Timeout: 3, Environment: {}},
    {FunctionName: "b'; id #", Timeout: 4},
  ];

  it('gets what is selected from variables alone, a line of each', () => {
    const text = 'aws lambda get-policy --function-name "$FunctionName" --region $region | jq . > $HOME/$x';
    expect(fillShell(text, {items: items.slice(0, 1), target})).toEqual({
      FunctionName: '$(reboot)',
      region: 'eu-west-1',
    });
    expect(fillShell('echo "$FunctionName"', {items, target})).toEqual({FunctionName: "$(reboot)\nb'; id #"});
    expect(fillShell('echo $Timeout', {items, target})).toEqual({Timeout: '3\n4'});
  });

  it.each([
    ['echo "$FunctoinName"', 'there is no $FunctoinName here'],
    ['echo "$Environment"', 'there is no $Environment here'],
    ['echo "$accountId"', 'there is no $accountId here'],
  ])('is refused where a variable has no value: %s', (text, why) => {
    expect(fillShell(text, {items, target})).toBe(why);
  });

  it('has no placeholders in its text, and no other command beside it', () => {
    const {commands, wrong} = readOwnCommands([
      {title: 'a', shell: 'echo {{FunctionName}}'},
      {title: 'b', shell: 'echo', command: ['echo']},
      {title: 'c', output: 'window', shell: 'echo'},
      {title: 'd'},
      {title: 'e', shell: 'echo "$FunctionName"', output: 'terminal', credentials: true},
    ]);
    expect(wrong.map(({path: [, index], what}) => `${index} ${what}`)).toEqual([
      expect.stringContaining('0 its "shell" is a text for a shell'),
      expect.stringContaining('1 it has a "command" and a "shell"'),
      expect.stringContaining('2 its "output" is "dialog", "terminal" or "log"'),
      expect.stringContaining('3 its "command" is a list of texts'),
    ]);
    expect(commands).toEqual([
      expect.objectContaining({words: [], output: 'terminal', credentials: true, changes: true}),
    ]);
  });
});
