import {parseArn} from '../../core/format/arn.ts';
import {formatMember, toList, toOptionalText} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Tone} from '../../core/tone.ts';

/** A code signing configuration as lists tell it. */
export type SigningConfig = ItemOf<'ListCodeSigningConfigs'>;

/** The input that names a configuration; undefined for one without ARN. */
export function toConfigInput({CodeSigningConfigArn: arn}: SigningConfig): {CodeSigningConfigArn: string} | undefined {
  const CodeSigningConfigArn = toOptionalText(arn);
  return CodeSigningConfigArn === undefined ? undefined : {CodeSigningConfigArn};
}

/** What becomes of code that nobody trusted has signed; the service lets it in when it is not said. */
export function formatUntrusted(config: SigningConfig): string {
  return isEnforced(config) ? 'refused' : 'let in, warned';
}

/** Code that is let in all the same is what a configuration is there to keep out. */
export function toPolicyTone(config: SigningConfig): Tone {
  return isEnforced(config) ? 'good' : 'warn';
}

/** Whether code without a signature of the allowed is refused, and not only warned of. */
export function isEnforced({CodeSigningPolicies}: SigningConfig): boolean {
  return CodeSigningPolicies?.UntrustedArtifactOnDeployment === 'Enforce';
}

/** A signing profile's ARN as its name and version: `Releases/vX1`. */
export function formatProfile(arn: unknown): string {
  return parseArn(arn)?.resource.replace(/^\/signing-profiles\//, '') ?? formatMember(arn);
}

/**
 * What a configuration would say to the code that a function has now, with a tone: code that is not signed, or signed by a profile
 * that is not allowed. What else is looked at, whether a signature has run out or was taken back, only AWS Signer knows.
 */
export function judgeCode(
  config: SigningConfig,
  {SigningProfileVersionArn: profile}: ItemOf<'ListFunctions'>,
): {readonly text: string; readonly tone: Tone} {
  const allowed = toList(config.AllowedPublishers?.SigningProfileVersionArns);
  if (profile !== undefined && allowed.includes(profile)) {
    return {text: `signed by ${formatProfile(profile)}, which is allowed`, tone: 'good'};
  }
  const what = profile === undefined ? 'not signed' : `signed by ${formatProfile(profile)}, which is not allowed`;
  return isEnforced(config)
    ? {text: `${what}: would be refused`, tone: 'bad'}
    : {text: `${what}: would be let in with a warning`, tone: 'warn'};
}
