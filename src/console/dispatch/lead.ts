import type {Command} from '../bindings/command.ts';
import {openChanges} from '../changes/changes-dialog.ts';
import {carryOutCompare} from '../compare/compare.ts';
import {openCost} from '../cost/cost-dialog.ts';
import {carryOutInsights} from '../insights/carry-out-insights.ts';
import {openQueues} from '../queues/queues-dialog.ts';
import {goTo} from '../related/go-to.ts';
import {goToExecution} from '../related/go-to-execution.ts';
import {openRelated} from '../related/open-related.ts';
import {openRole} from '../roles/open-role.ts';
import {toggleFavourites} from '../selection/favourites.ts';
import {carryOutSource} from '../source/carry-out-source.ts';
import {groupList} from '../tags/groups.ts';
import type {ControllerTools} from '../tools/parts.ts';

const leads = [
  'go-to',
  'related',
  'execution',
  'cost',
  'changes',
  'queues',
  'source',
  'save-source',
  'compare',
  'insights',
  'role',
  'group',
  'favourite',
] as const;

type LeadCommand = Extract<Command, {type: (typeof leads)[number]}>;

/** Whether a command leads from something to what else is to be known of it, or to what belongs together. */
export function isLead(command: Command): command is LeadCommand {
  return leads.some(type => type === command.type);
}

/** Carries it out. */
export function lead(command: LeadCommand, tools: ControllerTools): void {
  switch (command.type) {
    case 'go-to':
      return goTo(tools, command.pane, command.id);
    case 'related':
      return openRelated(tools, command.resource, command.item);
    case 'execution':
      return void goToExecution(tools, command);
    case 'cost':
      return openCost(tools, command.of);
    case 'changes':
      return openChanges(tools, command.of);
    case 'queues':
      return void openQueues(tools, command);
    case 'source':
    case 'save-source':
      return carryOutSource(tools, command);
    case 'compare':
      return carryOutCompare(tools, command.command);
    case 'role':
      return void openRole(tools, command.connection, command.arn);
    case 'group':
      return groupList(tools, command);
    case 'favourite':
      return void toggleFavourites(tools, command.resource, command.item);
    case 'insights':
      return carryOutInsights(tools, command.command);
  }
}
