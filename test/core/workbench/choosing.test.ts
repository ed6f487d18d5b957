import {expect, it} from 'vitest';
import {toTextEdit} from '../../../src/core/edit/text-edit.ts';
import {type Chooser, chosenEntry, createChooser, withEntries} from '../../../src/core/workbench/choosing.ts';

type Payloads = Extract<Chooser, {type: 'payload'}>;

const template = (name: string) => ({label: `template  ${name}`, value: {from: 'template', text: name}}) as const;
const saved = {label: 'saved     mine', value: {from: 'saved', name: 'mine'}} as const;
const templates = [template('sqs'), template('sns')];
const reading: Payloads = {...createChooser('payload', 'Payload'), entries: templates};

it('keeps the cursor on its entry when others come before it', () => {
  const moved = {...reading, index: 1};
  expect(chosenEntry(withEntries(moved, [saved, ...templates]))?.label).toBe('template  sns');
  const movedAgain = {...moved, edit: toTextEdit('s')};
  const chosen = chosenEntry(movedAgain)?.label;
  expect(chosen).toContain('template');
  expect(chosenEntry(withEntries(movedAgain, [saved, ...templates]))?.label).toBe(chosen);
});

it('shows the first entry to who has not moved yet', () => {
  expect(chosenEntry(withEntries(reading, [saved, ...templates]))?.label).toBe('saved     mine');
});
