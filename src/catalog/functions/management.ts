import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {formatMember, isMissing, toOptionalText} from '../../core/format/members.ts';
import {row, rowIfAny, rowsFromAnswer} from '../../core/format/rows.ts';
import {read} from '../../core/resource/detail.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {type FunctionConfiguration, toFunctionInput} from './configuration.ts';

/** How a function's runtime is brought up to date. An image brings its own: there is nothing to ask. */
export const readRuntimeUpdates = read('GetRuntimeManagementConfig', (item: FunctionConfiguration) =>
  item.PackageType === 'Image' ? undefined : toFunctionInput(item),
);

/** Limits within which environments on instances of one's own are kept; other functions have none. */
export const readScaling = read(
  'GetFunctionScalingConfig',
  (item: FunctionConfiguration) => {
    const target = isMissing(item.CapacityProviderConfig) ? undefined : toFunctionInput(item);
    return target === undefined ? undefined : {Qualifier: '$LATEST', ...target};
  },
  ['ResourceNotFoundException'],
);

/** What code must be signed by; the service answers no ARN for a function without it. */
export const readCodeSigning = read(
  'GetFunctionCodeSigningConfig',
  (item: FunctionConfiguration) => {
    const {FunctionName} = toFunctionInput(item) ?? {};
    return FunctionName === undefined || item.PackageType === 'Image' ? undefined : {FunctionName};
  },
  ['ResourceNotFoundException'],
);

/** The runtime's updates in a row, and the version it is held at. */
export function buildRuntimeUpdateRows(
  answer: Answer<OperationOutput<'GetRuntimeManagementConfig'>>,
): readonly DetailLine[] {
  if (answer.state === 'absent') return [];
  return rowsFromAnswer('Runtime updates', answer, 'GetRuntimeManagementConfig', config => [
    row('Runtime updates', config?.UpdateRuntimeOn),
    ...rowIfAny('Held at', config?.RuntimeVersionArn),
  ]);
}

/** The scaling limits as they apply, and as they were asked for while that is not the same. */
export function buildScalingLimitRows(
  answer: Answer<OperationOutput<'GetFunctionScalingConfig'>>,
): readonly DetailLine[] {
  if (answer.state === 'absent') return [];
  return rowsFromAnswer('Scaling limits', answer, 'GetFunctionScalingConfig', config => {
    const [applied, requested] = [config?.AppliedFunctionScalingConfig, config?.RequestedFunctionScalingConfig];
    const asked = formatLimits(requested);
    return [
      row('Scaling limits', formatLimits(applied)),
      ...(asked === formatLimits(applied) ? [] : rowIfAny('Asked for', asked, 'warn')),
    ];
  });
}

type Limits = NonNullable<OperationOutput<'GetFunctionScalingConfig'>>['AppliedFunctionScalingConfig'];

function formatLimits(limits: Limits): string | undefined {
  if (isMissing(limits)) return undefined;
  return `${formatMember(limits.MinExecutionEnvironments)} to ${formatMember(limits.MaxExecutionEnvironments)} environments`;
}

/** What code must be signed by, in a row. */
export function buildCodeSigningRows(
  answer: Answer<OperationOutput<'GetFunctionCodeSigningConfig'>>,
): readonly DetailLine[] {
  return rowsFromAnswer('Code signing', answer, 'GetFunctionCodeSigningConfig', config => {
    const arn = toOptionalText(config?.CodeSigningConfigArn);
    return [arn === undefined ? {label: 'Code signing', value: 'none', tone: 'dim'} : row('Code signing', arn)];
  });
}
