import {formatJsonLines} from '../../core/format/json.ts';
import {isMissing, toList} from '../../core/format/members.ts';
import {heading, note, rowIfAny} from '../../core/format/rows.ts';
import {defineTab} from '../../core/resource/resource.ts';

const tab = defineTab<'ListEventSourceMappings'>();

/** Which records reach the function: those that match one of the patterns. */
export const filtersTab = tab({
  title: 'Filters',
  reads: {},
  lines: mapping => {
    const filters = toList(mapping.FilterCriteria?.Filters);
    const error = mapping.FilterCriteriaError;
    if (!isMissing(error)) {
      return [
        {value: '✗ The filters could not be read', tone: 'bad'},
        ...rowIfAny('Error', error.ErrorCode, 'bad'),
        ...rowIfAny('Message', error.Message),
      ];
    }
    if (filters.length === 0) return [note('No filters: every record reaches the function.')];
    return filters.flatMap((filter, index) => [
      heading(`Pattern ${index + 1}`),
      ...formatJsonLines(filter.Pattern).map(value => ({value, member: `FilterCriteria.Filters[${index}].Pattern`})),
    ]);
  },
});
