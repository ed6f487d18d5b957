import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatAmount, isMissing} from '../../core/format/members.ts';
import {buildRows, editable, formatUnknown, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Tone} from '../../core/tone.ts';
import {type PolicyAnswer, readUrlAccess, toUrlAlias} from './url-policies.ts';

type UrlConfig = Omit<ItemOf<'ListFunctionUrlConfigs'>, 'LastModifiedTime'> & {readonly LastModifiedTime?: unknown};

/** A web address of a function or alias: who may call it, and what browsers are told. */
export function buildUrlLines(config: UrlConfig, policy: PolicyAnswer, now: Date): readonly DetailLine[] {
  return [
    row('URL', config.FunctionUrl),
    ...buildAuthRows(config, policy),
    editable('InvokeMode', row('Invoke mode', config.InvokeMode)),
    ...buildCorsRows(config),
    row('Created', formatMoment(config.CreationTime, now)),
    row('Modified', formatMoment(config.LastModifiedTime, now)),
  ];
}

/** Without authentication the policy alone says who may call it. */
function buildAuthRows(config: UrlConfig, policy: PolicyAnswer): readonly DetailLine[] {
  const shown = (value: unknown, tone?: Tone) => editable('AuthType', row('Auth', value, tone));
  if (config.AuthType !== 'NONE') return [shown(config.AuthType)];
  if (policy.state === 'pending') return [shown('… NONE: checking who may call it', 'dim')];
  if (policy.state === 'failed') return [shown(`? NONE: ${formatUnknown(policy.problem, 'GetPolicy')}`, 'warn')];
  const access = readUrlAccess(config, policy);
  if (access === undefined) return [shown('? NONE: unknown (the policy cannot be read as one)', 'warn')];
  const {missing, denying} = access;
  if (missing.length === 0 && denying.length === 0)
    return [shown(withAge('✗ NONE: anyone may call it', policy.age), 'bad')];
  const alias = toUrlAlias(config);
  const key = denying.length > 0 ? 'a, Remove permission' : 'a, Add permission for each';
  return [
    shown(withAge('✗ NONE, but everyone is refused', policy.age), 'bad'),
    ...(denying.length > 0
      ? buildRows('Denied by', denying)
      : buildRows(
          'Missing',
          missing.map(({action, condition}) => `${action} for *, ${condition}`),
        )),
    row('Remedy', alias === undefined ? key : `${key}, Qualifier ${alias}`),
  ];
}

function withAge(words: string, age: string | undefined): string {
  return age === undefined ? words : `${words} (${age})`;
}

function buildCorsRows({Cors: cors}: UrlConfig): readonly DetailLine[] {
  if (isMissing(cors)) return [editable('Cors', row('CORS', 'none'))];
  return [
    editable('Cors.AllowOrigins', row('CORS origins', cors.AllowOrigins)),
    editable('Cors.AllowMethods', row('CORS methods', cors.AllowMethods)),
    editable('Cors.AllowHeaders', row('CORS headers', cors.AllowHeaders)),
    editable('Cors.ExposeHeaders', row('CORS exposed', cors.ExposeHeaders)),
    editable('Cors.AllowCredentials', row('CORS credentials', cors.AllowCredentials)),
    editable('Cors.MaxAge', row('CORS max age', formatAmount(cors.MaxAge, 's'))),
  ];
}
