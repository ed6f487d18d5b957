import {formatMoment} from '../../core/format/age.ts';
import {toList} from '../../core/format/members.ts';
import {buildRows, editable, editableItems, formatUnknown, heading, note, row} from '../../core/format/rows.ts';
import {read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {formatProfile, formatUntrusted, isEnforced, toConfigInput, toPolicyTone} from './config.ts';

/** Whose signatures a configuration trusts, and what it does to code that has none of them. */
export const signingOverviewTab = defineTab<'ListCodeSigningConfigs'>()({
  title: 'Overview',
  reads: {config: read('GetCodeSigningConfig', toConfigInput)},
  lines: (item, {config: answer}, {now}) => {
    const config = answer.state === 'ready' ? (answer.value.CodeSigningConfig ?? item) : item;
    return [
      ...(answer.state === 'failed'
        ? [note(`From the list; how it is now is ${formatUnknown(answer.problem, 'GetCodeSigningConfig')}.`)]
        : []),
      editable('Description', row('Description', config.Description)),
      row('ID', config.CodeSigningConfigId),
      row('Modified', formatMoment(config.LastModified, now)),
      heading('What it refuses'),
      editable(
        'CodeSigningPolicies.UntrustedArtifactOnDeployment',
        row('Untrusted code', formatUntrusted(config), toPolicyTone(config)),
      ),
      note(
        isEnforced(config)
          ? 'Code that was not signed by one of these profiles is refused; so is code whose signature has run out or was taken back.'
          : 'Code that was not signed by one of these profiles is let in; the metric SignatureValidationErrors counts it.',
      ),
      note('Code that was changed after it was signed is refused in any case.'),
      heading('Trusted profiles'),
      ...editableItems(
        'AllowedPublishers.SigningProfileVersionArns',
        buildRows('Profiles', toList(config.AllowedPublishers?.SigningProfileVersionArns).map(formatProfile)),
      ),
      row('ARN', config.CodeSigningConfigArn),
    ];
  },
});
