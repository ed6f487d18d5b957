import {lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {openSettings, type Settings} from '../../src/program/settings.ts';
import {type DiskFault, diskFaults, failDisk} from '../support/failing-disk.ts';
import {createFolder} from '../support/folder.ts';
import {makePipe} from '../support/odd-files.ts';

function createSettingsFolder(text?: string): string {
  const folder = createFolder();
  if (text !== undefined) writeFileSync(join(folder, 'settings.json'), text);
  return folder;
}

const profiles = ['staging', 'prod', 'dev'];

async function startedReadOnly(folder: string): Promise<readonly string[]> {
  const {startsReadOnly} = await openSettings(folder);
  return profiles.filter(startsReadOnly);
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
    ['{"readOnly": {"staging": true, }}', profiles],
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
    const {notices, settings} = await openSettings(folder);
    expect(notices.join('\n')).toMatch(/"readOnly" says neither true nor false of "staging": it starts read-only/);
    expect(notices.join('\n')).toMatch(/there is no setting "Theme"/);
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
    const {settings, notices, startsReadOnly, remember} = await openSettings(folder);
    expect([settings, profiles.filter(startsReadOnly)]).toEqual([{}, profiles]);
    expect(notices.join()).toMatch(why);
    expect(notices.join()).toContain('Every profile starts read-only');
    await remember({layout: {zoomed: true}});
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

describe('what is remembered', () => {
  const remembered = async (folder: string): Promise<Settings> => (await openSettings(folder)).settings;

  it('stands beside what was set, also behind a mark of byte order', async () => {
    const folder = createSettingsFolder('\uFEFF{"theme": "light", "readOnly": {"staging": true}}');
    await (await openSettings(folder)).remember({layout: {pane: 'layers'}});
    expect(await remembered(folder)).toEqual({
      theme: 'light',
      readOnly: {staging: true},
      layout: {pane: 'layers'},
    });
  });

  it('goes where a link of the user’s leads, who keeps settings elsewhere', async () => {
    const elsewhere = createSettingsFolder('{"theme": "light"}');
    const folder = createSettingsFolder();
    symlinkSync(join(elsewhere, 'settings.json'), join(folder, 'settings.json'));
    await (await openSettings(folder)).remember({metrics: false});
    expect(lstatSync(join(folder, 'settings.json')).isSymbolicLink()).toBe(true);
    expect(await remembered(elsewhere)).toEqual({theme: 'light', metrics: false});
  });

  it.each(Object.keys(diskFaults) as DiskFault[])('is given up on %s, and what was set stays', async fault => {
    const text = '{"theme": "light", "readOnly": {"staging": true}}';
    const folder = createSettingsFolder(text);
    const {remember} = await openSettings(folder);
    const end = failDisk(folder, fault);
    const outcome = await remember({layout: {pane: 'layers'}}).then(
      () => 'written',
      () => 'refused',
    );
    end();
    const file = readFileSync(join(folder, 'settings.json'), 'utf8');
    if (outcome === 'refused') expect(file).toBe(text);
    else expect(JSON.parse(file)).toEqual({...JSON.parse(text), layout: {pane: 'layers'}});
  });
});
