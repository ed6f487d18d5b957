import {parseArn} from '../../core/format/arn.ts';
import {formatMember} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Tone} from '../../core/tone.ts';

/** A capacity provider as lists tell it. */
export type ListedProvider = ItemOf<'ListCapacityProviders'>;

/** Its name, which only its ARN tells. */
export function formatProviderName({CapacityProviderArn: arn}: ListedProvider): string {
  return parseProviderName(arn) ?? formatMember(arn);
}

/** The input that names a capacity provider; undefined for one without ARN. */
export function toProviderInput({
  CapacityProviderArn: arn,
}: ListedProvider): {CapacityProviderName: string} | undefined {
  const CapacityProviderName = parseProviderName(arn);
  return CapacityProviderName === undefined ? undefined : {CapacityProviderName};
}

/** The tone of its state: on one that failed nothing can run. */
export function toProviderTone({State}: ListedProvider): Tone {
  if (State === 'Active') return 'good';
  return State === 'Failed' ? 'bad' : 'warn';
}

function parseProviderName(arn: unknown): string | undefined {
  const [kind, name] = parseArn(arn)?.resource.split(':') ?? [];
  return kind === 'capacity-provider' && name ? name : undefined;
}
