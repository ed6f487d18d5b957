import {describe, expect, it} from 'vitest';
import {toVersionSide} from '../../../src/console/compare/choose-sides.ts';
import {type ComparedReading, compareCode, compareFileTexts} from '../../../src/console/compare/compare-code.ts';
import {readSummary} from '../../../src/console/compare/read-summary.ts';
import type {ComparedSides} from '../../../src/core/compare/side.ts';
import type {Item} from '../../../src/core/item.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import type {CodeEntry, FetchedCode, FoundCode} from '../../../src/core/source/code.ts';
import type {TextContrast} from '../../../src/core/source/text-contrast.ts';
import {getOperation} from '../../../src/schema/index.ts';
import {toConnection, toServices, type World} from '../../ui/fake-services.ts';

const sides: ComparedSides = [toVersionSide('orders-api', '2'), toVersionSide('orders-api', '3')];
const entry = (path: string, crc32 = 1, size = 10): CodeEntry => ({
  ...{path, kind: 'file', size, packedSize: size, crc32, mode: 0o644, modified: 0},
});
const facts = (sha256: string) => ({
  ...{place: {of: 'function', name: 'orders-api'} as const, label: 'orders-api', sha256, configuration: {}},
});
const zip = (sha256: string, entries: readonly CodeEntry[], content?: () => Promise<FetchedCode<Uint8Array>>) =>
  ({
    kind: 'fetched',
    value: {
      kind: 'zip',
      code: {
        ...facts(sha256),
        ...{
          size: 100,
          entries,
          readWhole: () => new Promise<never>(() => {}),
          rebuild: () => new Promise<never>(() => {}),
        },
        read:
          content ?? (async ({path}) => ({kind: 'fetched', value: new TextEncoder().encode(`${sha256} ${path}\n`)})),
      },
    },
  }) satisfies FetchedCode<FoundCode>;
const image = (sha256: string, uri: string): FetchedCode<FoundCode> => ({
  kind: 'fetched',
  value: {kind: 'image', code: {...facts(sha256), uri, resolvedUri: undefined}},
});
const denied = new ProblemError({
  kind: 'denied',
  what: 'GetFunction is not allowed',
  why: 'no permission',
  tryThis: '',
});

const {signal} = new AbortController();

/** The versions differ in a setting. */
const tellConfiguration = async ({Qualifier}: Item): Promise<Item> => ({
  Configuration: {Timeout: Qualifier === '2' ? 3 : 10},
});

/** What is read where the code of each version is that; `text` is how any two texts differ. */
function readingOf(
  codes: Readonly<Record<string, FetchedCode<FoundCode> | Error>>,
  text: TextContrast | undefined = {kind: 'text', added: 12, removed: 3, parts: [], leftOut: 0},
): ComparedReading {
  const world: World = {
    calls: {
      GetFunction: tellConfiguration,
    },
    lists: {},
    services: {},
    connection: {
      source: {
        reopen: async () => undefined,
        open: async place => {
          const code = codes[place.of === 'function' ? String(place.qualifier) : place.arn];
          if (code === undefined || code instanceof Error) throw code ?? new Error('It has no code');
          return code;
        },
      },
    },
  };
  const services = toServices(world, []);
  return {
    services: {...services, texts: {...services.texts, compare: async () => text}},
    connection: toConnection(world),
    signal,
  };
}

describe('the code of two versions', () => {
  const state = async (codes: Parameters<typeof readingOf>[0]) => (await compareCode(readingOf(codes), sides)).state;

  it.each([
    [
      'is the same by its hash, whatever files are in it',
      {'2': zip('a', [entry('x')]), '3': zip('a', [])},
      'CodeSha256 a',
    ],
    [
      'is the same where all files are, in another zip',
      {'2': zip('a', [entry('x'), entry('y')]), '3': zip('b', [entry('y'), entry('x')])},
      '2 files, by their sizes and checksums',
    ],
    ['is the same by the image', {'2': image('a', 'repo:1'), '3': image('b', 'repo:1')}, 'the image repo:1'],
  ])('%s', async (_, codes, words) => {
    expect(await state(codes)).toEqual({state: 'same', words});
  });

  it.each([
    ['may not be read', {'2': denied, '3': zip('b', [])}, 'of orders-api:2: GetFunction is not allowed: no permission'],
    [
      'is an image beside a zip',
      {'2': image('a', 'repo:1'), '3': zip('b', [])},
      'the image repo:1 beside a zip: files of images are not seen here',
    ],
    [
      'has a list of files too long to be fetched unasked',
      {'2': zip('a', []), '3': {kind: 'asks', bytes: 60 << 20} as const},
      'of orders-api:3: its list of files alone takes 60 MB to fetch',
    ],
  ])('is not known where it %s', async (_, codes, words) => {
    expect(await state(codes)).toEqual({state: 'unknown', words});
  });

  it('differs in files, which are not read for that', async () => {
    const unread = () => Promise.reject(new Error('Nothing is read'));
    const codes = {
      '2': zip('a', [entry('x'), entry('y')], unread),
      '3': zip('b', [entry('x', 2), entry('y'), entry('z')], unread),
    };
    expect(await state(codes)).toMatchObject({state: 'differs', count: 3, files: [{path: 'x'}, {path: 'z'}]});
  });
});

describe('the text of a file', () => {
  const contrastOf = async (reading: ComparedReading) => {
    const {state, codes} = await compareCode(reading, sides);
    const [file] = state.state === 'differs' ? state.files : [];
    if (codes === undefined || file === undefined) throw new Error('A file differs');
    return compareFileTexts(reading, codes, file);
  };

  it.each([
    [
      'is larger than may be fetched unasked',
      async () => ({kind: 'asks', bytes: 60 << 20}) as const,
      'it takes 60 MB to fetch',
    ],
    ['cannot be read', () => Promise.reject(denied), 'GetFunction is not allowed: no permission'],
  ])('is said not to be shown where it %s', async (_, content, why) => {
    const codes = {'2': zip('a', [entry('x')], content), '3': zip('b', [entry('x', 2)], content)};
    expect(await contrastOf(readingOf(codes))).toEqual({kind: 'untold', why});
  });

  it('is said not to be shown where comparing it takes too long', async () => {
    const reading = readingOf({'2': zip('a', [entry('x')]), '3': zip('b', [entry('x', 2)])});
    const slow = {...reading.services, texts: {...reading.services.texts, compare: async () => undefined}};
    expect(await contrastOf({...reading, services: slow})).toEqual({kind: 'untold', why: 'comparing it took too long'});
  });
});

describe('two versions in a few words', () => {
  const summary = (codes: Parameters<typeof readingOf>[0]) => {
    const {services, ...reading} = readingOf(codes);
    return readSummary({services: {...services, operation: getOperation}}, {...reading, sides});
  };

  it('differ in settings, and in lines of files', async () => {
    const codes = {'2': zip('a', [entry('src/price.js')]), '3': zip('b', [entry('src/price.js', 2)])};
    expect(await summary(codes)).toBe('differs in: Timeout, src/price.js +12 −3');
  });

  it('differ in what is known, and what is not is said', async () => {
    expect(await summary({'2': denied, '3': zip('b', [])})).toBe(
      'differs in: Timeout · not known: the code of orders-api:2: GetFunction is not allowed: no permission',
    );
  });
});
