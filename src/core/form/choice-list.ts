import type {Field, Operation, OperationName} from '../../schema/index.ts';
import type {Item} from '../item.ts';

/** Where the service lists what a member can be. */
export interface ChoiceList {
  readonly operation: OperationName;
  readonly input: Item;
  /** The value that an item of the list stands for. */
  toValue(item: Item): string | undefined;
}

/**
 * The list whose items carry a member that names something, as those of ListCodeSigningConfigs carry a
 * CodeSigningConfigArn; an ARN ends with the name. Undefined when there is none that can be asked for with these values.
 */
export function findChoiceList(operations: readonly Operation[], member: string, values: Item): ChoiceList | undefined {
  if (!/(Arn|Name)$/.test(member)) return undefined;
  for (const {name: operation, input, output, pagination} of operations) {
    const items = output.find(({name}) => name === pagination?.items)?.item();
    const carrier = items?.kind === 'structure' ? findCarrier(items.members(), member) : undefined;
    const needed = input.filter(({required}) => required).map(({name}) => name);
    if (carrier === undefined || needed.some(name => !isGiven(values[name]))) continue;
    return {
      operation,
      input: Object.fromEntries(needed.map(name => [name, values[name]])),
      toValue: item => pickValue(item[carrier], carrier === member),
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
