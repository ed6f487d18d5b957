import type {Item} from '../item.ts';
import {quoteWord} from '../text/quote-word.ts';

/** Where a command is meant for: `endpoint` where that is not AWS's own. */
export interface CommandPlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
}

/** The `aws` command that puts an alarm with such an input of PutMetricAlarm. */
export function buildAlarmCommand(input: Item, {region, endpoint}: CommandPlace): string {
  const options = Object.entries(input).map(([name, value]) => `--${toOption(name)} ${toWord(value)}`);
  const at = endpoint === undefined ? [] : [`--endpoint-url ${quoteWord(endpoint)}`];
  return ['aws cloudwatch put-metric-alarm', ...options, `--region ${region}`, ...at].join(' ');
}

/** `DatapointsToAlarm` is `--datapoints-to-alarm`. */
function toOption(member: string): string {
  return member.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function toWord(value: unknown): string {
  return quoteWord(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
