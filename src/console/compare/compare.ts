import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {CompareCommand} from '../bindings/compare-command.ts';
import {ofSeveral, soleOwnerOf} from '../connection/owner.ts';
import {toProblem} from '../reads/read-query.ts';
import {markedItems} from '../selection/marks.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {askForFunction, askForOther, askForPath, readList} from './ask-other.ts';
import {findAliasTargets, findVersionBefore, orderSides, toSide, toVersionSide} from './choose-sides.ts';
import {saveComparison} from './copy-comparison.ts';
import {openComparison} from './open-comparison.ts';

/** Carries out what is to be done about comparing. */
export function carryOutCompare(tools: ControllerTools, command: CompareCommand): void {
  switch (command.do) {
    case 'selection':
      return void compareSelection(tools, command.resource, command.item);
    case 'before':
      return void compareWithBefore(tools, command);
    case 'open':
      return openComparison(tools, command.connection, command.sides);
    case 'ask':
      return void askForOther(tools, command.connection, command.side);
    case 'ask-function':
      return void askForFunction(tools, command.connection, command.side);
    case 'ask-path':
      return askForPath(tools, command.connection, command.side);
    case 'save':
      return void saveComparison(tools, command.path, command.overwrite);
  }
}

/** Two marked items with each other; one that is marked with what is asked for; else an item with what it follows on. */
async function compareSelection(tools: ControllerTools, resource: Resource, item: Item): Promise<void> {
  const marked = tools.store.getState().focus === resource.name ? markedItems(tools, resource) : [];
  const [first = item, second] = marked;
  const connection = soleOwnerOf([first, second ?? first]);
  if (connection === undefined) return tools.notify(ofSeveral, 'warn');
  const side = toSide(resource, first);
  if (second !== undefined) return openComparison(tools, connection, orderSides([side, toSide(resource, second)]));
  if (marked.length === 1) return askForOther(tools, connection, side);
  if (resource.name === 'versions') return compareWithBefore(tools, {connection, side});
  const targets = resource.name === 'aliases' ? findAliasTargets(item) : undefined;
  if (targets === undefined) return askForOther(tools, connection, side);
  const toTarget = (version: string) => toVersionSide(side.functionName, version);
  openComparison(tools, connection, [toTarget(targets[0]), toTarget(targets[1])]);
}

/** A version with the published one before it; where there is none it is asked what with. */
async function compareWithBefore(
  tools: ControllerTools,
  {connection, side, path}: Omit<Extract<CompareCommand, {do: 'before'}>, 'do'>,
): Promise<void> {
  const {functionName, qualifier} = side;
  const isVersion = qualifier === undefined || /^\d+$/.test(qualifier);
  try {
    const input = {FunctionName: functionName};
    const versions = isVersion ? await readList(tools, connection, 'ListVersionsByFunction', input) : [];
    const before = findVersionBefore(versions, qualifier);
    if (before === undefined) return await askForOther(tools, connection, side);
    openComparison(tools, connection, [toVersionSide(functionName, before), side], path);
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}
