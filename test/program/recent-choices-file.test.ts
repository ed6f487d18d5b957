import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {withChosen} from '../../src/console/session/recent-choices.ts';
import {toSession} from '../../src/console/session/session.ts';
import {createSessionStore} from '../../src/console/session/store.ts';
import {openChoiceKeeper, recallChoices} from '../../src/program/recent-choices-file.ts';
import {createFolder} from '../support/folder.ts';

async function openSession(folder: string) {
  const store = createSessionStore(toSession(120, 40, 'functions'));
  const {kept} = await openChoiceKeeper(folder, store);
  const choose = (list: string, choice: string, line: string) =>
    store.dispatch({type: 'recent', recent: withChosen(store.getState().recent, list, choice, line)});
  return {choose, kept};
}

it('keeps what is chosen in a file for its owner alone, behind what is chosen later', async () => {
  const folder = createFolder();
  expect(await recallChoices(folder)).toEqual({});
  const one = await openSession(folder);
  one.choose('palette', 'ListLayers', 'layers');
  one.choose('palette', 'Quit', 'qu');
  await one.kept();
  expect(statSync(join(folder, 'recent.json')).mode & 0o777).toBe(0o600);
  expect(await recallChoices(folder)).toEqual({
    palette: {chosen: ['Quit', 'ListLayers'], typed: ['qu', 'layers']},
  });
});

it('takes nothing from what another session has chosen meanwhile', async () => {
  const folder = createFolder();
  const [one, other] = [await openSession(folder), await openSession(folder)];
  one.choose('palette', 'Quit', 'qu');
  await one.kept();
  other.choose('palette', 'Help', 'he');
  other.choose('regions', 'eu-west-1', '');
  await other.kept();
  expect(await recallChoices(folder)).toEqual({
    palette: {chosen: ['Help', 'Quit'], typed: ['he', 'qu']},
    regions: {chosen: ['eu-west-1'], typed: []},
  });
});

it.each([
  ['no JSON', 'palette'],
  ['something else', '[1, {"chosen": 7}]'],
  ['what is too long or no text', JSON.stringify({palette: {chosen: [1, 'x'.repeat(500), ''], typed: null}})],
])('counts %s for nothing, and writes over it', async (_, text) => {
  const folder = createFolder();
  writeFileSync(join(folder, 'recent.json'), text);
  const known = Object.values(await recallChoices(folder)).flatMap(({chosen, typed}) => [...chosen, ...typed]);
  expect(known).toEqual([]);
  const {choose, kept} = await openSession(folder);
  choose('palette', 'Quit', 'qu');
  await kept();
  expect(readFileSync(join(folder, 'recent.json'), 'utf8')).toContain('Quit');
});
