import {byNewest, formatAge} from '../core/format/age.ts';
import {formatMember, toList, toOptionalText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {defineTagsTab} from './lines/tags-tab.ts';
import {formatUntrusted, toConfigInput, toPolicyTone} from './signing/config.ts';
import {signingOverviewTab} from './signing/overview-tab.ts';
import {signingUsersTab} from './signing/users-tab.ts';

/** The code signing configurations of the account in one region: whose signature the code of a function must have. */
export const signingConfigs = defineResource<'ListCodeSigningConfigs'>({
  name: 'code-signing-configs',
  title: 'Code signing',
  singular: 'code signing config',
  list: 'ListCodeSigningConfigs',
  apart: true,
  input: () => ({}),
  id: config => toOptionalText(config.CodeSigningConfigArn) ?? formatMember(config.CodeSigningConfigId),
  label: config => toOptionalText(config.Description) ?? formatMember(config.CodeSigningConfigId),
  arn: config => toOptionalText(config.CodeSigningConfigArn),
  get: config => ({
    operation: 'GetCodeSigningConfig',
    input: toConfigInput(config) ?? {CodeSigningConfigArn: undefined},
  }),
  tagged: {type: 'lambda:code-signing-config', arn: config => toOptionalText(config.CodeSigningConfigArn)},
  columns: [
    {header: 'DESCRIPTION', value: config => formatMember(config.Description), grow: 1},
    {header: 'UNTRUSTED', value: formatUntrusted, tone: toPolicyTone, max: 14},
    {
      header: 'PROFILES',
      value: config => formatMember(toList(config.AllowedPublishers?.SigningProfileVersionArns).length),
      align: 'right',
      max: 8,
    },
    {header: 'ID', value: config => formatMember(config.CodeSigningConfigId), max: 22},
    {
      header: 'AGE',
      value: (config, now) => formatAge(config.LastModified, now),
      sort: config => byNewest(config.LastModified),
      align: 'right',
      max: 12,
      extra: true,
    },
  ],
  tabs: [
    signingOverviewTab,
    signingUsersTab,
    defineTagsTab<'ListCodeSigningConfigs'>(config => toOptionalText(config.CodeSigningConfigArn)),
  ],
  values: {CodeSigningConfigArn: config => toOptionalText(config.CodeSigningConfigArn)},
  searchText: config => ({
    names: [formatMember(config.Description), formatMember(config.CodeSigningConfigId)],
    others: [formatUntrusted(config), formatMember(config.AllowedPublishers?.SigningProfileVersionArns)],
  }),
  consolePath: (config, region) =>
    `/lambda/home?region=${region}#/code-signing-configurations/${encodeURIComponent(formatMember(config.CodeSigningConfigId))}`,
  empty:
    'No code signing configurations in this region. One says whose signature code must have before it is put into a function.',
});
