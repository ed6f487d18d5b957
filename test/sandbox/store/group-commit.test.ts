import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {defineCollection, openStore, type Store} from '../../../src/sandbox/store/index.ts';

const words = defineCollection<string>('words');
let path: string;
const open: Store[] = [];

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'lambdeck-group-'));
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(path, {recursive: true, force: true});
});

function openBoth() {
  const [store, other] = [0, 1].map(() => openStore(join(path, 'sandbox.sqlite')));
  if (!store || !other) throw new Error('Two were opened');
  open.push(store, other);
  return {
    store,
    put: (key: string) => store.region('r').put(words, '', key, key),
    /** What is written down already, as another process sees it. */
    seen: () =>
      other
        .region('r')
        .list(words)
        .map(({key}) => key),
  };
}

test('changes of one turn are written down together, and each is answered once they are', async () => {
  const {store, put, seen} = openBoth();
  const answers = ['a', 'b', 'c'].map(key =>
    store.grouped(() => {
      put(key);
      return {key, before: seen()};
    }),
  );
  expect(await answers[0]).toEqual({key: 'a', before: []});
  expect(seen()).toEqual(['a', 'b', 'c']);
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c'].map(key => ({key, before: []})));
});

test('one that throws undoes what it did, and nothing of the others', async () => {
  const {store, put, seen} = openBoth();
  const fail = () => {
    put('half');
    throw new Error('no room');
  };
  const ends = await Promise.allSettled([
    store.grouped(() => put('a')),
    store.grouped(fail),
    store.grouped(() => put('b')),
  ]);
  expect(ends.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen()).toEqual(['a', 'b']);
});

test('where nothing can be written, none of them is said to be done', async () => {
  const {store, put} = openBoth();
  const changes = [store.grouped(() => put('a')), store.grouped(() => put('b'))];
  store.close();
  open.shift();
  const ends = await Promise.allSettled(changes);
  expect(ends.map(({status}) => status)).toEqual(['rejected', 'rejected']);
});
