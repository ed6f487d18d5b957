import {error, type FormRule, ruleFor, structure, text} from './rule.ts';

const operations = ['CreateAlias', 'UpdateAlias'];

const oneWeight = ruleFor(operations, input => {
  const weights = structure(structure(input, 'RoutingConfig'), 'AdditionalVersionWeights');
  return Object.keys(weights).length > 1
    ? error('RoutingConfig.AdditionalVersionWeights', 'one more version at most can take a share')
    : [];
});

const weightIsShare = ruleFor(operations, input =>
  Object.entries(structure(structure(input, 'RoutingConfig'), 'AdditionalVersionWeights')).flatMap(
    ([version, weight]) => {
      const path = `RoutingConfig.AdditionalVersionWeights{${version}}`;
      const share = typeof weight === 'number' && weight >= 0 && weight <= 1;
      if (!share) return error(path, 'a share is written in percent, with its sign: 10 %, at most 100 %');
      return version === text(input, 'FunctionVersion') ? error(path, 'is the version the alias leads to already') : [];
    },
  ),
);

const publishedOnly = ruleFor(operations, input => {
  const weights = structure(structure(input, 'RoutingConfig'), 'AdditionalVersionWeights');
  if (Object.keys(weights).includes('$LATEST'))
    return error('RoutingConfig.AdditionalVersionWeights{$LATEST}', 'only published versions can take a share');
  return text(input, 'FunctionVersion') === '$LATEST' && Object.keys(weights).length > 0
    ? error('FunctionVersion', 'must be a published version when another takes a share')
    : [];
});

/** How an alias may share its calls out. */
export const aliasRules: readonly FormRule[] = [oneWeight, weightIsShare, publishedOnly];
