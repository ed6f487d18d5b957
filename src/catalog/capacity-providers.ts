import {byNewest, formatAge} from '../core/format/age.ts';
import {formatMember, tellUnusual, toList, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {capacityOverviewTab} from './capacity/overview-tab.ts';
import {formatProviderName, toProviderInput, toProviderTone} from './capacity/provider.ts';
import {defineTagsTab} from './lines/tags-tab.ts';

/** The capacity providers of the account in one region: instances of its own that functions run on. */
export const capacityProviders = defineResource<'ListCapacityProviders'>({
  name: 'capacity-providers',
  title: 'Capacity providers',
  singular: 'capacity provider',
  list: 'ListCapacityProviders',
  apart: true,
  input: () => ({}),
  id: provider => toOptionalText(provider.CapacityProviderArn) ?? formatProviderName(provider),
  label: formatProviderName,
  arn: provider => toOptionalText(provider.CapacityProviderArn),
  get: provider => ({
    operation: 'GetCapacityProvider',
    input: toProviderInput(provider) ?? {CapacityProviderName: undefined},
  }),
  tagged: {type: 'lambda:capacity-provider', arn: provider => toOptionalText(provider.CapacityProviderArn)},
  columns: [
    {header: 'NAME', value: formatProviderName, grow: 1, cut: 'middle'},
    {
      header: 'STATE',
      value: provider => tellUnusual(formatMember(provider.State), 'Active'),
      sort: provider => formatMember(provider.State),
      tone: toProviderTone,
      max: 9,
    },
    {
      header: 'MAX VCPU',
      value: provider => formatMember(provider.CapacityProviderScalingConfig?.MaxVCpuCount),
      sort: provider => -(toOptionalNumber(provider.CapacityProviderScalingConfig?.MaxVCpuCount) ?? 0),
      align: 'right',
      max: 8,
    },
    {
      header: 'AGE',
      value: (provider, now) => formatAge(provider.LastModified, now),
      sort: provider => byNewest(provider.LastModified),
      align: 'right',
      max: 12,
    },
    {
      header: 'SCALING',
      value: provider => formatMember(provider.CapacityProviderScalingConfig?.ScalingMode),
      max: 8,
      extra: true,
    },
    {
      header: 'ARCH',
      value: provider => formatMember(provider.InstanceRequirements?.Architectures),
      max: 14,
      extra: true,
    },
    {
      header: 'SUBNETS',
      value: provider => formatMember(toList(provider.VpcConfig?.SubnetIds).length),
      align: 'right',
      max: 7,
      extra: true,
    },
  ],
  tabs: [
    capacityOverviewTab,
    defineTagsTab<'ListCapacityProviders'>(provider => toOptionalText(provider.CapacityProviderArn)),
  ],
  values: {
    CapacityProviderName: provider => toProviderInput(provider)?.CapacityProviderName,
    CapacityProviderArn: provider => toOptionalText(provider.CapacityProviderArn),
  },
  searchText: provider => ({
    names: [formatProviderName(provider)],
    others: [
      formatMember(provider.State),
      formatMember(provider.InstanceRequirements?.AllowedInstanceTypes),
      formatMember(provider.VpcConfig?.SubnetIds),
    ],
  }),
  more: {
    operation: 'GetCapacityProvider',
    input: toProviderInput,
    merge: (provider, {CapacityProvider}) => ({...provider, ...(CapacityProvider ?? {})}),
  },
  isSettling: ({State}) => State === 'Pending' || State === 'Deleting',
  empty:
    'No capacity providers in this region. A capacity provider runs functions on EC2 instances of your own account that Lambda manages.',
});
