import type {AskingEntry, PayloadSource} from '../../core/workbench/asking.ts';
import {createChooser, withEntries} from '../../core/workbench/choosing.ts';
import {type EventTemplate, templateText} from '../../core/workbench/event-template.ts';
import {type Workbench, withPayload} from '../../core/workbench/workbench.ts';
import {recordAt} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {completeFile} from './file-prompt.ts';
import {listShared} from './shared-events.ts';
import {takeFile} from './take-file.ts';
import {updateAsking} from './update.ts';

type Sources = readonly AskingEntry<PayloadSource>[];

/** Lists the payloads there are: the function's saved events, those used last, a file, and a template for each source. */
export async function choosePayload(tools: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const {target} = dialog.state();
  const rest: Sources = [
    ...usedPayloads(tools, dialog.state()),
    file,
    ...tools.services.eventTemplates.map(buildTemplateEntry),
  ];
  const asking = {...createChooser('payload', `Payload for ${target.FunctionName}`), entries: rest};
  dialog.update(workbench => ({...workbench, asking: {...asking, note: 'Reading the saved events…'}}));
  const reading = listShared(tools, dialog);
  const found = await tools.services.savedEvents.list(target.FunctionName);
  const saved = 'problem' in found ? [] : found.names.map(buildSavedEntry);
  updateAsking(dialog, 'payload', now => {
    const note = 'Reading the events that are shared…';
    if ('problem' in found) return {...now, note, error: `${found.problem.what}: ${found.problem.why}`};
    return {...withEntries(now, [...saved, ...rest]), note};
  });
  const shared = await reading;
  updateAsking(dialog, 'payload', now =>
    typeof shared === 'string'
      ? {...now, note: shared}
      : {...withEntries(now, [...saved, ...shared, ...rest]), note: undefined},
  );
}

/** Puts the chosen payload into the workbench; what cannot be used is said where it was chosen. */
export async function takePayload(
  tools: ControllerTools,
  dialog: Dialog<Workbench>,
  source: PayloadSource,
): Promise<void> {
  switch (source.from) {
    case 'used':
    case 'shared':
    case 'template':
      return dialog.update(workbench => ({...withPayload(workbench, source.text), focus: 'payload'}));
    case 'file':
      dialog.update(workbench => ({...workbench, asking: createChooser('file', 'Payload from a file')}));
      return completeFile(tools, dialog);
    case 'saved': {
      const read = await tools.services.savedEvents.read(dialog.state().target.FunctionName, source.name);
      return takeFile(dialog, 'payload', read);
    }
  }
}

function buildSavedEntry(name: string): AskingEntry<PayloadSource> {
  return {label: `saved     ${name}`, value: {from: 'saved', name}};
}

const file: AskingEntry<PayloadSource> = {label: 'file      from a file…', value: {from: 'file'}};

function usedPayloads({store}: ControllerTools, {connection, target}: Workbench): Sources {
  const used = recordAt(store.getState(), connection).usedPayloads[target.FunctionName] ?? [];
  return used.map(text => ({label: `used      ${formatGlance(text)}`, value: {from: 'used', text}}));
}

function buildTemplateEntry(template: EventTemplate): AskingEntry<PayloadSource> {
  return {label: `template  ${template.title}`, value: {from: 'template', text: templateText(template)}};
}

/** The beginning of a payload in one line. */
function formatGlance(text: string): string {
  return text.slice(0, 400).replace(/\s+/g, ' ').trim() || '(empty)';
}
