import {formatMember, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {CompareCommand} from '../bindings/compare-command.ts';
import {ofSeveral, ownerOf, soleOwnerOf} from '../connection/owner.ts';
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
  const before = await findBefore(tools, resource, item);
  if (before === undefined) return askForOther(tools, connection, side);
  openComparison(tools, connection, before);
}

/** What an item follows on: the version before one, the other target of an alias. Undefined where there is none, or it is not known. */
async function findBefore(tools: ControllerTools, resource: Resource, item: Item) {
  if (resource.name === 'aliases') {
    const targets = findAliasTargets(item);
    const side = toSide(resource, item);
    if (targets === undefined || side.kind !== 'function') return undefined;
    return [toVersionSide(side.functionName, targets[0]), toVersionSide(side.functionName, targets[1])] as const;
  }
  if (resource.name !== 'versions') return undefined;
  const FunctionName = formatMember(item['FunctionName']);
  const version = toOptionalText(item['Version']);
  try {
    const versions = await readList(tools, ownerOf(item), 'ListVersionsByFunction', {FunctionName});
    const before = findVersionBefore(versions, version === '$LATEST' ? undefined : version);
    return before === undefined ? undefined : ([toVersionSide(FunctionName, before), toSide(resource, item)] as const);
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
    return undefined;
  }
}
