import {createHash, randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {conflict} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {type FoundVersion, findFunction} from '../model/find-function.ts';
import {
  attachments,
  type CodeSigningConfig,
  checkAttachable,
  codeSigningConfigs,
  imageCannotBeSigned,
  requireCodeSigningConfig,
} from '../model/stored-code-signing.ts';
import {resourceTags} from '../model/stored-tags.ts';
import {formatServiceTime} from '../model/time.ts';
import {formatFunctionArn, parseFunctionReference} from '../names/function-name.ts';
import {checkTags} from '../rules/check-tags.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Code signing configurations as records: the sandbox checks no signatures. */
export const codeSigningHandlers = defineHandlers({
  CreateCodeSigningConfig(input, context) {
    const id = `csc-${createHash('sha256').update(randomUUID()).digest('hex').slice(0, 17)}`;
    const config: CodeSigningConfig = {
      CodeSigningConfigId: id,
      CodeSigningConfigArn: `arn:aws:lambda:${context.region}:${context.accountId}:code-signing-config:${id}`,
      AllowedPublishers: input.AllowedPublishers,
      CodeSigningPolicies: input.CodeSigningPolicies ?? {UntrustedArtifactOnDeployment: 'Warn'},
      LastModified: formatServiceTime(context.now()),
      ...present({Description: input.Description}),
    };
    if (input.Tags) {
      checkTags(input.Tags);
      context.records.put(resourceTags, '', config.CodeSigningConfigArn ?? '', input.Tags);
    }
    return {CodeSigningConfig: put(config, context)};
  },

  GetCodeSigningConfig(input, context) {
    return {CodeSigningConfig: requireCodeSigningConfig(input.CodeSigningConfigArn, context)};
  },

  UpdateCodeSigningConfig(input, context) {
    const config = requireCodeSigningConfig(input.CodeSigningConfigArn, context);
    const {CodeSigningConfigArn: _, ...changes} = input;
    const stamp = {LastModified: formatServiceTime(context.now())};
    return {CodeSigningConfig: put({...config, ...present(changes), ...stamp}, context)};
  },

  DeleteCodeSigningConfig(input, context) {
    const {CodeSigningConfigArn: arn} = requireCodeSigningConfig(input.CodeSigningConfigArn, context);
    if (context.records.list(attachments).some(({value}) => value === arn)) {
      throw conflict('Cannot delete the code signing configuration: it is used by a function.');
    }
    context.records.delete(codeSigningConfigs, '', input.CodeSigningConfigArn);
    context.records.delete(resourceTags, '', input.CodeSigningConfigArn);
    return {};
  },

  ListCodeSigningConfigs(input, context) {
    const {entries, next} = readRecordPage(context.records, codeSigningConfigs, {}, input);
    return {CodeSigningConfigs: entries.map(({value}) => value), ...next};
  },

  PutFunctionCodeSigningConfig(input, context) {
    parseFunctionReference(input, context, 'PutFunctionCodeSigningConfig');
    checkAttachable(input.CodeSigningConfigArn, context);
    const {name} = findSigned(input, context, 'PutFunctionCodeSigningConfig');
    context.records.put(attachments, name, '', input.CodeSigningConfigArn);
    return {FunctionName: name, CodeSigningConfigArn: input.CodeSigningConfigArn};
  },

  GetFunctionCodeSigningConfig(input, context) {
    const {name} = findSigned(input, context, 'GetFunctionCodeSigningConfig');
    const arn = context.records.get(attachments, name, '');
    // A function without one is answered without members, not with an error.
    return (
      arn === undefined ? {} : {FunctionName: name, CodeSigningConfigArn: arn}
    ) as Output<'GetFunctionCodeSigningConfig'>;
  },

  DeleteFunctionCodeSigningConfig(input, context) {
    context.records.delete(attachments, findSigned(input, context, 'DeleteFunctionCodeSigningConfig').name, '');
    return {};
  },

  ListFunctionsByCodeSigningConfig(input, context) {
    const {CodeSigningConfigArn: arn} = requireCodeSigningConfig(input.CodeSigningConfigArn, context);
    const {entries, next} = readRecordPage(context.records, attachments, {}, input, ({value}) => value === arn);
    return {FunctionArns: entries.map(({owner}) => formatFunctionArn(context, {name: owner})), ...next};
  },
});

/** A function whose code can be signed. Throws the service's 400 for a container image. */
function findSigned(input: {readonly FunctionName: string}, context: Context, action: string): FoundVersion {
  const found = findFunction(input, context, action);
  if (found.version.imageUri !== undefined) throw imageCannotBeSigned();
  return found;
}

function put(config: CodeSigningConfig, {records}: Context): CodeSigningConfig {
  records.put(codeSigningConfigs, '', config.CodeSigningConfigArn ?? '', config);
  return config;
}
