import type {Item} from '../../core/item.ts';
import {formatTitle, type OperationDeclaration, type Selection} from '../../core/operation/operation.ts';
import type {PageReader} from '../../core/operation/page-reader.ts';
import {type Pruning, planPruning, type Use, type UseOfEach, versionOf} from '../../core/operation/pruning.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Command} from '../bindings/command.ts';
import {ownerOf} from '../connection/owner.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {openText} from '../dialogs/text.ts';
import {openWaiting} from '../dialogs/waiting.ts';
import {readAllItems} from '../reads/read-all.ts';
import {createPageReader} from '../reads/read-pages.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {nothingKnown} from './current-state.ts';
import {declarationOf} from './declaration.ts';
import {toOverlay, toTarget} from './overlay.ts';
import {reviewPutBack} from './review.ts';
import {sortOut} from './sort-out.ts';

/** Asks how many of the newest versions stay beside those in use, of what is selected or of what the selected version is one of. */
export function askForPruning(
  tools: ControllerTools,
  declaration: OperationDeclaration,
  {selection, resource}: {selection: Selection; resource: Resource},
): void {
  const {prunes, name = declaration.operation, title = formatTitle(declaration.operation)} = declaration;
  const owner = resource.name === prunes?.items ? selection.parent : selection.item;
  const parent = tools.workspace.resource(prunes?.items ?? '')?.parent;
  if (owner === undefined || parent === undefined) return tools.notify(`${title}: nothing is selected.`, 'warn');
  openPrompt(tools, {
    title: `${title} of ${parent.label(owner)}`,
    text: '3',
    note: 'how many of the newest stay, beside those in use',
    check: text => (/^\d{1,6}$/.test(text) ? undefined : 'a whole number, 0 or more'),
    submit: text => ({type: 'prune', name, owner, keep: Number(text)}),
  });
}

type PruneCommand = Extract<Command, {type: 'prune'}>;

/** Reads all versions and who uses them, and opens the review of deleting those that nobody does. */
export async function prune(tools: ControllerTools, {name, owner, keep}: PruneCommand): Promise<void> {
  const declaration = declarationOf(tools, name);
  const {prunes: pruning} = declaration;
  const resource = tools.workspace.resource(pruning?.items ?? '');
  if (pruning === undefined || resource?.parent === undefined) return;
  const connection = ownerOf(owner);
  const title = `${declaration.title ?? name} of ${resource.parent.label(owner)}`;
  const waiting = openWaiting(tools, title, 'Reading all versions, and what uses them…');
  const {items, problem} = await readAllItems(connection, resource.list, resource.input(owner), waiting.signal);
  if (!waiting.isOpen()) return;
  if (problem !== undefined) {
    waiting.close();
    return tools.notify(`${problem.what}: ${problem.why}. ${problem.tryThis}`, 'bad');
  }
  const deletion = declarationOf(tools, pruning.by);
  const {possible, leftOut} = sortOut(deletion, {marked: items, resource, parent: owner});
  const readPages = createPageReader(tools.services, connection, {background: true, signal: waiting.signal});
  const {goes, stays} = await findUnused(pruning, {versions: possible, owner, keep}, readPages);
  if (!waiting.isOpen()) return;
  waiting.close();
  tools.typeAhead(waiting.state().typed, undefined);
  const kept = [...stays.map(({item, reasons}) => `${resource.label(item)}: ${reasons.join('; ')}`), ...leftOut];
  if (goes.length === 0) {
    return void openText(tools, title, ['There is nothing to delete. What stays, and why:', '', ...kept]);
  }
  const operation = tools.services.operation(deletion.operation);
  const targets = goes.map(item => toTarget(operation, deletion, resource, {item, parent: owner}));
  const opening = {connection, fixed: targets[0]?.fixed ?? {}, preset: {}, facts: nothingKnown};
  const state = toOverlay(operation, {...deletion, title}, pruning.by, opening);
  await reviewPutBack(tools, {...state, targets, spared: kept}, {...deletion, dependents: []});
}

interface Asked {
  readonly versions: readonly Item[];
  readonly owner: Item;
  readonly keep: number;
}

/** What can be told of all at once is asked first: only what would go then is asked for one by one. What is not known of a version keeps it. */
async function findUnused({uses}: Pruning, {versions, owner, keep}: Asked, readPages: PageReader) {
  const reasons = new Map<string, string[]>();
  const add = (version: string, why: string) => reasons.set(version, [...(reasons.get(version) ?? []), why]);
  const plan = () => planPruning(versions, keep, item => reasons.get(versionOf(item)) ?? []);
  await Promise.all(
    uses.map(async use => {
      if ('inputOf' in use) return;
      const found = await readUsers(use, owner, readPages);
      if (typeof found === 'string') for (const item of versions) add(versionOf(item), found);
      else for (const {version, why} of found) add(version, why);
    }),
  );
  const waiting = plan().goes.values();
  const work = async () => {
    for (const item of waiting) {
      for (const use of uses) {
        if (!('inputOf' in use)) continue;
        for (const why of await readReasons(use, item, readPages)) add(versionOf(item), why);
      }
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return plan();
}

/** Versions that are asked about at the same time. */
const atOnce = 4;

async function readUsers(use: Use, owner: Item, readPages: PageReader) {
  try {
    const pages = await readPages(use.operation, use.input(owner));
    return pages.flatMap(page => use.toUsers(page, owner));
  } catch (error) {
    return toUnknown(use, error) ?? [];
  }
}

async function readReasons(use: UseOfEach, item: Item, readPages: PageReader): Promise<readonly string[]> {
  const input = use.inputOf(item);
  if (input === undefined) return [];
  try {
    return (await readPages(use.operation, input)).flatMap(use.toReasons);
  } catch (error) {
    const unknown = toUnknown(use, error);
    return unknown === undefined ? [] : [unknown];
  }
}

/** What is not known, in words; undefined when the service says that there is none. */
function toUnknown({what, absent}: Use | UseOfEach, error: unknown): string | undefined {
  const {code, what: failed} = toProblem(error);
  return code !== undefined && absent?.includes(code) ? undefined : `${what}: not known (${failed})`;
}
