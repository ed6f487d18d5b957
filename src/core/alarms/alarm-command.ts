import type {Item} from '../item.ts';
import {quoteWord} from '../text/quote-word.ts';

/** The `aws` command that puts an alarm with such an input of PutMetricAlarm. */
export function buildAlarmCommand(input: Item, region: string): string {
  const options = Object.entries(input).map(([name, value]) => `--${toOption(name)} ${toWord(value)}`);
  return ['aws cloudwatch put-metric-alarm', ...options, `--region ${region}`].join(' ');
}

/** `DatapointsToAlarm` is `--datapoints-to-alarm`. */
function toOption(member: string): string {
  return member.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function toWord(value: unknown): string {
  return quoteWord(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
