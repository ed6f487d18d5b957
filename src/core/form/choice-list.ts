import type {Field, Operation, OperationName} from '../../schema/index.ts';
import type {Item} from '../item.ts';
import {describeByMembers, type ValueChoice} from './value-choice.ts';

/** Where the service lists what a member can be. */
export interface ChoiceList {
  readonly operation: OperationName;
  readonly input: Item;
  /** What an item of the list stands for; undefined when it does not tell. */
  toChoice(item: Item, now: Date): ValueChoice | undefined;
}

/**
 * The list whose items carry a member that names something, as those of ListCodeSigningConfigs carry a
 * CodeSigningConfigArn; an ARN ends with the name. Undefined when there is none that can be asked for with these values.
 */
export function findChoiceList(operations: readonly Operation[], member: string, values: Item): ChoiceList | undefined {
  if (!/(Arn|Name)$/.test(member)) return undefined;
  for (const {name: operation, input, output, pagination} of operations) {
    const items = output.find(({name}) => name === pagination?.items)?.item();
    const fields = items?.kind === 'structure' ? items.members() : [];
    const carrier = findCarrier(fields, member);
    const needed = input.filter(({required}) => required).map(({name}) => name);
    if (carrier === undefined || needed.some(name => !isGiven(values[name]))) continue;
    return {
      operation,
      input: Object.fromEntries(needed.map(name => [name, values[name]])),
      toChoice: (item, now) => {
        const value = pickValue(item[carrier], carrier === member);
        if (value === undefined) return undefined;
        // A name that was taken from an ARN is told by the ARN no better.
        const others = fields.filter(({name}) => name !== carrier);
        return describeByMembers(others, item, value, now);
      },
    };
  }
  return undefined;
}

function findCarrier(members: readonly Field[], member: string): string | undefined {
  const names = members.map(({name}) => name);
  return [member, member.replace(/.Name$/, text => `${text[0]}Arn`)].find(name => names.includes(name));
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function pickValue(value: unknown, isWhole: boolean): string | undefined {
  if (typeof value !== 'string') return undefined;
  return isWhole ? value : value.slice(value.lastIndexOf(':') + 1);
}
