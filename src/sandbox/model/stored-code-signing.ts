import type {OperationOutput} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {invalidParameter, LambdaError, notFound, withoutType} from '../errors/lambda-error.ts';
import {defineCollection} from '../store/index.ts';

/** A code signing configuration as GetCodeSigningConfig answers it. */
export type CodeSigningConfig = NonNullable<OperationOutput<'GetCodeSigningConfig'>['CodeSigningConfig']>;

/** Code signing configurations: key is the ARN. */
export const codeSigningConfigs = defineCollection<CodeSigningConfig>('code-signing');

/** Which one a function has, by ARN: owner is the function's name, key empty. */
export const attachments = defineCollection<string>('function.code-signing');

/** A configuration by its ARN. Throws the service's 404. */
export function requireCodeSigningConfig(arn: string, {records}: Context): CodeSigningConfig {
  const config = records.get(codeSigningConfigs, '', arn);
  if (!config) throw notFound(`The Lambda code signing configuration ${arn} can not be found.`, withoutType);
  return config;
}

/** What a function is to have must be there. */
export function checkAttachable(arn: string, {records}: Context): void {
  if (records.get(codeSigningConfigs, '', arn)) return;
  throw new LambdaError(
    'CodeSigningConfigNotFoundException',
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`,
    withoutType,
  );
}

/** What is in a container image is signed elsewhere. */
export function imageCannotBeSigned(): LambdaError {
  return invalidParameter('Code signing is not supported for functions created with container images.');
}
