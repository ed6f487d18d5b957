import {parseFunctionArn} from '../core/format/arn.ts';
import {formatMember, isMissing, toOptionalText} from '../core/format/members.ts';
import {heading, row, rowsFromAnswer} from '../core/format/rows.ts';
import type {ItemOf} from '../core/list-operation.ts';
import {fromAnswer, read} from '../core/resource/detail.ts';
import {defineResource, defineTab} from '../core/resource/resource.ts';
import type {OperationOutput} from '../schema/index.ts';
import {signingConfigs} from './code-signing-configs.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {toFunctionRelated} from './lines/function-related.ts';
import {toArnLogTarget} from './log-target.ts';
import {formatProfile, judgeCode, toConfigInput} from './signing/config.ts';

type User = ItemOf<'ListFunctionsByCodeSigningConfig'>;
const tab = defineTab<'ListFunctionsByCodeSigningConfig'>();

const overviewTab = tab({
  title: 'Overview',
  reads: {
    configuration: read('GetFunctionConfiguration', toFunctionInput),
    signing: read('GetFunctionCodeSigningConfig', toFunctionInput),
  },
  further: (_user, {signing}) => {
    const arn = signing.state === 'ready' ? toOptionalText(signing.value.CodeSigningConfigArn) : undefined;
    return {config: read('GetCodeSigningConfig', () => (arn === undefined ? undefined : {CodeSigningConfigArn: arn}))};
  },
  lines: (user, {configuration}, {further}) => [
    row('Function', nameOf(user)),
    row('ARN', user.FunctionArn),
    heading('Its code'),
    ...fromAnswer(configuration, 'No configuration.', code => [
      row(
        'Signed by',
        isMissing(code.SigningProfileVersionArn) ? 'nobody' : formatProfile(code.SigningProfileVersionArn),
      ),
      row('Signing job', code.SigningJobArn),
      ...rowsFromAnswer('Sent again', further?.['config'] ?? {state: 'pending'}, 'GetCodeSigningConfig', answer => {
        const {CodeSigningConfig: config} = (answer ?? {}) as Partial<OperationOutput<'GetCodeSigningConfig'>>;
        if (config === undefined) return [];
        const {text, tone} = judgeCode(config, code);
        return [row('Sent again', text, tone)];
      }),
    ]),
  ],
});

/** The functions that a code signing configuration holds for. */
export const codeSigningFunctions = defineResource<'ListFunctionsByCodeSigningConfig', 'ListCodeSigningConfigs'>({
  name: 'code-signing-functions',
  title: 'Functions under it',
  singular: 'function under code signing',
  list: 'ListFunctionsByCodeSigningConfig',
  parent: signingConfigs,
  apart: true,
  input: parent => (parent && toConfigInput(parent)) ?? {CodeSigningConfigArn: undefined},
  id: user => formatMember(user.FunctionArn),
  label: nameOf,
  arn: user => toOptionalText(user.FunctionArn),
  get: user => ({operation: 'GetFunctionConfiguration', input: toFunctionInput(user) ?? {FunctionName: undefined}}),
  columns: [{header: 'FUNCTION', value: nameOf, grow: 1, cut: 'middle'}],
  tabs: [overviewTab],
  logTarget: user => toArnLogTarget(user.FunctionArn),
  invokeTarget: user => toInvokeTarget(nameOf(user)),
  related: ({FunctionArn}) => [toFunctionRelated(FunctionArn)],
  consolePath: (user, region) =>
    `/lambda/home?region=${region}#/functions/${encodeURIComponent(nameOf(user))}?tab=configure`,
  empty: 'No function uses this configuration. “Set code signing” of a function puts it under one.',
});

function nameOf({FunctionArn}: User): string {
  return parseFunctionArn(FunctionArn)?.name ?? formatMember(FunctionArn);
}

function toFunctionInput({FunctionArn}: User): {FunctionName: string} | undefined {
  const FunctionName = parseFunctionArn(FunctionArn)?.name;
  return FunctionName === undefined ? undefined : {FunctionName};
}
