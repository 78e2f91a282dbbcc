import { words } from '../frame/words';

/** What happens to data, and under which law. */
export const useConsequenceWords = words('consequences', {
  'zh-CN': {
    category: '数据类别',
    outcome: '结果',
    ERASE: '删除',
    RESTRICT: '限制处理',
    KEEP: '保留',
    until: '保留至',
    article: '依据',
    why: '说明',
    erasedFields: '其中删除：{{fields}}',
    confirmedAs: '客户确认时显示为“{{verdict}}”',
    secondary: '条文依转述，未核对原文',
    noConsequences: '尚无评估结果。',
  },
  en: {
    category: 'Category',
    outcome: 'Outcome',
    ERASE: 'erased',
    RESTRICT: 'restricted',
    KEEP: 'kept',
    until: 'Until',
    article: 'Under',
    why: 'Why',
    erasedFields: 'erased fields: {{fields}}',
    confirmedAs: 'shown as “{{verdict}}” when the customer confirmed',
    secondary: 'based on a report about the article; the text itself was not read',
    noConsequences: 'Nothing has been assessed yet.',
  },
});
