import {lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {openSettings, type SettingsFile} from '../../src/program/settings.ts';
import {type DiskFault, diskFaults, failDisk} from '../support/failing-disk.ts';
import {createFolder} from '../support/folder.ts';
import {makePipe} from '../support/odd-files.ts';
import {toTries} from '../support/tries.ts';

function createSettingsFolder(text?: string): string {
  const folder = createFolder();
  if (text !== undefined) writeFileSync(join(folder, 'settings.json'), text);
  return folder;
}

const profiles = ['staging', 'prod', 'dev'];

/** The settings of a folder; what is remembered is kept beside it. */
const open = (folder: string) => openSettings({config: folder, state: join(folder, 'state')});

async function startedReadOnly(folder: string): Promise<readonly string[]> {
  return readOnlyProfiles(await open(folder));
}

function readOnlyProfiles({findEnvironment}: Pick<SettingsFile, 'findEnvironment'>): readonly string[] {
  const facts = {account: '123456789012', alias: undefined, role: '', region: 'eu-west-1'};
  return profiles.filter(profile => findEnvironment({...facts, profiles: [profile]}).readOnly);
}

describe('whether a profile starts read-only', () => {
  it.each<[string | undefined, readonly string[]]>([
    [undefined, ['prod']],
    ['{}', ['prod']],
    ['\uFEFF{"readOnly": {"staging": true, "prod": false}}', ['staging']],
    ['{"readOnly": {"staging": true, "prod": false, "dev": "no"}}', ['staging', 'dev']],
    ['{"readOnly": {"staging": null, "prod": 0}}', ['staging', 'prod']],
    ['{"readOnly": true}', profiles],
    ['{"readOnly": ["staging"]}', profiles],
    ['{"readonly": {"staging": true}}', profiles],
    ['{"readOnly": {"dev": false}, "read-only": {"staging": true}}', profiles],
    ['{"readOnly": {"staging": true, },} // mine', ['staging', 'prod']],
    ['{"readOnly": {"staging": true ]}', profiles],
    ['{"environments": [{"match": {"profile": ["staging", "d*"]}, "readOnly": true}]}', profiles],
    ['{"environments": [{"match": {"profile": "prod"}, "readOnly": false}]}', []],
    ['{"environments": [{"match": {"profile": "prod"}, "readOnly": "no"}]}', ['prod']],
    ['{"environments": [{"match": {"profil": "staging"}, "readOnly": true}]}', profiles],
    ['{"environments": [{"match": "staging", "readOnly": true}]}', profiles],
    ['{"environments": {"staging": true}}', profiles],
    ['{"environment": []}', profiles],
    ['', profiles],
    ['[]', profiles],
  ])('is as %j says, and as is safe where that cannot be read', async (text, expected) => {
    expect(await startedReadOnly(createSettingsFolder(text))).toEqual(expected);
  });

  it('is never less than a map says of which any entry is something else', async () => {
    const flag = fc.constantFrom('staging', 'prod', 'dev', 'other');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(flag, fc.oneof(fc.boolean(), fc.jsonValue())), async readOnly => {
        const folder = createSettingsFolder(JSON.stringify({readOnly}));
        const started = await startedReadOnly(folder);
        for (const profile of profiles) {
          const value = readOnly[profile] ?? (Object.hasOwn(readOnly, profile) ? null : profile === 'prod');
          expect(started.includes(profile)).toBe(value !== false);
        }
      }),
      {numRuns: 50},
    );
  });

  it('says which entry is wrong, and keeps the rest of the settings', async () => {
    const folder = createSettingsFolder('{"readOnly": {"staging": "yes", "dev": false}, "theme": "light", "Theme": 1}');
    const {notices, settings} = await open(folder);
    expect(notices.join('\n')).toMatch(/"readOnly" says neither true nor false of "staging": it starts read-only/);
    expect(notices.join('\n')).toMatch(/settings\.json, line 1: there is no setting "Theme"; "theme" may be meant/);
    expect(settings.theme).toBe('light');
  });
});

/** What keeps a settings file from being used, and what is said of it. */
const unusable: readonly (readonly [what: string, make: (file: string) => void, why: RegExp])[] = [
  ['is torn', file => writeFileSync(file, '{"readOnly": {"staging": tr'), /not JSON: .* at line 1/],
  ['is no object', file => writeFileSync(file, '[]'), /no JSON object/],
  ['is no text', file => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x7b])), /no text in UTF-8/],
  ['has 50 MB', file => writeFileSync(file, `{}${' '.repeat(50 << 20)}`), /bytes/],
  ['is a folder', file => mkdirSync(file), /folder/],
  ['is a pipe', makePipe, /no ordinary file/],
  ['is a device', file => symlinkSync('/dev/zero', file), /device/],
  ['is a link to itself', file => symlinkSync(file, file), /symbolic link/],
];

describe('a settings file that cannot be used', () => {
  it.each(unusable)('because it %s is said so, left alone, and everything starts read-only', async (_, make, why) => {
    const folder = createSettingsFolder();
    const file = join(folder, 'settings.json');
    make(file);
    const before = lstatSync(file);
    const opened = await open(folder);
    const {settings, notices, setTheme} = opened;
    expect([settings, readOnlyProfiles(opened)]).toEqual([{}, profiles]);
    expect(notices.join()).toMatch(why);
    expect(notices.join()).toContain('Everything starts read-only');
    await expect(setTheme('light')).rejects.toThrow('cannot be read');
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect([lstatSync(file).size, lstatSync(file).ino]).toEqual([before.size, before.ino]);
  });

  it.each(['a folder of somebody else', 'too many open files'] as const)(
    'on %s is no file that is not there',
    async fault => {
      const folder = createSettingsFolder('{"readOnly": {"staging": true}}');
      failDisk(folder, fault);
      expect(await startedReadOnly(folder)).toEqual(profiles);
    },
  );
});

it('tells how a map of an earlier version is written now', async () => {
  const {notices} = await open(createSettingsFolder('{"readOnly": {"staging": true}}'));
  expect(notices).toEqual([
    '"readOnly" is written "environments" now: [{"match": {"profile": "staging"}, "readOnly": true}]',
  ]);
});

describe('what is remembered', () => {
  it('lies in a file of its own, and the settings keep their comments', async () => {
    const text = '{\n  // bright room\n  "theme": "light",\n}\n';
    const folder = createSettingsFolder(text);
    await (await open(folder)).remember({layout: {pane: 'layers'}});
    await (await open(folder)).remember({lastConnection: {region: 'eu-west-1'}});
    const {settings, memory, notices} = await open(folder);
    expect([settings, notices]).toEqual([{theme: 'light'}, []]);
    expect(memory).toEqual({layout: {pane: 'layers'}, lastConnection: {region: 'eu-west-1'}});
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(text);
  });

  it('is found where an earlier version kept it among the settings', async () => {
    const folder = createSettingsFolder(
      '{"theme": "light", "layout": {"pane": "aliases"}, "lastConnection": {"region": "a"}}',
    );
    await (await open(folder)).remember({layout: {pane: 'layers'}});
    const {memory, notices} = await open(folder);
    expect([memory, notices]).toEqual([{layout: {pane: 'layers'}, lastConnection: {region: 'a'}}, []]);
  });

  it.each(['', '[]', '{"layout": "wide", "lastConnection": 1}', '{"torn'])('is nothing in %j', async text => {
    const folder = createSettingsFolder();
    mkdirSync(join(folder, 'state'));
    writeFileSync(join(folder, 'state', 'remembered.json'), text);
    const {memory, remember} = await open(folder);
    expect(memory).toEqual({});
    await remember({layout: {pane: 'layers'}});
    expect((await open(folder)).memory).toEqual({layout: {pane: 'layers'}});
  });
});

describe('a theme that is chosen', () => {
  it('is set in the file, which is otherwise as it was', async () => {
    const folder = createSettingsFolder('\uFEFF{\n  // mine\n  "theme": "dark", // at night\n  "metrics": false,\n}\n');
    await (await open(folder)).setTheme('light');
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(
      '{\n  // mine\n  "theme": "light", // at night\n  "metrics": false,\n}\n',
    );
  });

  it('makes the file where there is none, and goes where a link of the user’s leads', async () => {
    const [elsewhere, folder] = [createSettingsFolder('{"metrics": false}'), createSettingsFolder()];
    await (await open(folder)).setTheme('light');
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({theme: 'light'});
    rmSync(join(folder, 'settings.json'));
    symlinkSync(join(elsewhere, 'settings.json'), join(folder, 'settings.json'));
    await (await open(folder)).setTheme('ember');
    expect(lstatSync(join(folder, 'settings.json')).isSymbolicLink()).toBe(true);
    expect((await open(elsewhere)).settings).toEqual({theme: 'ember', metrics: false});
  });

  it.each(Object.keys(diskFaults) as DiskFault[])('is given up on %s, and what was set stays', async fault => {
    const text = '{"theme": "light", "readOnly": {"staging": true}}';
    const folder = createSettingsFolder(text);
    const {setTheme} = await open(folder);
    const end = failDisk(folder, fault);
    const outcome = await setTheme('ember').then(
      () => 'written',
      () => 'refused',
    );
    end();
    const file = readFileSync(join(folder, 'settings.json'), 'utf8');
    if (outcome === 'refused') expect(file).toBe(text);
    else expect(JSON.parse(file)).toEqual({...JSON.parse(text), theme: 'ember'});
  });
});

describe('columns of panes', () => {
  it('are read as far as they are right, and each that is not is named with its line and the nearest', async () => {
    const text = `{
  "columns": {
    "functions": [
      "Name",
      "MemroySize",
      "Environment",
      {"column": "Timeout", "widht": 4},
      {"column": "LAST HOUR", "width": 0},
      {"column": "Handler", "header": "H", "width": 9},
    ],
    "function": ["NAME"],
    "aliases": "NAME",
    "layers": ["nothing"]
  }
}`;
    const {settings, notices} = await open(createSettingsFolder(text));
    expect(settings.columns).toEqual({
      functions: [
        {source: {kind: 'header', header: 'NAME'}},
        {source: {kind: 'member', path: ['Handler'], isNumber: false}, header: 'H', width: 9},
      ],
    });
    const told = notices.map(notice => notice.slice(notice.indexOf('settings.json, ') + 15));
    expect(told).toEqual([
      'line 5: "functions" has no column "MemroySize"; "MemorySize" may be meant. This column is left out.',
      'line 6: what "Environment" holds is secret. This column is left out.',
      'line 7: a column has no "widht"; "width" may be meant. This column is left out.',
      'line 8: its "width" is a whole number from 1 to 200. This column is left out.',
      'line 11: there is no pane "function"; "functions" may be meant.',
      'line 12: the columns of "aliases" are a list such as ["NAME", "MemorySize"].',
      expect.stringMatching(/^line 13: "layers" has no column "nothing"; there are NAME/),
    ]);
  });
});

it('names file and line of a command in a pane that there is not', async () => {
  const text = `{
  "commands": [
    {"title": "Fine", "panes": ["functions"], "command": ["echo"]},
    {"title": "Bad", "panes": ["functons"], "command": ["echo"]}
  ]
}`;
  const {notices} = await open(createSettingsFolder(text));
  expect(notices).toEqual([
    expect.stringMatching(
      /settings\.json, line 4: there is no pane "functons"; "functions" may be meant\. This command is left out\.$/,
    ),
  ]);
});

it('opens with settings of any shape, and says something of all that it does not take', async () => {
  const names = [
    'theme',
    'keys',
    'escapeTimeout',
    'environments',
    'metrics',
    'rememberRows',
    'columns',
    'filters',
    'aliases',
    'mouse',
    'commands',
  ];
  const value = fc.oneof(
    fc.jsonValue({maxDepth: 4}),
    fc.dictionary(fc.constantFrom('functions', 'layers', 'x', '__proto__'), fc.array(fc.jsonValue({maxDepth: 2}))),
    fc.array(fc.dictionary(fc.constantFrom('match', 'title', 'command', 'label', 'panes', 'readOnly'), fc.jsonValue())),
  );
  const member = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({maxLength: 12})), value);
  const settings = fc.array(member, {maxLength: 8}).map(members => Object.fromEntries(members));
  const edited = fc.tuple(fc.oneof(settings, fc.jsonValue()), fc.nat(), fc.boolean()).map(([content, at, isTorn]) => {
    const text = JSON.stringify(content);
    return isTorn ? text.slice(0, at % text.length) : text;
  });
  const folder = createFolder();
  await fc.assert(
    fc.asyncProperty(edited, async text => {
      writeFileSync(join(folder, 'settings.json'), text);
      const opened = await open(folder);
      expect(
        opened.notices.every(notice => notice.endsWith('.') || notice.includes('written "environments" now')),
      ).toBe(true);
      for (const name of Object.keys(opened.settings)) expect(names).toContain(name);
      readOnlyProfiles(opened);
    }),
    {numRuns: toTries(150, 1000)},
  );
});

it('the schema knows the settings that there are, and no others', async () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/settings.schema.json', import.meta.url), 'utf8'));
  const {properties} = schema;
  const samples: Readonly<Record<string, unknown>> = {
    $schema: './settings.schema.json',
    theme: 'dark',
    keys: {refresh: ['r']},
    escapeTimeout: 100,
    environments: [
      {match: {account: '1', profile: 'a', role: 'b', region: 'c'}, label: 'A', colour: 'red', readOnly: true},
    ],
    metrics: false,
    rememberRows: false,
    columns: {functions: ['name', {column: 'MemorySize', header: 'MB', width: 6}, 'VpcConfig.VpcId']},
    groups: {functions: 'tag:team', mappings: 'stack'},
    filters: {payments: 'pay !test'},
    aliases: {pv: 'PublishVersion'},
    mouse: false,
    commands: [
      {title: 'A', key: 'b', panes: ['functions'], command: ['c'], changes: false, confirm: true},
      {title: 'B', shell: 'd', output: 'terminal', credentials: true},
    ],
  };
  expect(Object.keys(properties).toSorted()).toEqual(Object.keys(samples).toSorted());
  const [rule] = samples['environments'] as [Record<string, object>];
  const {items} = properties.environments;
  expect(Object.keys(items.properties)).toEqual(Object.keys(rule));
  expect(Object.keys(items.properties.match.properties)).toEqual(Object.keys(rule['match'] ?? {}));
  const commands = samples['commands'] as readonly object[];
  const members = [...new Set(commands.flatMap(Object.keys))];
  expect(Object.keys(properties.commands.items.properties).toSorted()).toEqual(members.toSorted());
  const {settings, notices} = await open(createSettingsFolder(JSON.stringify(samples)));
  expect(notices).toEqual([]);
  expect(Object.keys(settings).toSorted()).toEqual(
    Object.keys(samples)
      .filter(name => name !== '$schema')
      .toSorted(),
  );
});
