import { featureProblemValues, featureProblemWords, type BadFeature, type FeatureProblem, type Result } from '../../../preload/contract';
import type { Context } from '../context';
import { fileOf, noticeOf } from '../trust/exports';
import type { ExportLanguage } from '../trust/export-words';
import type { ExportFile } from '../trust/types';

const HEADINGS = {
  'zh-CN': ['序号', '网格代码', '名称', '问题', '经度', '纬度'],
  en: ['Feature', 'Grid code', 'Name', 'Fault', 'Longitude', 'Latitude'],
} as const;

const said = (problem: FeatureProblem, lang: ExportLanguage): string => {
  const values = featureProblemValues(problem, lang === 'en' ? 'en' : 'zh');
  return featureProblemWords[problem.reason][lang === 'en' ? 'en' : 'zh'].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
};

/** What is wrong with which feature, a fault a row: for whoever mends the file. Nothing of it is about a person. */
export const faultsFile = (context: Context, bad: readonly BadFeature[], lang: ExportLanguage): Promise<Result<ExportFile>> =>
  fileOf(context, 'grid-faults', 'csv', {
    notice: noticeOf(context, lang, undefined),
    columns: [...HEADINGS[lang]],
    rows: bad.flatMap(({ feature, code, name, problems }) =>
      problems.map((problem) => [feature, code, name, said(problem, lang), ...(problem.at ?? ['', ''])]),
    ),
  });
